/** Fetches of entities: those at the fetch's place are asked for in one call, and each is merged into the object that asked. */
import type { FetchNode, ResponsePath } from '@apollo/query-planner';
import type { FetchedEntities, Variables } from '../subgraphs/subgraph-client.ts';
import { compileContext } from './compile-context.ts';
import { compileRepresentation } from './compile-representation.ts';
import { compileRenames, compileRewrites } from './compile-rewrites.ts';
import type { Execution } from './execution.ts';
import { commonPath, compileWalk, type FetchPlace, findPlaced, readPlace, toFetchPath } from './fetch-place.ts';
import { asSpliced, compileVariables, findClient, type PlanDeps, placeError, type Step } from './fetch-step.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { copy, mergeInto } from './merge.ts';

/** What one call asks for, in one order. */
interface Batch {
  readonly targets: JsonObject[];
  readonly representations: JsonObject[];
}

const openBatch = (): Batch => ({ targets: [], representations: [] });

type Receive = (execution: Execution, targets: readonly JsonObject[], reply: FetchedEntities) => void;

function compileReceive({ outputRewrites }: FetchNode, place: FetchPlace, { schema }: PlanDeps): Receive {
  const rewrite = compileRewrites(schema, outputRewrites);
  const rename = compileRenames(outputRewrites);

  function merge(targets: readonly JsonObject[], entities: FetchedEntities['entities']): void {
    const merged = new Set<JsonObject>();
    targets.forEach((target, index) => {
      const entity = entities[index];
      if (!isJsonObject(entity)) return;
      if (merged.has(entity)) {
        // No part may stand in two places: what is merged into the one later is not for the other.
        mergeInto(target, copy(entity), schema);
        return;
      }
      merged.add(entity);
      if (rewrite) {
        entity.__typename ??= target.__typename;
        rewrite(entity);
      }
      mergeInto(target, entity, schema);
    });
  }

  return (execution, targets, { entities, errors }) => {
    merge(targets, entities);
    if (errors.length === 0) return;
    const paths = new Map(findPlaced(execution.data, place).map(({ object, path }) => [object, path]));
    for (const error of errors)
      execution.errors.push(
        placeError(error, ([, index, ...below]) => {
          const target = typeof index === 'number' ? targets[index] : undefined;
          return [...((target && paths.get(target)) ?? commonPath(place)), ...rename(below)];
        }),
      );
  };
}

export function compileEntityFetch(node: FetchNode, path: ResponsePath, deps: PlanDeps): Step {
  const { requires = [], variableUsages = [], contextRewrites = [] } = node;
  const client = findClient(deps, node.serviceName);
  const fetch = client.prepare(node.operation, node.operationName);
  // A client must not be able to set what only the data may say.
  const fromData = new Set(contextRewrites.map(({ renameKeyTo }) => renameKeyTo));
  const variables = compileVariables(variableUsages.filter((name) => !fromData.has(name)));
  const represent = compileRepresentation(deps.schema, requires);
  const rewriteInput = compileRewrites(deps.schema, node.inputRewrites);
  const place = readPlace(path);
  const fetchPath = toFetchPath(place);
  const receive = compileReceive(node, place, deps);

  function add(target: JsonObject, { targets, representations }: Batch): void {
    const representation = represent(target);
    if (representation === undefined) return;
    rewriteInput?.(representation);
    targets.push(target);
    representations.push(representation);
  }

  const send = (execution: Execution, { targets, representations }: Batch, given: Variables): Promise<void> =>
    client
      .fetchEntities(asSpliced(fetch, node, execution), given, representations, execution.context, fetchPath)
      .then((reply) => receive(execution, targets, reply));

  if (contextRewrites.length === 0) {
    const collect = compileWalk(place, add);
    return (execution) => {
      const batch = openBatch();
      collect(execution.data, batch);
      return batch.targets.length === 0 ? undefined : send(execution, batch, variables(execution.variables));
    };
  }

  const readContext = compileContext(deps.schema, contextRewrites);
  return (execution) => {
    // Variables are one call's, so entities that stand in different contexts are asked for apart.
    const batches = new Map<string, Batch & { readonly context: Variables }>();
    for (const placed of findPlaced(execution.data, place)) {
      const context = readContext(placed);
      const key = JSON.stringify(context);
      const batch = batches.get(key) ?? { ...openBatch(), context };
      add(placed.object, batch);
      if (batch.targets.length > 0) batches.set(key, batch);
    }
    const given = variables(execution.variables);
    const calls = [...batches.values()].map((batch) => send(execution, batch, { ...given, ...batch.context }));
    return calls.length === 0 ? undefined : Promise.all(calls);
  };
}
