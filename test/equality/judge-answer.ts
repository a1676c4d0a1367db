/**
 * Whether an answer under faults is one that a right engine may give, whatever its plan: it has the shape that was asked for, what it holds is true,
 * it tells the errors that were met and no others, and what it lacks has a reason.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  type ExecutionResult,
  execute,
  type GraphQLFormattedError,
  type GraphQLResolveInfo,
  getNamedType,
  isLeafType,
  parse,
} from 'graphql';
import { pathToList, resolveAlone, rootOf, type TrueAnswer, type Truth } from './answer-alone.ts';
import { isCompletion } from './compare.ts';
import type { Operation } from './generate-operation.ts';
import { type FaultKind, identityIn, isOfWholeCall } from './inject-faults.ts';
import type { Answered } from './open-target.ts';
import type { FederationFeature } from './supergraph-facts.ts';
import { type EntityRecord, identify } from './supergraphs/supergraph-under-test.ts';

type Path = readonly (string | number)[];

export interface Judged {
  readonly truth: Truth;
  /** By coordinate. */
  readonly features: ReadonlyMap<string, ReadonlySet<FederationFeature>>;
  /** Types whose objects say themselves that they could not be had. */
  readonly sections: ReadonlySet<string>;
}

/** An object of the answer, and the record that it should show. */
interface Beside {
  readonly answered: object;
  readonly record: unknown;
  /** As in the places of faults: the object itself, and what it belongs to. */
  readonly names: readonly string[];
  /** Whether it may be another than when nothing fails. */
  readonly uncertain: boolean;
}

/** A null in place of a value. */
interface Lack {
  readonly path: Path;
  /** The object that lacks it; for a field of the root itself, that field. */
  readonly of: Path;
  readonly names: readonly string[];
  readonly uncertain: boolean;
}

interface Comparison {
  readonly wrong: string | undefined;
  readonly lacks: readonly Lack[];
  readonly sections: boolean;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const read = (object: unknown, name: string | number): unknown =>
  isObject(object) && Object.hasOwn(object, name)
    ? (object as Readonly<Record<string | number, unknown>>)[name]
    : undefined;

/** What is wrong with it; undefined when nothing is. */
export async function judgeAnswer(
  judged: Judged,
  operation: Operation,
  alone: TrueAnswer,
  met: Answered,
): Promise<string | undefined> {
  // Refused, or nothing from the start.
  if (!isObject(alone.answer.data)) return isObject(met.answer.data) ? 'data where there is none' : undefined;
  const { wrong, lacks, sections } = await compareWithTruth(judged, operation, alone, met);
  const unexplained = lacks.find((lack) => !lack.uncertain && !hasReason(lack, alone, met));
  const unlocated = told(met).find((error) => !isLocated(error, alone));
  const lost = told(met).find((error) => isLost(error, alone, met));
  return (
    wrong ??
    (sections ? undefined : untoldError(lacks, alone, met)) ??
    needlessError(alone, met) ??
    (lost && `error at a place of another: ${lost.message}`) ??
    (unlocated && `error without its locations: ${unlocated.message}`) ??
    (unexplained && `null without a reason at ${unexplained.path.join('.')}`)
  );
}

/** Runs the operation over the answer itself, which must give the answer again. */
async function compareWithTruth(
  { truth, features, sections }: Judged,
  { query, variables, operationName }: Operation,
  { answer: { data: due } }: TrueAnswer,
  { answer: { data }, places }: Answered,
): Promise<Comparison> {
  const wrong: string[] = [];
  const lacks: Lack[] = [];
  let asksSections = false;
  if (!isObject(data))
    return {
      wrong: undefined,
      lacks: [{ path: [], of: [], names: [], uncertain: false }],
      sections: sections.size > 0,
    };
  const document = parse(query);
  const resolve = resolveAlone(truth);
  const identityOf = identify(truth.world);
  const failed = [...places.values()].some((kind) => kind !== undefined);

  /** Whether the field's value may be another when something failed: it is made of others, or tells of the failure. */
  function isUncertain({ parentType, fieldName, returnType, operation: { operation } }: GraphQLResolveInfo): boolean {
    if (sections.has(getNamedType(returnType).name)) {
      asksSections = true;
      return true;
    }
    // What one mutation changes is what the next one answers.
    if (operation === 'mutation') return true;
    return [parentType, ...parentType.getInterfaces()].some(({ name }) => {
      const found = features.get(`${name}.${fieldName}`);
      return found?.has('requires') || found?.has('context');
    });
  }

  function resolveBeside({ answered, record, ...parent }: Beside, args: object, info: GraphQLResolveInfo): unknown {
    const path = pathToList(info.path);
    const root = info.path.prev === undefined;
    const uncertain = failed && (isUncertain(info) || parent.uncertain);
    const names = root ? [`//${info.fieldName}(`] : parent.names;
    const leaf = isLeafType(getNamedType(info.returnType));
    const beside = (value: unknown, real: unknown, at: Path): unknown => {
      const expected = valueAt(due, at);
      if (value === null || value === undefined) {
        if (expected !== null && expected !== undefined)
          lacks.push({ path: at, of: root ? path : path.slice(0, -1), names, uncertain });
        return value;
      }
      if (Array.isArray(value)) return value.map((item, index) => beside(item, read(real, index), [...at, index]));
      if (leaf) {
        if (!uncertain && !isDeepStrictEqual(value, expected)) wrong.push(`value at ${at.join('.')}`);
        return value;
      }
      if (!isObject(value)) return value;
      if (!uncertain && !isObject(real)) wrong.push(`object at ${at.join('.')}`);
      const identity = identityOf(real);
      const within = identity === undefined ? names : [...names, identity];
      return { answered: value, record: real, names: within, uncertain } satisfies Beside;
    };
    let real: unknown;
    try {
      real = resolve(record, args, info);
    } catch {
      // A field that fails by itself has no value.
    }
    return beside(read(answered, String(info.path.key)), real, path);
  }

  const again: ExecutionResult = await execute({
    schema: truth.schema,
    document,
    rootValue: {
      answered: data,
      record: rootOf(truth.world, document, operationName),
      names: [],
      uncertain: false,
    } satisfies Beside,
    variableValues: variables,
    operationName,
    typeResolver: (value) => (value as { readonly record?: EntityRecord }).record?.__typename,
    fieldResolver: (source, args, _context, info) => resolveBeside(source as Beside, args, info),
  });
  const [misfit] = again.errors ?? [];
  if (misfit) wrong.unshift(`shape at ${misfit.path?.join('.')}: ${misfit.message}`);
  else if (JSON.stringify(again.data) !== JSON.stringify(data)) wrong.unshift('shape or order of the data');
  return { wrong: wrong[0], lacks, sections: asksSections };
}

const startsWith = (path: Path, start: Path): boolean => start.every((part, index) => part === path[index]);
const valueAt = (data: unknown, path: Path): unknown => path.reduce(read, data);

const told = ({ answer: { errors = [] } }: Answered): readonly GraphQLFormattedError[] => errors;

/** That an entity could not be had is told where something of it is missing. */
function untoldError(lacks: readonly Lack[], alone: TrueAnswer, met: Answered): string | undefined {
  // Of several errors that would make one null one is enough.
  const unexplained = lacks.filter((lack) => !told(met).some((error) => explains(error, lack)));
  const isMissed = (identity: string): boolean =>
    unexplained.some(({ path, names }) => [...names, alone.identityAt(path)].includes(identity)) ||
    ![...met.places].some(([place, kind]) => kind !== undefined && place.endsWith(`/entity ${identity}`));
  const due = [...met.messages].find(
    (message) => !told(met).some((error) => error.message === message) && isMissed(identityIn(message) ?? ''),
  );
  return due === undefined ? undefined : `error that is not told: ${due}`;
}

/** What graphql-js itself says in a subgraph of a value that does not fit, and of resolvers that a null misleads. What is not there at all misleads them to others. */
const ofValue =
  /^Cannot return null for non-nullable field|cannot represent|^Cannot read properties of null |is not a function$/;

function needlessError({ answer }: TrueAnswer, met: Answered): string | undefined {
  const kinds = new Set(met.places.values());
  const isDue = (error: GraphQLFormattedError): boolean => {
    const { message } = error;
    if (message === 'A subgraph cannot be reached.') return kinds.has('call throws');
    if (message === 'A subgraph gave an answer that cannot be used.') return kinds.has('wrong shape');
    return (
      met.messages.has(message) ||
      isCompletion(error) ||
      ofValue.test(message) ||
      (answer.errors ?? []).some((each) => each.message === message)
    );
  };
  const needless = told(met).find((error) => !isDue(error));
  return needless && `error that nothing caused: ${needless.message}`;
}

/** What is wrong there without an error of the subgraph. */
const silent: ReadonlySet<FaultKind | undefined> = new Set<FaultKind>([
  ...(['null', 'no entity', 'null in place', 'null item', 'wrong leaf', 'wrong shape'] as const),
]);

/** An error at or below the object that lacks it, or above; a call that failed as a whole; or a fault that nobody tells, of the object or of what is above or below it. */
const explains = ({ path: errorPath }: GraphQLFormattedError, { path, of }: Lack): boolean =>
  errorPath === undefined || startsWith(errorPath, of) || startsWith(path, errorPath);

function hasReason(lack: Lack, alone: TrueAnswer, met: Answered): boolean {
  const { path, of, names: around } = lack;
  if (told(met).some((error) => explains(error, lack))) return true;
  const names = [...around, ...alone.identitiesFrom(of), ...alone.identitiesFrom(path)];
  const named = (place: string): boolean =>
    names.some((each) => place.includes(each.endsWith('(') ? each : `${each}/`) || place.endsWith(each));
  return isOfCall(met) || [...met.places].some(([place, kind]) => silent.has(kind) && named(place));
}

/** Whether an error says of which object it is, and its path leads to another; or it says nothing of the kind, and leads to a value. */
function isLost({ message, path }: GraphQLFormattedError, alone: TrueAnswer, met: Answered): boolean {
  if (path === undefined) return false;
  const identity = identityIn(message);
  const value = valueAt(met.answer.data, path);
  if (identity === undefined) return value !== undefined && value !== null && !isOfCall(met);
  const [itself, holder] = [alone.identityAt(path), alone.identityAt(path.slice(0, -1))];
  if (identity === itself || identity === holder) return false;
  // An object of which nothing but its type name is asked is not known to graphql-js by its record.
  return itself !== undefined || (holder !== undefined && !isObject(valueAt(alone.answer.data, path)));
}

/** A call that failed as a whole is told at one place, where another may have answered. */
const isOfCall = ({ places }: Answered): boolean =>
  [...places.values()].some((kind) => kind !== undefined && isOfWholeCall(kind));

/** The client's fields that ask for it are among its locations; so may be others, of fragments that did not apply. */
function isLocated({ path = [], locations = [] }: GraphQLFormattedError, alone: TrueAnswer): boolean {
  const field = path.slice(0, path.findLastIndex((part) => typeof part === 'string') + 1);
  return alone.locationsAt(field).every((due) => locations.some((location) => isDeepStrictEqual(location, { ...due })));
}
