/** What an executor asks of one subgraph. Whatever the subgraph does, it is answered: with data, with sections that tell it, or with errors fit for a client. */
import type { RequestContext } from '../context.ts';
import type { FetchFacts } from './fetch-facts.ts';
import type { UpstreamError } from './upstream-errors.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** A fetch of a plan, read once. */
export interface PreparedFetch {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly mutation: boolean;
  readonly facts: FetchFacts;
  /** The call's JSON body up to its first variable: `{"query":"…","operationName":"…","variables":{`. */
  readonly head: string;
  /** Whether something is asked for under the name `__proto__`, which is dropped from replies otherwise. */
  readonly asksPrototype: boolean;
  /** Reads a reply of which parts stay text; undefined for one that it does not expect. Data is all there is in one that it reads. */
  readonly scan?: ((reply: Buffer) => Record<string, unknown> | undefined) | undefined;
}

/** In the client's answer, where the fetch's objects stand; `@` stands for every item of a list. */
export type FetchPath = readonly (string | number)[];

export interface FetchedRoot {
  /** The caller's own: it may be changed and merged into. */
  readonly data: Record<string, unknown> | null;
  /** Their paths start at `data`. */
  readonly errors: readonly UpstreamError[];
}

export interface FetchedEntities {
  /** In the order of the representations; equal representations share one object. Null for one that was not answered. */
  readonly entities: readonly (Record<string, unknown> | null)[];
  /** Their paths start with `_entities` and the place among the representations, one for each that shares it; an error without a path is about all of them. */
  readonly errors: readonly UpstreamError[];
}

export interface SubgraphClient {
  readonly name: string;
  prepare(query: string, operationName: string | undefined): PreparedFetch;
  /** Never rejects for anything a subgraph does. */
  fetchRoot(fetch: PreparedFetch, variables: Variables, context: RequestContext, path: FetchPath): Promise<FetchedRoot>;
  /** Never rejects for anything a subgraph does. Representations need not be distinct. */
  fetchEntities(
    fetch: PreparedFetch,
    variables: Variables,
    representations: readonly Readonly<Record<string, unknown>>[],
    context: RequestContext,
    path: FetchPath,
  ): Promise<FetchedEntities>;
}
