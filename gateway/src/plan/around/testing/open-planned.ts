/** A federation in memory whose operations are planned as the gateway plans them, and answered by its engine. */
import { type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { type ExecutionResult, getOperationAST, parse } from 'graphql';
import { compileResponse } from '../../../execute/compile-response.ts';
import { closeExecution } from '../../../execute/open-execution.ts';
import type { Variables } from '../../../subgraphs/subgraph-client.ts';
import { type Federation, type FederationPart, openFederation } from '../../../testing/federation.ts';
import { buildPlan } from '../../build-plan.ts';
import type { OperationPlan } from '../../operation-plan.ts';
import { plannerConfig } from '../../planner-config.ts';
import { prepareSupergraph } from '../../prepare-supergraph.ts';

export interface PlannedFederation {
  readonly calls: Federation['calls'];
  readonly apiSchema: Schema;
  plan(query: string): OperationPlan;
  /** What a client is answered. */
  answer(query: string, variables?: Variables): Promise<ExecutionResult>;
  /** The same, with errors as their messages. */
  ask(query: string, variables?: Variables): Promise<{ readonly data: unknown; readonly errors: readonly string[] }>;
}

export function openPlanned(parts: Readonly<Record<string, FederationPart>>): PlannedFederation {
  const federation = openFederation(parts);
  const supergraph = Supergraph.build(prepareSupergraph(federation.supergraphSdl));
  const apiSchema = supergraph.apiSchema();
  const clientSchema = apiSchema.toGraphQLJSSchema();
  const planner = new QueryPlanner(supergraph, plannerConfig);
  const plan = (query: string): OperationPlan =>
    buildPlan({ planner, apiSchema, document: parse(query), operationName: undefined });
  async function answer(query: string, variables: Variables = {}): Promise<ExecutionResult> {
    const document = parse(query);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('the document must have one operation');
    const planned = plan(query);
    const execution = await federation.run(query, variables, planned);
    const shape = compileResponse(clientSchema, document, operation, planned);
    const closed = closeExecution(execution, shape, { document, operation, name: undefined }, planned.clientNames);
    return JSON.parse(JSON.stringify(closed));
  }
  return {
    calls: federation.calls,
    apiSchema,
    plan,
    answer,
    async ask(query, variables) {
      const { data, errors = [] } = await answer(query, variables);
      return { data, errors: errors.map(({ message }) => message) };
    },
  };
}
