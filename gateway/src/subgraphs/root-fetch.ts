/** Asks a subgraph for fields of the root, and answers in its place what it could not. */
import type { RequestContext } from '../context.ts';
import type { PlacedOrigin } from '../provenance.ts';
import type { CallSubgraph } from './call-subgraph.ts';
import { readOrigins } from './read-origins.ts';
import { isRecord, type SubgraphAnswer, SubgraphFailure, type SubgraphRequest } from './transport.ts';
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

export type RootFetch = (request: SubgraphRequest, context: RequestContext) => Promise<RootAnswer>;

export interface RootFetchOptions {
  readonly call: CallSubgraph;
  readonly answerUnavailable: AnswerUnavailable;
  readonly exposeMessages: boolean;
}

export function createRootFetch({ call, answerUnavailable, exposeMessages }: RootFetchOptions): RootFetch {
  function withoutSubgraph(request: SubgraphRequest, failure: SubgraphFailure): RootAnswer {
    const { data, unanswered } = answerUnavailable({
      query: request.query,
      variables: request.variables,
      code: failure.code,
      retryAfterSeconds: failure.retryAfterSeconds,
    });
    const errors = unanswered === undefined ? [] : [new UpstreamError(failure.message, failure.code, unanswered)];
    return { data, errors, failure, origins: [] };
  }

  return async (request, context) => {
    let answer: SubgraphAnswer;
    try {
      answer = await call(request, context);
    } catch (error) {
      if (error instanceof SubgraphFailure) return withoutSubgraph(request, error);
      throw error;
    }
    const told = answer.errors ?? [];
    const errors = told.map((error) => toUpstreamError(error, readPath(error), exposeMessages));
    if (isRecord(answer.data) || told.some(isForClient))
      return { data: answer.data ?? null, errors, failure: undefined, origins: readOrigins(answer.extensions) };
    const own = withoutSubgraph(request, new SubgraphFailure('SOURCE_ERROR', 'no data'));
    return exposeMessages ? { ...own, errors } : own;
  };
}
