/** Fetches of root fields, whose answer is merged as it is. */
import type { FetchNode, ResponsePath } from '@apollo/query-planner';
import type { FetchedRoot } from '../subgraphs/subgraph-client.ts';
import { compileRenames, compileRewrites } from './compile-rewrites.ts';
import type { Execution } from './execution.ts';
import { commonPath, compileWalk, findPlaced, readPlace, toFetchPath } from './fetch-place.ts';
import { asSpliced, compileVariables, findClient, type PlanDeps, placeError, type Step } from './fetch-step.ts';
import type { JsonObject } from './json-object.ts';
import { copy, mergeInto } from './merge.ts';

/** What to do with an answer: each target gets all of it. */
export type ReceiveRoot = (execution: Execution, targets: readonly JsonObject[], reply: FetchedRoot) => void;

export function compileReceiveRoot(
  { outputRewrites }: FetchNode,
  path: ResponsePath,
  { schema }: PlanDeps,
): ReceiveRoot {
  const place = readPlace(path);
  const rewrite = compileRewrites(schema, outputRewrites);
  const rename = compileRenames(outputRewrites);
  return (execution, targets, { data, errors }) => {
    if (data !== null) {
      rewrite?.(data);
      // No part may stand in two places: what is merged into the one later is not for the other.
      for (const target of targets) mergeInto(target, target === targets.at(-1) ? data : copy(data), schema);
    }
    if (errors.length === 0) return;
    const start = findPlaced(execution.data, place)[0]?.path ?? commonPath(place);
    for (const error of errors) execution.errors.push(placeError(error, (below) => [...start, ...rename(below)]));
  };
}

/** Below the root it stands for a field that answers the root type itself, as a mutation's may: asked once, and only if that field has a value. */
export function compileRootFetch(node: FetchNode, path: ResponsePath, deps: PlanDeps): Step {
  const client = findClient(deps, node.serviceName);
  const fetch = client.prepare(node.operation, node.operationName);
  const variables = compileVariables(node.variableUsages ?? []);
  const receive = compileReceiveRoot(node, path, deps);
  const place = readPlace(path);
  const fetchPath = toFetchPath(place);
  const collect = compileWalk<JsonObject[]>(place, (target, targets) => targets.push(target));
  return (execution) => {
    const targets: JsonObject[] = [];
    collect(execution.data, targets);
    if (targets.length === 0) return undefined;
    return client
      .fetchRoot(asSpliced(fetch, node, execution), variables(execution.variables), execution.context, fetchPath)
      .then((reply) => receive(execution, targets, reply));
  };
}
