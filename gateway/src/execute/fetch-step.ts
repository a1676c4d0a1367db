/** What the fetches of a plan have in common. */
import type { FetchNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { PreparedFetch, SubgraphClient, Variables } from '../subgraphs/subgraph-client.ts';
import { UpstreamError } from '../subgraphs/upstream-errors.ts';
import type { Execution } from './execution.ts';
import { type JsonObject, write } from './json-object.ts';

export interface PlanDeps {
  /** All types of the supergraph. */
  readonly schema: GraphQLSchema;
  readonly clients: ReadonlyMap<string, SubgraphClient>;
}

/** A node of a plan. Answers undefined when there is nothing to wait for. */
export type Step = (execution: Execution) => Promise<unknown> | undefined;

export function findClient({ clients }: PlanDeps, name: string): SubgraphClient {
  const client = clients.get(name);
  if (client === undefined)
    throw new Error(`The plan asks the subgraph "${name}", which this supergraph does not have.`);
  return client;
}

/** With what reads its reply, where parts of it may stay text. What is kept for others is kept as objects. */
export function asSpliced(fetch: PreparedFetch, node: FetchNode, { splices }: Execution): PreparedFetch {
  const scan = fetch.facts.keeping === undefined ? splices?.get(node) : undefined;
  return scan ? { ...fetch, scan } : fetch;
}

const noVariables: Variables = {};

/** Picks from the client's variables those that a fetch uses; what the client did not send stays absent. */
export function compileVariables(names: readonly string[]): (given: Variables) => Variables {
  if (names.length === 0) return () => noVariables;
  return (given) => {
    const picked: JsonObject = {};
    for (const name of names) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (value !== undefined) write(picked, name, value);
    }
    return picked;
  };
}

/** The same error at its place in the client's answer. One without a path stays without. */
export const placeError = (
  { message, path, extensions }: UpstreamError,
  place: (path: readonly (string | number)[]) => readonly (string | number)[],
): UpstreamError => new UpstreamError(message, String(extensions.code), path && place(path));
