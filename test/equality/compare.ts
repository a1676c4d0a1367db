/** Whether two engines gave the same answer, and where they did not. */
import { isDeepStrictEqual } from 'node:util';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';

type Answer = FormattedExecutionResult;

/** What the compiled engine tells of a value that breaks its promise; the stock engine has nothing of the kind. */
const completion: ReadonlySet<string> = new Set([
  'A subgraph answered null where a value is promised.',
  'A subgraph answered a value that does not fit its type.',
]);

export const isCompletion = ({ message }: GraphQLFormattedError): boolean => completion.has(message);

/** Errors that a subgraph, or the call of one, has caused. */
export const toldErrors = ({ errors = [] }: Answer): readonly GraphQLFormattedError[] =>
  errors.filter((error) => !isCompletion(error));

/** An internal error carries a reference of its own request, and is the same without. */
export const describeError = ({ message, path, extensions }: GraphQLFormattedError): string =>
  JSON.stringify([message, path ?? null, extensions?.code ?? null]);

export function sameErrors(one: readonly GraphQLFormattedError[], other: readonly GraphQLFormattedError[]): boolean {
  return isDeepStrictEqual(one.map(describeError).sort(), other.map(describeError).sort());
}

export const sameData = (one: Answer, other: Answer): boolean =>
  isDeepStrictEqual(one.data ?? null, other.data ?? null);

/** Equal data may still be in another order. */
export const sameOrder = (one: Answer, other: Answer): boolean =>
  JSON.stringify(one.data ?? null) === JSON.stringify(other.data ?? null);

/** Errors of one that the other does not have, as often as it does not. */
export function missingFrom(
  one: readonly GraphQLFormattedError[],
  other: readonly GraphQLFormattedError[],
): readonly GraphQLFormattedError[] {
  const left = one.map(describeError);
  return other.filter((error) => {
    const index = left.indexOf(describeError(error));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** The same completion faults, as far as the stock engine tells them: one for all, and only when there is no other error. */
export function sameCompletion(stock: Answer, compiled: Answer): boolean {
  const told = (stock.errors ?? []).some(isCompletion);
  if (toldErrors(stock).length > 0) return !told;
  return told === (compiled.errors ?? []).some(isCompletion);
}
