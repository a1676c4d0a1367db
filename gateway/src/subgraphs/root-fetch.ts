/** Asks a subgraph for fields of the root, and answers in its place what it could not. */
import type { RequestContext } from '../context.ts';
import type { PlacedOrigin } from '../provenance.ts';
import type { CallSubgraph } from './call-subgraph.ts';
import { readOrigins } from './read-origins.ts';
import { SubgraphCall } from './subgraph-call.ts';
import type { PreparedFetch, Variables } from './subgraph-client.ts';
import { isRecord, type SubgraphAnswer, SubgraphFailure } from './transport.ts';
import type { AnswerUnavailable } from './unavailable-sections.ts';
import { isForClient, readPath, toUpstreamError, UpstreamError } from './upstream-errors.ts';

export interface RootAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly UpstreamError[];
  /** Why the subgraph answered nothing at all. */
  readonly failure: SubgraphFailure | undefined;
  /** What the subgraph says about where its values came from. */
  readonly origins: readonly PlacedOrigin[];
}

export type RootFetch = (fetch: PreparedFetch, variables: Variables, context: RequestContext) => Promise<RootAnswer>;

export interface RootFetchOptions {
  readonly call: CallSubgraph;
  readonly answerUnavailable: AnswerUnavailable;
  readonly exposeMessages: boolean;
}

export function createRootFetch({ call, answerUnavailable, exposeMessages }: RootFetchOptions): RootFetch {
  function withoutSubgraph({ query }: PreparedFetch, variables: Variables, failure: SubgraphFailure): RootAnswer {
    const { code, retryAfterSeconds } = failure;
    const { data, unanswered } = answerUnavailable({ query, variables, code, retryAfterSeconds });
    const errors = unanswered === undefined ? [] : [new UpstreamError(failure.message, failure.code, unanswered)];
    return { data, errors, failure, origins: [] };
  }

  return async (fetch, variables, context) => {
    let answer: SubgraphAnswer;
    try {
      answer = await call(new SubgraphCall(fetch, variables), context);
    } catch (error) {
      if (error instanceof SubgraphFailure) return withoutSubgraph(fetch, variables, error);
      throw error;
    }
    const { data, extensions, errors: told = [] } = answer;
    const errors = told.map((error) => toUpstreamError(error, readPath(error), exposeMessages));
    if (isRecord(data) || told.some(isForClient))
      return { data: data ?? null, errors, failure: undefined, origins: readOrigins(extensions) };
    const own = withoutSubgraph(fetch, variables, new SubgraphFailure('SOURCE_ERROR', 'no data'));
    return exposeMessages ? { ...own, errors } : own;
  };
}
