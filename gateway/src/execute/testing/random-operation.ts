/** Random queries over one schema, and random data for them: what the merged answers of subgraphs may look like. */
import {
  buildSchema,
  type ExecutionResult,
  executeSync,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';

export const schema = buildSchema(`
  type Query { self: Query  book(id: ID): Book  books: [Book!]!  shelf: [[Media!]]  hits: [Hit]!  media: Media!  named: Named  count: Int! }
  interface Named { name: String }
  interface Media implements Named { id: ID!  name: String  rating: Float  next: Media  makers: [Person!] }
  type Book implements Media & Named {
    id: ID!  name: String  rating: Float  next: Media  makers: [Person!]
    format: Format!  pages: Int  tags: [String!]!  codes: [[Int]!]  extra: Json  sequel: Book!
  }
  type Film implements Media & Named { id: ID!  name: String!  rating: Float!  next: Film  makers: [Person!]!  minutes: Int  tags: [String!] }
  type Person implements Named { id: ID!  name: String  alive: Boolean  works: [Media]  best: Hit }
  union Hit = Book | Person
  enum Format { PAPER EBOOK }
  scalar Json
`);

const composites = Object.values(schema.getTypeMap())
  .filter(isCompositeType)
  .filter(({ name }) => !name.startsWith('__'));

/** One for one field alone; most are names that all objects have. */
const aliases: Readonly<Record<string, string>> = {
  __typename: 'kindOf',
  id: '__proto__',
  name: 'constructor',
  next: 'hasOwnProperty',
  makers: 'toString',
  self: 'me',
};

const fragments = [
  ['OfMedia', 'Media'],
  ['OfNamed', 'Named'],
  ['OfBook', 'Book'],
  ['OfHit', 'Hit'],
] as const;

function possibleTypes(name: string): readonly GraphQLObjectType[] {
  const type = schema.getType(name);
  return isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
}
const overlap = (one: string, other: string): boolean =>
  possibleTypes(one).some((type) => possibleTypes(other).includes(type));

export interface Dice {
  readonly chance: (percent: number) => boolean;
  readonly upTo: (most: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
}

/** The same throws for the same seed (the generator is mulberry32). */
export function rollDice(seed: number): Dice {
  let state = seed;
  const upTo = (most: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % (most + 1);
  };
  return {
    upTo,
    chance: (percent) => upTo(99) < percent,
    pick: <T>(from: readonly T[]): T => from[upTo(from.length - 1)] as T,
  };
}

/** A query with the variables `$a`, `$b` and `$c`, of which conditions are made. */
export function randomQuery({ chance, upTo, pick }: Dice): string {
  const condition = (): string =>
    chance(20) ? ` @${pick(['skip', 'include'])}(if: ${pick(['$a', '$b', '$c', 'true', 'false'])})` : '';

  /** Only fragments before the place `spreadable` are spread, so that none spreads itself. */
  function field(typeName: string, depth: number, spreadable: number): string {
    const type = schema.getType(typeName);
    const all = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const fitting = depth > 0 ? all : all.filter(({ type: of }) => !isCompositeType(getNamedType(of)));
    const chosen = fitting.length > 0 && chance(85) ? pick(fitting) : undefined;
    const name = chosen?.name ?? '__typename';
    const of = chosen && getNamedType(chosen.type);
    const selected = of && isCompositeType(of) ? ` ${selection(of.name, depth - 1, spreadable)}` : '';
    return `${aliases[name] && chance(25) ? `${aliases[name]}: ` : ''}${name}${condition()}${selected}`;
  }

  function inlineFragment(typeName: string, depth: number, spreadable: number): string {
    if (chance(20)) return `...${condition()} ${selection(typeName, depth - 1, spreadable)}`;
    const on = pick(composites.filter(({ name }) => overlap(name, typeName))).name;
    return `... on ${on}${condition()} ${selection(on, depth - 1, spreadable)}`;
  }

  function selection(typeName: string, depth: number, spreadable: number): string {
    const parts: string[] = [];
    for (let left = 2 + upTo(3); left > 0; left--) {
      const kind = upTo(9);
      const spread = fragments.slice(0, spreadable).filter(([, on]) => overlap(on, typeName));
      if (kind > 7 && spread.length > 0) parts.push(`...${pick(spread)[0]}${condition()}`);
      else if (kind > 4 && depth > 0) parts.push(inlineFragment(typeName, depth, spreadable));
      else parts.push(field(typeName, depth, spreadable));
    }
    if (typeName === 'Query' && chance(10)) parts.push('types: __schema { queryType { name } }');
    if (typeName === 'Query' && chance(10)) parts.push('__type(name: "Book") { kind ...OfType @include(if: $a) }');
    return `{ ${parts.join(' ')} }`;
  }

  return [
    `query ($a: Boolean!, $b: Boolean!, $c: Boolean = true) ${selection('Query', 4, fragments.length)}`,
    ...fragments.map(([name, on], index) => `fragment ${name} on ${on} ${selection(on, 2, index)}`),
    'fragment OfType on __Type { name }',
  ].join('\n');
}

/** Makes up data while graphql-js executes the query; `spoilt` percent of all values are null or do not fit where they must not be. */
export function answerAtRandom(
  { chance, upTo, pick }: Dice,
  query: string,
  variableValues: Readonly<Record<string, unknown>>,
  spoilt: number,
): { readonly data: Record<string, unknown>; readonly expected: ExecutionResult } {
  function randomValue(type: GraphQLOutputType): unknown {
    const spoil = chance(spoilt);
    if (isNonNullType(type)) return spoil ? null : (randomValue(type.ofType) ?? randomValue(type));
    if (chance(10)) return null;
    if (isListType(type))
      return spoil ? 7 : Array.from({ length: chance(10) ? 0 : 1 + upTo(1) }, () => randomValue(type.ofType));
    if (isCompositeType(type)) {
      const of = pick(possibleTypes(type.name)).name;
      const typename = of === 'Query' ? 'RootQuery' : spoil && isAbstractType(type) ? 'Nothing' : of;
      return { ...(isAbstractType(type) || chance(50) ? { __typename: typename } : {}), unasked: upTo(9) };
    }
    if (spoil && type.name !== 'Json') return {};
    if (isEnumType(type)) return pick(type.getValues()).name;
    return { Int: upTo(9), Float: upTo(9) / 4, Boolean: chance(50) }[type.name] ?? `text ${upTo(9)}`;
  }

  const data = {};
  const expected = executeSync({
    schema,
    document: parse(query),
    rootValue: data,
    variableValues,
    fieldResolver(source, _args, _context, { path: { key }, returnType }) {
      if (!Object.hasOwn(source, key)) {
        Object.defineProperty(source, key, { value: randomValue(returnType), enumerable: true });
      }
      return source[key];
    },
  });
  return { data: JSON.parse(JSON.stringify(data)), expected };
}
