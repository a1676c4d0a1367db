/** Answers an operation that is ready to run: under the same rules, and with the same text, as Apollo Server would. */
import type { ErrorCode } from '@meridian/kit/errors';
import { type ExecutionResult, GraphQLError, Kind } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { ReadyOperation } from '../execute/engine.ts';
import { writeSpliced } from '../execute/splice/spliced.ts';
import { formatError } from '../plugins/mask-errors.ts';
import type { Answer, FinishedOperation } from '../plugins/plugin.ts';
import type { Rules } from '../plugins/run-plugins.ts';
import type { Reply } from './respond.ts';

export const toGraphQLError = (thrown: unknown): GraphQLError =>
  thrown instanceof GraphQLError
    ? thrown
    : new GraphQLError('not a GraphQL error', { originalError: thrown instanceof Error ? thrown : null });

/** Coercion gives no code to what it says of variables. */
function withCode(error: GraphQLError): GraphQLError {
  const { nodes, extensions, message } = error;
  if (extensions.code !== undefined || nodes?.length !== 1 || nodes[0]?.kind !== Kind.VARIABLE_DEFINITION) return error;
  return new GraphQLError(message, {
    nodes,
    originalError: error,
    extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode },
  });
}

function tell(answer: Answer, errors: readonly GraphQLError[], context: RequestContext, rules: Rules): void {
  rules.notice(errors, context);
  answer.errors = errors.map((error) => formatError(error.toJSON(), error));
}

function fill(answer: Answer, { data, errors, extensions }: ExecutionResult, context: RequestContext, rules: Rules) {
  answer.data = data;
  answer.extensions = extensions;
  if (errors === undefined || errors.length === 0) return;
  // Nothing was run: the request is to blame.
  if (data === undefined) answer.status = 400;
  tell(answer, errors.map(withCode), context, rules);
}

function write({ status, data, errors, extensions }: Answer): Reply {
  return { status, text: writeSpliced({ errors, data, extensions }) };
}

function finish(answer: Answer, finished: FinishedOperation, rules: Rules): Reply | Promise<Reply> {
  const finishing = rules.finish(answer, finished);
  return finishing ? finishing.then(() => write(answer)) : write(answer);
}

/** Rejects only when a plugin fails where it must not. */
export async function answerKnown(
  ready: ReadyOperation,
  variables: Readonly<Record<string, unknown>>,
  context: RequestContext,
  rules: Rules,
): Promise<Reply> {
  const answer: Answer = { status: 200 };
  try {
    const admitting = rules.admit(ready, context);
    if (admitting) await admitting;
    const running = ready.run(variables, context, true);
    fill(answer, running instanceof Promise ? await running : running, context, rules);
  } catch (thrown) {
    answer.status = 500;
    tell(answer, [toGraphQLError(thrown)], context, rules);
  }
  return finish(answer, { context, resolved: ready, documentHash: ready.documentHash }, rules);
}

/** Answers what is wrong with a document. */
export async function answerRefused(
  errors: readonly GraphQLError[],
  documentHash: string,
  context: RequestContext,
  rules: Rules,
): Promise<Reply> {
  const answer: Answer = { status: 400 };
  tell(answer, errors, context, rules);
  return finish(answer, { context, resolved: undefined, documentHash }, rules);
}

/** The answer to what has run by itself, such as an event of a subscription. */
export async function answerResult(result: ExecutionResult, finished: FinishedOperation, rules: Rules): Promise<Reply> {
  const answer: Answer = { status: 200 };
  fill(answer, result, finished.context, rules);
  return finish(answer, finished, rules);
}
