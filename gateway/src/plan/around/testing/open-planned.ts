/** A federation in memory whose operations are planned as the gateway plans them, and answered by its engine. */
import { type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { getOperationAST, parse } from 'graphql';
import { compileResponse } from '../../../execute/compile-response.ts';
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
  return {
    calls: federation.calls,
    apiSchema,
    plan,
    async ask(query, variables = {}) {
      const document = parse(query);
      const operation = getOperationAST(document);
      if (!operation) throw new Error('the document must have one operation');
      const planned = plan(query);
      const { data, errors } = await federation.run(query, variables, planned);
      const shaped = compileResponse(clientSchema, document, operation, planned)(data, variables);
      const messages = [...errors, ...shaped.faults].map(({ message }) => message);
      return { data: JSON.parse(JSON.stringify(shaped.data)), errors: messages };
    },
  };
}
