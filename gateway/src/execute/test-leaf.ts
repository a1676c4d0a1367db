/** Which values a scalar or an enum of a client's schema may have. */
import { type GraphQLLeafType, isEnumType } from 'graphql';

const builtIn: ReadonlyMap<string, (value: string) => string> = new Map([
  ['String', (value) => `typeof ${value} === 'string'`],
  // Numbers stay numbers, as subgraphs that are not strict about ids answer them; a larger one may have been another before it was read.
  ['ID', (value) => `typeof ${value} === 'string' || isSafeInteger(${value})`],
  ['Boolean', (value) => `typeof ${value} === 'boolean'`],
  // A bitwise operation leaves integers of 32 bits alone, and no others.
  ['Int', (value) => `typeof ${value} === 'number' && (${value} | 0) === ${value}`],
  // JSON can write a number that is infinite once read, and would come out as null.
  ['Float', (value) => `isFinite(${value})`],
]);

/** An expression that is true when `value`, the name of a variable, fits and is neither null nor undefined. `bind` gives a value a name. */
export function testLeaf(type: GraphQLLeafType, value: string, bind: (bound: unknown) => string): string {
  if (isEnumType(type)) return `${bind(new Set(type.getValues().map(({ name }) => name)))}.has(${value})`;
  const test = builtIn.get(type.name);
  return test ? test(value) : `${value} !== null && ${value} !== undefined`;
}
