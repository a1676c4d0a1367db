/** Subgraphs that fail in a repeatable way: what is wrong with a value depends on which field of which object it is, and not on how or when it is asked for. */
import {
  defaultFieldResolver,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isListType,
  isObjectType,
} from 'graphql';
import { fraction } from './fraction.ts';
import { lengthen } from './lengthen.ts';
import type { Memory } from './supergraphs/supergraph-under-test.ts';

/** Where the subgraph itself breaks off, and graphql-js makes an honest answer of it. */
const honest = ['refused', 'failed', 'source failed', 'null'] as const;
/** Where the answer breaks what the schema promises. */
const dishonest = ['null in place', 'null item', 'wrong leaf', 'extra keys'] as const;
/** The stock engine throws at these, so that the whole answer says little; they are kept to a few runs. */
const shapes = ['wrong shape'] as const;
/** Of a call as a whole. */
const wholes = ['call throws', 'no data', 'loose error', 'no answer'] as const;

export type FaultKind =
  | (typeof honest)[number]
  | (typeof dishonest)[number]
  | (typeof shapes)[number]
  | (typeof wholes)[number]
  | 'no entity';

export const isOfWholeCall = (kind: FaultKind): boolean => wholes.some((each) => each === kind);

/** What goes wrong in one operation. */
export interface Faults {
  /** What is wrong at a place among those that may be wrong there, or nothing. */
  at<Kind extends FaultKind>(place: string, possible: readonly Kind[]): Kind | undefined;
  /** Every place that was asked for, and what was wrong there. */
  readonly places: Map<string, FaultKind | undefined>;
  /** Messages of the errors that subgraphs answered. */
  readonly messages: Set<string>;
}

function kindsOf(seed: number): readonly FaultKind[] {
  const draw = fraction(seed, 'what');
  if (draw < 0.3) return honest;
  if (draw < 0.55) return dishonest;
  if (draw < 0.7) return [...honest, ...dishonest, 'no entity'];
  if (draw < 0.8) return ['no entity', 'refused'];
  return draw < 0.95 ? [...wholes, 'null'] : [...shapes, 'null'];
}

/** Without a seed nothing goes wrong. */
export function createFaults(given: number | undefined): Faults {
  const every = given === undefined ? [] : kindsOf(given);
  const seed = given ?? 0;
  const rate = every.some((kind) => kind === 'call throws') ? 0.3 : 0.02 + fraction(seed, 'rate') * 0.12;
  const places = new Map<string, FaultKind | undefined>();
  const decide = <Kind extends FaultKind>(place: string, possible: readonly Kind[]): Kind | undefined => {
    const kinds = possible.filter((kind) => every.includes(kind));
    if (kinds.length === 0 || fraction(seed, place) >= rate) return undefined;
    return kinds[Math.floor(fraction(seed, `${place}?`) * kinds.length)];
  };
  return {
    places,
    messages: new Set(),
    at: (place, possible) => {
      const kind = decide(place, possible);
      places.set(place, kind);
      return kind;
    },
  };
}

/** Done to the answer, at a place in it. */
interface Edit {
  readonly path: readonly (string | number)[];
  readonly kind: 'null in place' | 'null item' | 'wrong leaf' | 'extra keys' | 'wrong shape';
  readonly type: GraphQLNamedType;
}

/** What a subgraph's fields are resolved with. */
export interface FieldContext {
  readonly faults: Faults;
  readonly memory: Memory;
  /** How much every text is made longer; 0 for not at all. */
  readonly longer: number;
  readonly subgraph: string;
  /** Which object it is, when it is one that has a name of its own. */
  readonly identityOf: (source: unknown) => string | undefined;
  /** By the place in the answer, what object is there; filled while fields are resolved. */
  readonly places: WeakMap<object, string>;
  readonly edits: Edit[];
}

interface PathNode {
  readonly prev: PathNode | undefined;
  readonly key: string | number;
}

/** Objects without a name are known by the field that they came from. */
function placeOf(path: PathNode | undefined, places: WeakMap<object, string>): string {
  if (!path) return '';
  if (typeof path.key === 'number') return `${placeOf(path.prev, places)}[${path.key}]`;
  return places.get(path) ?? '';
}

const pathToList = (path: PathNode | undefined): (string | number)[] =>
  path ? [...pathToList(path.prev), path.key] : [];

const thrown = {
  refused: { message: 'You may not see this', code: 'FORBIDDEN' },
  failed: { message: 'It broke', code: undefined },
  'source failed': { message: 'The source broke', code: 'SOURCE_ERROR' },
} as const;

/** The object whose field, or which itself, an injected error says that it is about. */
export const identityIn = (message: string): string | undefined => / at ([^ ]+ \d+)$/.exec(message)?.[1];

const errorOf = ({ faults }: FieldContext, kind: keyof typeof thrown, identity?: string): GraphQLError => {
  const { message, code } = thrown[kind];
  const whole = identity === undefined ? message : `${message} at ${identity}`;
  faults.messages.add(whole);
  return new GraphQLError(whole, code === undefined ? {} : { extensions: { code } });
};

const resolveFromRecord: GraphQLFieldResolver<unknown, FieldContext> = (source, args, { memory, longer }, info) => {
  const value = defaultFieldResolver(source, args, memory, info);
  return longer > 0 && getNamedType(info.returnType).name === 'String' ? lengthen(value, longer) : value;
};

const resolveWithFaults: GraphQLFieldResolver<unknown, FieldContext> = (source, args, context, info) => {
  const { faults, subgraph, identityOf, places, edits } = context;
  const identity = identityOf(source);
  const parent = identity ?? placeOf(info.path.prev, places);
  const place = `${subgraph}/${parent}/${info.fieldName}(${JSON.stringify(args)})`;
  places.set(info.path, place);
  const named = getNamedType(info.returnType);
  const list = isListType(getNullableType(info.returnType));
  const composite = isCompositeType(named);
  const kind = faults.at(place, [
    ...honest,
    'null in place',
    ...(list ? (['null item'] as const) : []),
    ...(composite && !list ? (['extra keys'] as const) : []),
    ...(!composite && !list && isKnownLeaf(named) ? (['wrong leaf'] as const) : []),
    ...(composite || list ? shapes : []),
  ]);
  if (kind === 'refused' || kind === 'failed' || kind === 'source failed') throw errorOf(context, kind, identity);
  if (kind === 'null') return null;
  if (kind) edits.push({ path: pathToList(info.path), kind, type: named });
  return resolveFromRecord(source, args, context, info);
};

const isKnownLeaf = (type: GraphQLNamedType): boolean =>
  isEnumType(type) || ['Int', 'Float', 'String', 'Boolean', 'ID'].includes(type.name);

/** Resolves every field of a schema from the records, and lets it go wrong. */
export function watchFields(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const field of Object.values(type.getFields())) field.resolve = resolveWithFaults;
}

/** The error in place of an entity that fails by itself. */
export function entityFault(context: FieldContext, identity: string): GraphQLError | 'null' | undefined {
  const kind = context.faults.at(`${context.subgraph}/entity ${identity}`, ['no entity', 'refused', 'failed']);
  if (kind === 'no entity') return 'null';
  return kind === undefined ? undefined : errorOf(context, kind, identity);
}

/** Throws, or answers in place of the subgraph, or lets the call go on. */
export function callFault(context: FieldContext, asked: string): ExecutionResult | 'loose error' | undefined {
  const kind = context.faults.at(`${context.subgraph}/call ${asked}`, wholes);
  if (kind === 'call throws') throw new Error('the subgraph is gone');
  if (kind === 'no data') return { data: null, errors: [errorOf(context, 'source failed')] };
  if (kind === 'no answer') return { data: null, errors: [errorOf(context, 'failed')] };
  return kind;
}

export const looseError = (context: FieldContext): GraphQLError => errorOf(context, 'refused');

function wrongLeaf(type: GraphQLNamedType): unknown {
  if (isEnumType(type)) return 'NO_SUCH_VALUE';
  return type.name === 'String' || type.name === 'ID' ? { not: 'text' } : 'not a number';
}

function edited(value: unknown, { kind, type }: Edit): unknown {
  if (kind === 'null in place') return null;
  if (value === null || value === undefined) return value;
  if (kind === 'wrong leaf') return wrongLeaf(type);
  if (kind === 'wrong shape') return Array.isArray(value) ? { not: 'a list' } : 'not an object';
  if (kind === 'null item')
    return Array.isArray(value) ? value.map((item, index) => (index === value.length >> 1 ? null : item)) : value;
  return typeof value === 'object' ? { ...value, unasked: 1, alsoUnasked: { deep: [null] } } : value;
}

/** Breaks an answer where it was decided; a place that is no longer there is left alone. */
export function applyEdits(data: unknown, edits: readonly Edit[]): void {
  for (const edit of edits) {
    const last = edit.path.at(-1);
    let target: unknown = data;
    for (const key of edit.path.slice(0, -1))
      target = typeof target === 'object' && target !== null ? (target as Record<string, unknown>)[key] : undefined;
    if (typeof target !== 'object' || target === null || last === undefined || !Object.hasOwn(target, last)) continue;
    const holder = target as Record<string, unknown>;
    const value = edited(holder[last], edit);
    // Assigning would change the prototype where a client's alias is `__proto__`.
    Object.defineProperty(holder, last, { value, enumerable: true, writable: true, configurable: true });
  }
}
