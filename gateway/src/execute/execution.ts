/** One operation while it runs, and what it is compiled into. */
import type { GraphQLError } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { Variables } from '../subgraphs/subgraph-client.ts';
import type { Splices } from './splice/compile-splices.ts';

export interface Execution {
  /** As the client sent them, and the constants that were lifted out of its document: what subgraphs are sent. */
  readonly variables: Variables;
  /** The same, coerced and with defaults: what `@skip` and `@include` look at. */
  readonly coerced: Variables;
  readonly context: RequestContext;
  /** What subgraphs answered, merged, under the response names of the operation; with keys and typenames that nobody asked for. */
  readonly data: Record<string, unknown>;
  /** Of subgraphs, fit for a client, with paths in the client's answer. */
  readonly errors: GraphQLError[];
  /** How to read the replies of fetches of which parts may stay text; undefined where all must be objects. */
  readonly splices?: Splices | undefined;
}

/** Runs a plan's fetches: fills `data` and `errors`. Undefined when there is nothing to wait for. Never rejects for anything a subgraph does. */
export type RunPlan = (execution: Execution) => Promise<unknown> | undefined;

/** A value that does not fit the schema that clients see; null stands in its place, or in that of the nearest nullable field above. */
export interface Fault {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

export interface ShapedResponse {
  readonly data: Record<string, unknown> | null;
  readonly faults: readonly Fault[];
  /** What the client's own values did: in introspection, or as conditions. With codes, and paths in the client's answer. */
  readonly errors: readonly GraphQLError[];
}

/** From the merged data to what the client asked for, in its order and under its names. Does not change the merged data. */
export type ShapeResponse = (data: Readonly<Record<string, unknown>>, coerced: Variables) => ShapedResponse;
