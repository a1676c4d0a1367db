/** Asks a subgraph for some entities, at most a chunk of them, and answers in its place what it could not. */
import type { RequestContext } from '../context.ts';
import type { PlacedOrigin } from '../provenance.ts';
import type { CallSubgraph } from './call-subgraph.ts';
import { readOrigins } from './read-origins.ts';
import { type AskedEntities, SubgraphCall } from './subgraph-call.ts';
import type { PreparedFetch, Variables } from './subgraph-client.ts';
import { type SubgraphAnswer, SubgraphFailure } from './transport.ts';
import type { AnswerUnavailable } from './unavailable-sections.ts';
import { isForClient, isRefusal, readPath, toUpstreamError, UpstreamError } from './upstream-errors.ts';

export interface EntityAnswers {
  /** In the order of the representations. */
  readonly entities: readonly unknown[];
  /** Their paths start at this answer: `_entities`, then the place among its representations. */
  readonly errors: readonly UpstreamError[];
  /** The errors concern the call as a whole: the first who asked for that entity stands for everyone. */
  readonly asWhole: boolean;
  /** Why the subgraph answered nothing at all. */
  readonly failure: SubgraphFailure | undefined;
  /** What the subgraph says about where its values came from. */
  readonly origins: readonly PlacedOrigin[];
}

export interface EntityFetch {
  fetch(
    fetch: PreparedFetch,
    variables: Variables,
    context: RequestContext,
    asked: AskedEntities,
  ): Promise<EntityAnswers>;
  /** What is answered in place of a subgraph that failed. */
  withoutSubgraph(
    fetch: PreparedFetch,
    variables: Variables,
    failure: SubgraphFailure,
    representations: readonly unknown[],
    upstream?: readonly unknown[],
  ): EntityAnswers;
}

export interface EntityFetchOptions {
  readonly call: CallSubgraph;
  readonly answerUnavailable: AnswerUnavailable;
  readonly exposeMessages: boolean;
}

export function createEntityFetch({ call, answerUnavailable, exposeMessages }: EntityFetchOptions): EntityFetch {
  const toError = (error: unknown, path = readPath(error)) => toUpstreamError(error, path, exposeMessages);

  const withoutSubgraph: EntityFetch['withoutSubgraph'] = (
    { query },
    variables,
    failure,
    representations,
    upstream = [],
  ) => {
    const { code, retryAfterSeconds } = failure;
    const { data, unanswered } = answerUnavailable({ query, variables, code, retryAfterSeconds, representations });
    // The subgraph's own errors concern the whole fetch; the first entity that asked stands for it.
    const told = upstream.map((error) => toError(error, unanswered ?? ['_entities', 0]));
    // Refused for what was asked, it is not out of reach: no section may say so.
    if (upstream.some(isRefusal)) {
      const entities = representations.map(() => null);
      return { entities, errors: told, asWhole: true, failure: undefined, origins: [] };
    }
    const own = unanswered === undefined ? [] : [new UpstreamError(failure.message, failure.code, unanswered)];
    return {
      entities: Array.isArray(data._entities) ? data._entities : [],
      errors: told.length > 0 && (exposeMessages || upstream.some(isForClient)) ? told : own,
      asWhole: true,
      failure,
      origins: [],
    };
  };

  /** The subgraph answered, but could not read some entities at all: their sections tell it, and an error that nothing but sections asked about is dropped. */
  function withUnreadable(
    { query }: PreparedFetch,
    variables: Variables,
    representations: readonly unknown[],
    entities: readonly unknown[],
    errors: readonly unknown[],
  ): { readonly entities: readonly unknown[]; readonly errors: readonly unknown[] } {
    const answered = [...entities];
    const rest = errors.filter((error) => {
      const [root, index, ...deeper] = readPath(error) ?? [];
      if (root !== '_entities' || typeof index !== 'number' || deeper.length > 0) return true;
      if (entities[index] !== null || isRefusal(error)) return true;
      const { data, unanswered } = answerUnavailable({
        query,
        variables,
        code: 'SOURCE_ERROR',
        representations: [representations[index]],
      });
      answered[index] = Array.isArray(data._entities) ? data._entities[0] : null;
      return unanswered !== undefined;
    });
    return { entities: answered, errors: rest };
  }

  return {
    withoutSubgraph,
    async fetch(fetch, variables, context, asked) {
      const { distinct } = asked;
      let answer: SubgraphAnswer;
      try {
        answer = await call(new SubgraphCall(fetch, variables, asked), context);
      } catch (error) {
        if (error instanceof SubgraphFailure) return withoutSubgraph(fetch, variables, error, distinct);
        throw error;
      }
      const { data, errors, extensions } = answer;
      const entities: unknown = data?._entities;
      if (!Array.isArray(entities) || entities.length !== distinct.length)
        return withoutSubgraph(fetch, variables, new SubgraphFailure('SOURCE_ERROR', 'no entities'), distinct, errors);
      const origins = readOrigins(extensions);
      if (errors === undefined || errors.length === 0)
        return { entities, errors: [], asWhole: false, failure: undefined, origins };
      const told = withUnreadable(fetch, variables, distinct, entities, errors);
      return {
        entities: told.entities,
        errors: told.errors.map((error) => toError(error)),
        asWhole: false,
        failure: undefined,
        origins,
      };
    },
  };
}
