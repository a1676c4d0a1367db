/** Differences that are not the compiled engine's fault. README.md explains each. */
import { isDeepStrictEqual } from 'node:util';
import {
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { describeError, sameCompletion, sameData, toldErrors } from './compare.ts';
import type { Operation } from './generate-operation.ts';
import type { Answered } from './open-target.ts';

type Answer = FormattedExecutionResult;

/** One operation under the same faults. The stock engine answers it rightly when nothing fails, and the compiled engine's answer is a right one. */
export interface Pair {
  readonly operation: Operation;
  /** When nothing fails. */
  readonly alone: Answer;
  readonly stock: Answered;
  readonly compiled: Answered;
}

/** Whether something went wrong in one where the other did not ask. */
const metAlone = (one: Answered, other: Answered): boolean =>
  [...one.places].some(([place, kind]) => kind !== undefined && !other.places.has(place));

/** Whether what one tells beyond the other is of nulls that subgraphs do not allow themselves, at places where the other may not have asked. */
function brokeAlone(one: Answered, other: Answered): boolean {
  const more = [...causes(one.answer).difference(causes(other.answer))];
  return (
    more.every((cause) => cause.startsWith('["Cannot return null for non-nullable field')) &&
    (more.length === 0 || [...one.places.keys()].some((place) => !other.places.has(place)))
  );
}

export interface KnownDifference {
  readonly name: string;
  readonly explains: (pair: Pair, askStock: AskStock) => boolean | Promise<boolean>;
}

/** Another operation, under the same faults. */
export type AskStock = (operation: Operation) => Promise<Answer>;

const isInternal = ({ extensions }: GraphQLFormattedError): boolean => extensions?.code === 'INTERNAL_SERVER_ERROR';

/** It failed by itself, which nothing excuses. */
const broke = ({ errors = [] }: Answer): boolean => errors.some(isInternal);

/** What is told of each cause, wherever and however often. */
const causes = (answer: Answer): ReadonlySet<string> =>
  new Set(toldErrors(answer).map((error) => describeError({ ...error, path: [] })));
const sameCauses = (one: Answer, other: Answer): boolean => isDeepStrictEqual(causes(one), causes(other));

/** Whether one tells an error of each null of which the other does: of several that would make the same null a subgraph need not tell all. */
function tellsAllOfNulls(one: Answer, other: Answer): boolean {
  const told = new Set(toldErrors(one).map(({ path = [] }) => nullAt(one.data, path)));
  const known = causes(one);
  return toldErrors(other).every((error) => {
    const place = nullAt(other.data, error.path ?? []);
    return known.has(describeError({ ...error, path: [] })) || (place !== undefined && told.has(place));
  });
}

/** The place of the null at or above `path`; undefined when there is none. */
function nullAt(data: unknown, path: readonly (string | number)[]): string | undefined {
  let value = data;
  for (const [index, part] of path.entries()) {
    value = (value as Readonly<Record<string | number, unknown>> | undefined)?.[part];
    if (value === null) return JSON.stringify(path.slice(0, index + 1));
  }
  return undefined;
}

const typeNameToo = 'typeNameToo';

const narrows = (selection: SelectionNode): boolean =>
  selection.kind === Kind.FRAGMENT_SPREAD ||
  (selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition !== undefined);

/** With the name of the type wherever it decides which fragment applies. */
function withTypeNames(operation: Operation): Operation {
  const asked: SelectionNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: typeNameToo },
    name: { kind: Kind.NAME, value: '__typename' },
  };
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [asked] };
  const document = visit(parse(operation.query, { noLocation: true }), {
    SelectionSet: {
      leave: (set) => {
        // Only where that fragment is asked for.
        const names = set.selections
          .filter(narrows)
          .map(({ directives = [] }): SelectionNode => ({ kind: Kind.INLINE_FRAGMENT, directives, selectionSet }));
        return { ...set, selections: [...set.selections, ...names] };
      },
    },
  });
  return { ...operation, query: print(document) };
}

function withoutTypeNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTypeNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (name === typeNameToo ? [] : [[name, withoutTypeNames(inner)]])),
  );
}

/** Accepted although data or errors differ. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    name: 'stock fails by itself',
    explains: ({ stock }) => broke(stock.answer),
  },
  {
    name: 'the same errors, at other places or in other numbers',
    explains: ({ stock: { answer: stock }, compiled: { answer: compiled } }) =>
      sameData(stock, compiled) &&
      (sameCauses(stock, compiled) || (tellsAllOfNulls(stock, compiled) && tellsAllOfNulls(compiled, stock))) &&
      sameCompletion(stock, compiled),
  },
  {
    name: 'the same errors, and stock loses values that are true, or has one that is not',
    explains: ({ alone, stock: { answer: stock }, compiled: { answer: compiled } }) =>
      sameCauses(stock, compiled) && isWorse(stock.data, compiled.data, alone.data),
  },
  {
    name: 'stock agrees once it is asked for type names',
    explains: async ({ operation, alone, stock, compiled: { answer: compiled } }, askStock) => {
      if (sameData(stock.answer, compiled)) return false;
      const again = await askStock(withTypeNames(operation));
      return sameCauses(again, compiled) && isWorse(withoutTypeNames(again.data), compiled.data, alone.data);
    },
  },
  {
    name: 'faults at what only one of the plans asks for',
    explains: ({ alone, stock, compiled }) =>
      metAlone(stock, compiled) ||
      metAlone(compiled, stock) ||
      ((sameData(stock.answer, compiled.answer) || isWorse(stock.answer.data, compiled.answer.data, alone.data)) &&
        brokeAlone(stock, compiled) &&
        brokeAlone(compiled, stock)),
  },
];

/** Not run at all. */
export const isTooComplex = ({ data, errors = [] }: Answer): boolean =>
  (data ?? null) === null &&
  errors.length === 1 &&
  errors.every(({ message }) => message === 'The operation is too complex to plan.');

/** The answer is true, and each error is of a field that is not in it: the planner loses conditions of fragments on an interface object, for both engines. */
export const tellsMore = (compiled: Answer, alone: Answer): boolean =>
  sameData(compiled, alone) &&
  !broke(compiled) &&
  (compiled.errors ?? []).every(({ path }) => path !== undefined && !isInAnswer(alone.data, path));

function isInAnswer(data: unknown, path: readonly (string | number)[]): boolean {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return value === null;
    if (!Object.hasOwn(value, part)) return false;
    value = (value as Readonly<Record<string | number, unknown>>)[part];
  }
  return true;
}

/** Nulls, or values that are not true, in place of what is true or null, objects without a field in place of null, and otherwise the same. */
function isWorse(one: unknown, other: unknown, real: unknown): boolean {
  if (one === null || one === undefined) return isLess(other, real);
  if (typeof one !== 'object') return one === other || (one !== real && (other === null || other === real));
  // What nobody asks anything of it does not ask for.
  if (other === null) return isDeepStrictEqual(one, {});
  if (typeof other !== 'object') return false;
  const read = (object: unknown, name: string): unknown =>
    (object as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return (
    isDeepStrictEqual(Object.keys(one).sort(), Object.keys(other).sort()) &&
    Object.keys(one).every((name) => isWorse(read(one, name), read(other, name), read(real, name)))
  );
}

/** The same, but for nulls in place of values. */
function isLess(one: unknown, other: unknown): boolean {
  if (one === null || one === undefined) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || other === null) return one === other;
  const [names, otherNames] = [Object.keys(one), Object.keys(other)];
  const read = (object: object, name: string): unknown => (object as Readonly<Record<string, unknown>>)[name];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === otherNames.length &&
    names.every((name) => Object.hasOwn(other, name) && isLess(read(one, name), read(other, name)))
  );
}
