/** From an operation to its plan, also where the planner alone would plan it wrong; what it does wrong, each file of `around` tells. */
import { operationFromDocument, printSchema, type Schema } from '@apollo/federation-internals';
import type { QueryPlanner } from '@apollo/query-planner';
import { type DocumentNode, parse } from 'graphql';
import { callRequiredFields } from './around/call-required-fields.ts';
import { completeInputs } from './around/complete-inputs.ts';
import { readPlaces } from './around/fetched-places.ts';
import { freeResponseNames } from './around/free-response-names.ts';
import { hideExternalFields } from './around/hide-external-fields.ts';
import { inlineFragments } from './around/inline-fragments.ts';
import { keepEmptyObjects } from './around/keep-empty-objects.ts';
import { keepFragments } from './around/keep-fragments.ts';
import { leaveOutDetours } from './around/leave-out-detours.ts';
import { leaveOutIntrospection } from './around/leave-out-introspection.ts';
import { narrowFetches } from './around/narrow-fetches.ts';
import { narrowPaths } from './around/narrow-paths.ts';
import { orderFetches } from './around/order-fetches.ts';
import { orderMutation } from './around/order-mutation.ts';
import { fitDirectives, writeOutDirectives } from './around/own-directives.ts';
import { planRequirementsApart } from './around/plan-requirements-apart.ts';
import { refuseUnfetchedFields } from './around/refuse-unfetched-fields.ts';
import { renameInputs } from './around/rename-inputs.ts';
import { splitFetches } from './around/split-fetch.ts';
import { readFacts, type SupergraphFacts } from './around/supergraph-facts.ts';
import { tellFieldsApart } from './around/tell-fields-apart.ts';
import type { OperationPlan } from './operation-plan.ts';

export interface PlanRequest {
  /** Of a supergraph that went through `prepareSupergraph`. */
  readonly planner: QueryPlanner;
  /** What clients see. */
  readonly apiSchema: Schema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
}

const known = new WeakMap<QueryPlanner, SupergraphFacts>();

/** Reads the planner's supergraph, and makes the planner ready, when it is first asked for a plan. */
function factsOf(planner: QueryPlanner): SupergraphFacts {
  let facts = known.get(planner);
  if (!facts) {
    hideExternalFields(planner);
    facts = readFacts(parse(printSchema(planner.supergraph.schema), { noLocation: true }));
    known.set(planner, facts);
  }
  return facts;
}

/** Throws a coded GraphQLError for an operation that cannot be answered. */
export function buildPlan({ planner, apiSchema, document, operationName }: PlanRequest): OperationPlan {
  const asked = writeOutDirectives(leaveOutIntrospection(document), apiSchema);
  const distinct = tellFieldsApart(asked, operationName, factsOf(planner));
  const clientNames = { ...distinct.names.clientNames };
  const plan = orderMutation(distinct.document, operationName, (part) => {
    const { clientNames: required, ...planned } = planAtOnce({ planner, apiSchema, document: part, operationName });
    Object.assign(clientNames, required);
    return planned;
  });
  return { ...plan, ...distinct.names, ...(Object.keys(clientNames).length > 0 && { clientNames }) };
}

function planAtOnce({ planner, apiSchema, document, operationName }: PlanRequest): OperationPlan {
  const facts = factsOf(planner);
  const kept = keepEmptyObjects(document, operationName, facts.types);
  const freed = freeResponseNames(kept, facts);
  const asked = operationFromDocument(apiSchema, freed.document, operationName === undefined ? {} : { operationName });
  const stock = leaveOutDetours(() => planRequirementsApart(() => planner.buildQueryPlan(asked), facts.types));
  const ordered = orderFetches(completeInputs(stock, facts.types), facts.types);
  const planned = inlineFragments(freed.document, operationName);
  const narrowed = planned && facts.hasInterfaceObjects ? narrowFetches(ordered, planned, facts.types) : ordered;
  const fetching = splitFetches(narrowed, planned, facts);
  const { clientNames: required, ...called } = callRequiredFields(freed.restore(fetching), facts);
  const clientNames = { ...freed.clientNames, ...required };
  const operation = inlineFragments(kept, operationName);
  if (!operation) return { ...renameInputs(called), clientNames };

  const plan = fitDirectives(renameInputs(called), operation, apiSchema);
  const fetched = readPlaces(plan, facts.types);
  refuseUnfetchedFields(operation, fetched, apiSchema);
  const keptPlan = keepFragments(plan, operation, fetched, facts.types);
  // An interface object's own type may be all that is known of an object.
  return { ...(facts.hasInterfaceObjects ? keptPlan : narrowPaths(keptPlan, operation, facts.types)), clientNames };
}
