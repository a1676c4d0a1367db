import type { FetchDataRewrite } from '@apollo/query-planner';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileRenames, compileRewrites } from './compile-rewrites.ts';

const schema = buildSchema(
  'type Query { pets: [Pet] } interface Pet { id: ID } type Cat implements Pet { id: ID } type Dog implements Pet { id: ID } type Fish { id: ID }',
);
const rename = (renameKeyTo: string, ...path: string[]): FetchDataRewrite => ({
  kind: 'KeyRenamer',
  path,
  renameKeyTo,
});
const rewritten = (value: unknown, ...rewrites: FetchDataRewrite[]) => {
  compileRewrites(schema, rewrites)?.(value);
  return JSON.parse(JSON.stringify(value));
};

describe('rewrites', () => {
  it('rename at any depth, through lists of lists, on objects of the type alone', () => {
    const data = {
      pets: [[{ __typename: 'Cat', x: 1 }, null], { __typename: 'Dog', x: 2 }, { x: 3 }, 'text'],
      other: { x: 4 },
    };
    expect(rewritten(data, rename('y', 'pets', '... on Cat', 'x'))).toEqual({
      pets: [[{ __typename: 'Cat', y: 1 }, null], { __typename: 'Dog', x: 2 }, { y: 3 }, 'text'],
      other: { x: 4 },
    });
  });

  it('hold an abstract type for all that it may be, itself included', () => {
    const pets = ['Cat', 'Dog', 'Pet', 'Fish'].map((__typename) => ({ __typename }));
    const set: FetchDataRewrite = {
      kind: 'ValueSetter',
      path: ['pets', '... on Pet', '__typename'],
      setValueTo: 'Beast',
    };
    expect(rewritten({ pets }, set)).toEqual({
      pets: ['Beast', 'Beast', 'Beast', 'Fish'].map((__typename) => ({ __typename })),
    });
  });

  it('rename values that are false, empty or null too', () => {
    const values = [0, '', false, null].map((x) => ({ x }));
    expect(rewritten({ values }, rename('y', 'values', 'x'))).toEqual({
      values: [0, '', false, null].map((y) => ({ y })),
    });
  });

  it('touch no prototype', () => {
    rewritten({}, rename('polluted', '__proto__', 'toString'), {
      ...{ kind: 'ValueSetter', path: ['__proto__', 'polluted'], setValueTo: true },
    });
    expect(rewritten({ x: { polluted: 1 } }, rename('__proto__', 'x'))).toEqual(
      JSON.parse('{"__proto__": {"polluted": 1}}'),
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('find their way by the names that came, whichever else they change', () => {
    expect(rewritten({ a0: { b0: 1 } }, rename('a', 'a0'), rename('b', 'a0', 'b0'))).toEqual({ a: { b: 1 } });
  });

  it('rename paths in the same way', () => {
    const toNew = compileRenames([
      rename('b', 'a', '... on Cat', 'b0'),
      rename('c', 'a', 'b0', 'c0'),
      { kind: 'ValueSetter', path: ['a', 'd'], setValueTo: 1 },
    ]);
    expect(toNew(['a', 0, 'b0', 1, 'c0', 'd'])).toEqual(['a', 0, 'b', 1, 'c', 'd']);
    expect(toNew(['b0', 'c0'])).toEqual(['b0', 'c0']);
  });

  it('are nothing when there are none', () => {
    expect(compileRewrites(schema, undefined)).toBeUndefined();
    expect(compileRewrites(schema, [])).toBeUndefined();
  });
});
