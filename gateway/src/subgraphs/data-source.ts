/** What the executor calls for one fetch of a plan: deduplicates, sends, and turns what went wrong into sections or coded errors. */
import type { GraphQLDataSource } from '@apollo/gateway';
import type { RequestContext } from '../context.ts';
import { chunk, chunkSize, deduplicate, scatter, scatterPath } from './representations.ts';
import { isRecord, type SubgraphAnswer, SubgraphFailure, type SubgraphRequest, type Transport } from './transport.ts';
import type { AnswerUnavailable, UnavailableAnswer } from './unavailable-sections.ts';
import { isForClient, isRefusal, readCode, readPath, toUpstreamError, UpstreamError } from './upstream-errors.ts';

export interface CallOutcome {
  readonly subgraph: string;
  readonly requestId: string;
  readonly seconds: number;
  /** `ok`, `errors` when the answer has some that are not meant for clients, or the code of the failure. */
  readonly outcome: string;
  /** Our own word for the cause of a failure, or the codes of those errors. */
  readonly cause?: string;
}

export interface DataSourceOptions {
  readonly name: string;
  readonly transport: Transport;
  readonly answerUnavailable: AnswerUnavailable;
  readonly exposeMessages: boolean;
  readonly onCall: (outcome: CallOutcome) => void;
}

interface FetchAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly UpstreamError[];
}

export function createDataSource(options: DataSourceOptions): GraphQLDataSource {
  const { name, transport, answerUnavailable, exposeMessages, onCall } = options;

  async function call(request: SubgraphRequest, context: RequestContext): Promise<SubgraphAnswer> {
    const startedAtMs = performance.now();
    const report = (outcome: string, cause?: string) =>
      onCall({
        subgraph: name,
        requestId: context.requestId,
        seconds: (performance.now() - startedAtMs) / 1000,
        outcome,
        ...(cause === undefined ? {} : { cause }),
      });
    try {
      const answer = await transport.send(request, context);
      const unexpected = answer.errors?.filter((error) => !isForClient(error)) ?? [];
      if (unexpected.length === 0) report('ok');
      else report('errors', [...new Set(unexpected.map((error) => readCode(error) ?? 'uncoded'))].join(' '));
      return answer;
    } catch (error) {
      const failure = error instanceof SubgraphFailure ? error : new SubgraphFailure('SUBGRAPH_DOWN', 'unexpected');
      report(failure.code, failure.cause);
      throw failure;
    }
  }

  const withoutSubgraph = (
    request: SubgraphRequest,
    failure: SubgraphFailure,
    representations?: readonly unknown[],
  ): FetchAnswer => {
    const { data, unanswered }: UnavailableAnswer = answerUnavailable({
      query: request.query,
      variables: request.variables,
      code: failure.code,
      representations,
    });
    return {
      data,
      errors: unanswered === undefined ? [] : [new UpstreamError(failure.message, failure.code, unanswered)],
    };
  };

  async function fetchRoot(request: SubgraphRequest, context: RequestContext): Promise<FetchAnswer> {
    let answer: SubgraphAnswer;
    try {
      answer = await call(request, context);
    } catch (error) {
      if (error instanceof SubgraphFailure) return withoutSubgraph(request, error);
      throw error;
    }
    const errors = answer.errors ?? [];
    const upstream = errors.map((error) => toUpstreamError(error, readPath(error), exposeMessages));
    if (isRecord(answer.data) || errors.some(isForClient)) return { data: answer.data ?? null, errors: upstream };
    const own = withoutSubgraph(request, new SubgraphFailure('SOURCE_ERROR', 'no data'));
    return exposeMessages ? { ...own, errors: upstream } : own;
  }

  /** One chunk; `offset` is the place of its first entity among the distinct ones. */
  async function fetchChunk(
    request: SubgraphRequest,
    context: RequestContext,
    representations: readonly unknown[],
    offset: number,
    askers: readonly (readonly number[])[],
  ): Promise<{ readonly entities: readonly unknown[]; readonly errors: readonly UpstreamError[] }> {
    const failed = (failure: SubgraphFailure, upstream: readonly unknown[] = []) => {
      const { data, errors } = withoutSubgraph(request, failure, representations);
      // The subgraph's own errors concern the whole fetch; the first entity that asked stands for it.
      const told = upstream.map((error) => toUpstreamError(error, errors[0]?.path ?? ['_entities', 0], exposeMessages));
      // Refused for what was asked, it is not out of reach: no section may say so.
      if (upstream.some(isRefusal))
        return {
          entities: representations.map(() => null),
          errors: told.map((error) => relocate(error, offset, askers)),
        };
      const own = told.length > 0 && (exposeMessages || upstream.some(isForClient)) ? told : errors;
      const entities = Array.isArray(data?._entities) ? data._entities : [];
      return { entities, errors: own.map((error) => relocate(error, offset, askers)) };
    };
    let answer: SubgraphAnswer;
    try {
      answer = await call({ ...request, variables: { ...request.variables, representations } }, context);
    } catch (error) {
      if (error instanceof SubgraphFailure) return failed(error);
      throw error;
    }
    const entities: unknown = answer.data?._entities;
    if (!Array.isArray(entities) || entities.length !== representations.length)
      return failed(new SubgraphFailure('SOURCE_ERROR', 'no entities'), answer.errors);
    const told = withUnreadable(request, representations, entities, answer.errors ?? []);
    const errors = told.errors.flatMap((error) =>
      scatterPath(readPath(error), offset, askers).map((path) => toUpstreamError(error, path, exposeMessages)),
    );
    return { entities: told.entities, errors };
  }

  /** The subgraph answered, but could not read some entities at all: their sections tell it, and an error that nothing but sections asked about is dropped. */
  function withUnreadable(
    request: SubgraphRequest,
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
        query: request.query,
        variables: request.variables,
        code: 'SOURCE_ERROR',
        representations: [representations[index]],
      });
      answered[index] = Array.isArray(data._entities) ? data._entities[0] : null;
      return unanswered !== undefined;
    });
    return { entities: answered, errors: rest };
  }

  async function fetchEntities(
    request: SubgraphRequest,
    context: RequestContext,
    representations: readonly unknown[],
  ): Promise<FetchAnswer> {
    const { distinct, askers } = deduplicate(representations);
    const answers = await Promise.all(
      chunk(distinct).map((part, index) => fetchChunk(request, context, part, index * chunkSize, askers)),
    );
    const entities = answers.flatMap((answer) => answer.entities);
    return {
      data: { _entities: scatter(entities, askers, representations.length) },
      errors: answers.flatMap((answer) => answer.errors),
    };
  }

  return {
    async process({ request, context }) {
      const variables = isRecord(request.variables) ? request.variables : {};
      const sent: SubgraphRequest = { query: request.query ?? '', variables, operationName: request.operationName };
      const representations: unknown = variables.representations;
      // A client's own variable may be called representations too.
      const { data, errors } =
        Array.isArray(representations) && /\b_entities\s*\(\s*representations\b/.test(sent.query)
          ? await fetchEntities(sent, context as unknown as RequestContext, representations)
          : await fetchRoot(sent, context as unknown as RequestContext);
      return { data, ...(errors.length === 0 ? {} : { errors }) };
    },
  };
}

/** The one error of a failed chunk names the first who asked. */
function relocate(error: UpstreamError, offset: number, askers: readonly (readonly number[])[]): UpstreamError {
  const [path] = scatterPath(error.path, offset, askers);
  return new UpstreamError(error.message, String(error.extensions.code), path);
}
