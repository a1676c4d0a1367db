import * as fc from 'fast-check';
import {
  extendSchema,
  GraphQLEnumType,
  GraphQLScalarType,
  GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { coerceVariables } from './coerce-variables.ts';

const base = new GraphQLSchema({
  types: [
    new GraphQLEnumType({ name: 'Level', values: { LOW: { value: 1 }, HIGH: { value: 'HIGH' } } }),
    new GraphQLScalarType({
      name: 'Even',
      parseValue(value) {
        if (typeof value !== 'number' || value % 2 !== 0) throw new Error('not even');
        return value / 2;
      },
    }),
  ],
});
const schema = extendSchema(
  base,
  parse('input Filter { id: ID!  levels: [Level!] = [LOW]  not: Filter } type Query { ok: Boolean } scalar Any'),
);

const defaults: Readonly<Record<string, readonly string[]>> = {
  String: ['"text"'],
  ID: ['"a"', '7'],
  Int: ['3'],
  Float: ['1.5', '2'],
  Boolean: ['true'],
  Level: ['LOW', 'HIGH'],
  Even: [],
  Any: ['{ a: [1] }', '"x"'],
  Filter: ['{ id: 1 }'],
  Unknown: [],
  Query: [],
};

const definition = fc.gen().map((gen) => {
  const name = gen(fc.constantFrom, ...Object.keys(defaults));
  const type = gen(fc.constantFrom, name, name, `[${name}]`, `[${name}!]`, `[[${name}]!]`);
  const values = ['null', ...(defaults[name] ?? [])].flatMap((value) => [value, `[${value}]`]);
  const initial = gen(fc.nat, { max: 3 }) === 0 ? ` = ${gen(fc.constantFrom, ...values)}` : '';
  return `${type}${gen(fc.boolean) ? '!' : ''}${initial}`;
});

const leaf = fc.oneof(
  fc.constantFrom(null, true, 'LOW', 'HIGH', 'text', '', 0, 3, -1, 2 ** 31, 1.5),
  fc.record({ id: fc.constantFrom('a', 1, null), levels: fc.constantFrom('LOW', ['HIGH'], null, 7) }),
);
const value = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }),
  fc.array(fc.array(leaf, { maxLength: 2 }), { maxLength: 2 }),
);
const name = fc.constantFrom('a', 'b', 'constructor', '__proto__', 'toString');

describe('variables are coerced as graphql-js does', () => {
  test('with the same values in the same order, or the same errors about the same definitions', () => {
    const seen = { coerced: 0, refused: 0 };
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, definition), { maxLength: 4, selector: ([of]) => of }),
        fc.array(fc.tuple(name, value), { maxLength: 5 }),
        (definitions, given) => {
          const list = definitions.map(([of, type]) => `$${of}: ${type}`).join(' ');
          const {
            definitions: [operation],
          } = parse(`query ${list && `(${list})`} { ok }`);
          const { variableDefinitions = [] } = operation as OperationDefinitionNode;
          const variables = JSON.parse(
            `{${given.map(([of, is]) => `${JSON.stringify(of)}:${JSON.stringify(is)}`).join()}}`,
          );

          const expected = getVariableValues(schema, variableDefinitions, variables, { maxErrors: 50 });
          const actual = coerceVariables(schema, operation as OperationDefinitionNode)(variables);
          expect(actual).toEqual(expected);
          expect(Object.keys(actual.coerced ?? {})).toEqual(Object.keys(expected.coerced ?? {}));
          expect(actual.errors?.map(({ nodes }) => nodes)).toEqual(expected.errors?.map(({ nodes }) => nodes));
          seen[actual.errors ? 'refused' : 'coerced']++;
        },
      ),
      { seed: 13, numRuns: 1500 },
    );
    expect(Math.min(seen.coerced, seen.refused)).toBeGreaterThan(250);
  });
});
