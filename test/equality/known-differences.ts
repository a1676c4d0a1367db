/** Differences that are not the compiled engine's fault. README.md explains each. */
import {
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  Kind,
  parse,
  print,
  type SelectionNode,
  visit,
} from 'graphql';
import { missingFrom, sameData, sameErrors, toldErrors } from './compare.ts';
import type { Feature } from './count-features.ts';
import type { Operation } from './generate-operation.ts';
import { type FaultKind, identityIn } from './inject-faults.ts';

type Answer = FormattedExecutionResult;

/** One operation under the same faults. The stock engine answers it rightly when nothing fails, and the compiled engine's errors are where they belong. */
export interface Pair {
  readonly operation: Operation;
  readonly stock: Answer;
  readonly compiled: Answer;
  /** What each asked for, and what went wrong there. */
  readonly stockPlaces: Places;
  readonly compiledPlaces: Places;
}

export type Places = ReadonlyMap<string, FaultKind | undefined>;

/** Whether something went wrong in one where the other did not ask. */
const metAlone = (one: Places, other: Places): boolean =>
  [...one].some(([place, kind]) => kind !== undefined && !other.has(place));

/** Whether a field of one object was asked of two subgraphs, and failed in one of them alone. */
function hasHalfAnswered(places: Places): boolean {
  const [failed, whole] = [new Set<string>(), new Set<string>()];
  for (const [place, kind] of places) {
    if (!place.endsWith(')')) continue;
    const subgraph = place.slice(0, place.indexOf('/') + 1);
    // An object without a name of its own is known by the field it came from, of the same subgraph.
    (kind === undefined ? whole : failed).add(place.replaceAll(subgraph, ''));
  }
  return !failed.isDisjointFrom(whole);
}

export interface KnownDifference {
  readonly name: string;
  readonly explains: (pair: Pair, askStock: AskStock) => boolean | Promise<boolean>;
}

/** Another operation, under the same faults. */
export type AskStock = (operation: Operation) => Promise<Answer>;

export const isInternal = ({ extensions }: GraphQLFormattedError): boolean =>
  extensions?.code === 'INTERNAL_SERVER_ERROR';

/** It failed by itself, which nothing excuses. */
const broke = ({ errors = [] }: Answer): boolean => errors.some(isInternal);

const withoutIndexes = (error: GraphQLFormattedError): GraphQLFormattedError => ({
  ...error,
  ...(error.path ? { path: error.path.map((part) => (typeof part === 'number' ? '@' : part)) } : {}),
});

const withoutPath = ({ path: _, ...error }: GraphQLFormattedError): GraphQLFormattedError => error;

/** What is said of a call that no part of was answered, at the first of its fields that nothing else answers. */
const isOfWholeCall = ({ message }: GraphQLFormattedError): boolean =>
  message === 'A subgraph cannot be reached.' || message === 'A subgraph gave an answer that cannot be used.';

/** Each error once. */
const distinct = (errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] =>
  errors.filter((error, index) => missingFrom(errors.slice(0, index), [error]).length > 0);

/** Whether the error is where its cause is, as far as that can be told: the object is named in it and was looked at, or there is a null, or a field that nobody selected. */
function isPlaced(data: unknown, { message, path = [] }: GraphQLFormattedError): boolean {
  if (identityIn(message) !== undefined || stepsToNull(data, path) !== undefined) return true;
  return isInAnswer(data, path.slice(0, -1)) && !isInAnswer(data, path);
}

/** How many steps of the path lead to the null that the answer has there or above; undefined when there is none. */
function stepsToNull(data: unknown, path: readonly (string | number)[]): number | undefined {
  let value = data;
  for (const [steps, part] of path.entries()) {
    if (value === null) return steps;
    if (typeof value !== 'object' || !Object.hasOwn(value, part)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[part];
  }
  return value === null ? path.length : undefined;
}

/** The same error for the same null: of several fields that would each make it, a subgraph names the first it was asked for. */
function sameNulls(
  data: unknown,
  one: readonly GraphQLFormattedError[],
  other: readonly GraphQLFormattedError[],
): boolean {
  const atNull = (error: GraphQLFormattedError): GraphQLFormattedError => {
    const steps = stepsToNull(data, error.path ?? []);
    return steps === undefined ? error : { ...error, path: error.path?.slice(0, steps) ?? [] };
  };
  return sameErrors(distinct(one.map(atNull)), distinct(other.map(atNull)));
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
  const document = visit(parse(operation.query, { noLocation: true }), {
    SelectionSet: {
      leave: (set) => (set.selections.some(narrows) ? { ...set, selections: [...set.selections, asked] } : undefined),
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

const differences: readonly KnownDifference[] = [
  {
    name: 'stock throws at a value of the wrong shape',
    explains: ({ stock, stockPlaces }) =>
      [...stockPlaces.values()].includes('wrong shape') &&
      (stock.data ?? null) === null &&
      (stock.errors ?? []).some(isInternal),
  },
  {
    name: 'stock throws while it runs the plan',
    explains: ({ stock }) =>
      (stock.data ?? null) === null && stock.errors?.length === 1 && stock.errors.every(isInternal),
  },
  {
    name: 'stock throws while it merges an object into a leaf',
    explains: ({ stock, compiled, stockPlaces }) => {
      const told = toldErrors(stock).filter((error) => !isInternal(error));
      return (
        [...stockPlaces.values()].includes('wrong leaf') &&
        sameData(stock, compiled) &&
        told.length < toldErrors(stock).length &&
        sameErrors(told, toldErrors(compiled))
      );
    },
  },
  {
    name: 'stock agrees once it is asked for type names',
    explains: async ({ operation, stock, compiled }, askStock) => {
      if (sameData(stock, compiled)) return false;
      const again = await askStock(withTypeNames(operation));
      const asAsked = { ...again, data: withoutTypeNames(again.data) as Answer['data'] };
      return sameData(asAsked, compiled) && sameNulls(compiled.data, toldErrors(asAsked), toldErrors(compiled));
    },
  },
  {
    name: 'the same errors, of other numbers of calls',
    explains: ({ stock, compiled }) =>
      sameData(stock, compiled) && sameErrors(distinct(toldErrors(stock)), distinct(toldErrors(compiled))),
  },
  {
    name: 'stock counts entities that were not asked for',
    explains: ({ stock, compiled }) =>
      sameData(stock, compiled) &&
      sameErrors(distinct(toldErrors(stock).map(withoutIndexes)), distinct(toldErrors(compiled).map(withoutIndexes))) &&
      missingFrom(toldErrors(stock), toldErrors(compiled)).every((error) => isPlaced(compiled.data, error)),
  },
  {
    name: 'stock lets a null of one subgraph replace the value of another',
    explains: ({ stock, compiled, stockPlaces }) =>
      !sameData(stock, compiled) &&
      hasLess(stock, compiled) &&
      sameErrors(toldErrors(stock), toldErrors(compiled)) &&
      hasHalfAnswered(stockPlaces),
  },
  {
    name: 'stock calls several mutations at once, so that they fail as one',
    explains: ({ operation, stock, compiled }) => {
      const told = toldErrors(stock);
      const more = missingFrom(told, toldErrors(compiled));
      return (
        operation.query.includes('mutation') &&
        sameData(stock, compiled) &&
        missingFrom(toldErrors(compiled), told).length === 0 &&
        more.every(
          ({ message, path = [] }) =>
            compiled.data === null || (path.length <= 1 && told.some((error) => error.message === message)),
        )
      );
    },
  },
  {
    name: 'a call that failed as a whole is told at another of its fields',
    explains: ({ stock, compiled }) => {
      const [told, due] = [
        missingFrom(toldErrors(compiled), toldErrors(stock)),
        missingFrom(toldErrors(stock), toldErrors(compiled)),
      ];
      return (
        sameData(stock, compiled) &&
        [...told, ...due].every(
          (error) => isOfWholeCall(error) && stepsToNull(compiled.data, error.path ?? []) !== undefined,
        ) &&
        sameErrors(told.map(withoutPath), due.map(withoutPath))
      );
    },
  },
  {
    name: 'another of the errors that make the same null',
    explains: ({ stock, compiled }) =>
      sameData(stock, compiled) && sameNulls(compiled.data, toldErrors(stock), toldErrors(compiled)),
  },
  {
    name: 'a call that failed is told at another of the root fields that it asked for',
    explains: ({ stock, compiled, compiledPlaces }) => {
      const [told, due] = [toldErrors(compiled), toldErrors(stock)];
      const others = [...missingFrom(due, told), ...missingFrom(told, due)];
      const anywhere = (error: GraphQLFormattedError): GraphQLFormattedError => ({ ...error, path: [] });
      return (
        sameData(stock, compiled) &&
        [...compiledPlaces].some(([place, kind]) => kind !== undefined && place.includes('/call ')) &&
        others.every(({ path = [] }) => path.length === 1 && stepsToNull(compiled.data, path) !== undefined) &&
        sameErrors(due.map(anywhere), told.map(anywhere))
      );
    },
  },
  {
    name: 'faults at what only one of the plans asks for',
    explains: ({ stockPlaces, compiledPlaces }) =>
      metAlone(stockPlaces, compiledPlaces) || metAlone(compiledPlaces, stockPlaces),
  },
];

/** Accepted although data or errors differ. */
export const knownDifferences: readonly KnownDifference[] = differences.map(({ name, explains }) => ({
  name,
  explains: (pair, askStock) => !broke(pair.compiled) && explains(pair, askStock),
}));

/** What the compiled engine answers when nothing fails, beside what is true. */
export interface Untrue {
  readonly operation: Operation;
  readonly features: ReadonlySet<Feature>;
  readonly compiled: Answer;
  readonly alone: Answer;
  readonly stock: Answer | undefined;
}

export interface KnownFault {
  readonly name: string;
  readonly explains: (untrue: Untrue) => boolean;
}

const refusedWith = ({ data, errors = [] }: Answer, message: RegExp): boolean =>
  (data ?? null) === null && errors.length === 1 && errors.every((error) => message.test(error.message));

/** No field is to blame for it. */
const isRefusal = ({ data, errors = [] }: Answer): boolean =>
  (data ?? null) === null && errors.length > 0 && errors.every(({ path }) => path === undefined);

/** Not run at all. */
export const isRefused = ({ compiled }: Pick<Untrue, 'compiled'>): boolean =>
  refusedWith(compiled, /^The operation is too complex to plan/);

/** The same, but for nulls in place of values. A refusal is no such answer. */
const hasLess = (one: Answer, other: Answer): boolean => !isRefusal(one) && isLess(one.data, other.data);

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

const hasConditionOrFragment = (query: string): boolean => query.includes('...') || /@(skip|include)\b/.test(query);

const faults: readonly KnownFault[] = [
  {
    name: 'planner: the operation is too complex to plan',
    explains: ({ compiled }) => refusedWith(compiled, /^The operation is too complex to plan\.$/),
  },
  {
    name: 'planner: what a field requires is asked for under the conditions, or for the type, of another',
    explains: ({ operation, features, compiled, alone }) =>
      features.has('requires') && hasConditionOrFragment(operation.query) && hasLess(compiled, alone),
  },
  {
    name: 'planner: an object of which nothing is asked is not fetched',
    explains: ({ operation, compiled, alone, stock }) =>
      hasConditionOrFragment(operation.query) &&
      hasLess(compiled, alone) &&
      (stock ? sameData(stock, compiled) : JSON.stringify(alone.data).includes('{}')),
  },
  {
    name: 'a mutation stands where it is first named, though a condition leaves it out there',
    explains: ({ operation, features }) =>
      features.has('mutation') &&
      (features.has('one field twice') || operation.query.includes('...')) &&
      /@(skip|include)\b/.test(operation.query),
  },
  {
    name: 'planner: errors of what the plan asks for beyond the operation',
    explains: ({ compiled, alone }) => {
      const told = toldErrors(compiled);
      return (
        told.length > 0 && hasLess(compiled, alone) && told.every(({ path = [] }) => !isInAnswer(alone.data, path))
      );
    },
  },
];

/** What the query planner gets wrong for both engines, so that the compiled engine's answer may differ from the true one. */
export const knownFaults: readonly KnownFault[] = faults.map(({ name, explains }) => ({
  name,
  explains: (untrue) => !broke(untrue.compiled) && explains(untrue),
}));

function isInAnswer(data: unknown, path: readonly (string | number)[]): boolean {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return value === null;
    if (!Object.hasOwn(value, part)) return false;
    value = (value as Readonly<Record<string | number, unknown>>)[part];
  }
  return true;
}
