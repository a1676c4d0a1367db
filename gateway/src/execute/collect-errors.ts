/** The errors of an answer: what subgraphs said, then what does not fit the schema for a reason that nobody has told. All with their places in the client's document. */
import type { ErrorCode } from '@meridian/kit/errors';
import type { GraphQLError } from 'graphql';
import type { ResolvedOperation } from '../plugins/plugin.ts';
import { UpstreamError } from '../subgraphs/upstream-errors.ts';
import type { Fault } from './execution.ts';
import { locate } from './locate.ts';

type Path = readonly (string | number)[];

const startsWith = (path: Path, start: Path): boolean => start.every((part, index) => path[index] === part);

/** An error at or above the place explains it; so does one below it, whose null has come up. */
const explains = (error: GraphQLError, { path }: Fault): boolean =>
  error.path === undefined || startsWith(path, error.path) || startsWith(error.path, path);

/** A long list of unfit values is told by its first ones. */
const mostFaultsTold = 100;

export function collectErrors(
  told: readonly GraphQLError[],
  faults: readonly Fault[],
  { document, operation }: ResolvedOperation,
): readonly GraphQLError[] {
  const unexplained = faults
    .slice(0, mostFaultsTold)
    .filter((fault) => !told.some((error) => explains(error, fault)))
    .map(({ message, path }) => new UpstreamError(message, 'SOURCE_ERROR' satisfies ErrorCode, path));
  const errors = [...told, ...unexplained];
  for (const error of errors) {
    const locations = error.path && locate(document, operation, error.path);
    if (locations) Object.defineProperty(error, 'locations', { value: locations, enumerable: true });
  }
  return errors;
}
