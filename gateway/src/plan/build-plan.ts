/** From an operation to its plan, also where the planner alone would plan it wrong. */
import { operationFromDocument, type Schema } from '@apollo/federation-internals';
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { callRequiredFields } from './around/call-required-fields.ts';
import { freeResponseNames } from './around/free-response-names.ts';
import { refuseUnfetchedFields } from './around/refuse-unfetched-fields.ts';
import { renameInputs } from './around/rename-inputs.ts';
import { factsOf } from './around/supergraph-facts.ts';

export interface PlanRequest {
  /** Of a supergraph that went through `prepareSupergraph`. */
  readonly planner: QueryPlanner;
  /** What clients see. */
  readonly apiSchema: Schema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
}

/** Throws a coded GraphQLError for an operation that cannot be answered. */
export function buildPlan({ planner, apiSchema, document, operationName }: PlanRequest): QueryPlan {
  const facts = factsOf(planner);
  const freed = freeResponseNames(document, facts);
  const stock = planner.buildQueryPlan(
    operationFromDocument(apiSchema, freed.document, operationName === undefined ? {} : { operationName }),
  );
  const plan = renameInputs(callRequiredFields(freed.restore(stock), facts));
  refuseUnfetchedFields(plan, apiSchema, document, operationName);
  return plan;
}
