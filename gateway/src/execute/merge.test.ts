import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { copy, mergeInto } from './merge.ts';

const schema = buildSchema('type Query { pet: Pet } interface Pet { id: ID } type Cat implements Pet { id: ID }');
const merged = (target: Record<string, unknown>, ...sources: Record<string, unknown>[]) => {
  for (const source of sources) mergeInto(target, source, schema);
  return target;
};

describe('merging', () => {
  it('goes into objects and into lists of one length, and takes over what is new as it is', () => {
    const added = { deep: [1] };
    const target = merged(
      { a: { b: 1 }, list: [{ x: 1 }, null, { x: 3 }] },
      { a: { c: added }, list: [{ y: 1 }, { y: 2 }, null] },
    );
    expect(target).toEqual({ a: { b: 1, c: added }, list: [{ x: 1, y: 1 }, { y: 2 }, { x: 3 }] });
    expect((target.a as { c: unknown }).c).toBe(added);
  });

  it('keeps a value where another subgraph answers null or nothing, in whatever order they answer', () => {
    const parts = [
      { a: null, o: null, l: null },
      { a: 1, o: { x: null }, l: [null] },
      { a: undefined, o: { x: 2 }, l: [3] },
    ];
    const whole = { a: 1, o: { x: 2 }, l: [3] };
    expect(merged({}, ...structuredClone(parts))).toEqual(whole);
    expect(merged({}, ...structuredClone(parts).reverse())).toEqual(whole);
    expect(merged({}, { a: null })).toEqual({ a: null });
  });

  it('lets the later of two values stay, and the later of two lists of different length', () => {
    expect(merged({ a: 1, l: [1, 2], m: [1], n: { x: 1 } }, { a: 0, l: [3], m: [], n: 'text' })).toEqual({
      ...{ a: 0, l: [3], m: [], n: 'text' },
    });
  });

  it('keeps a leaf or a list where another subgraph answers an object, which cannot be right, too', () => {
    expect(merged({ id: 'a', l: [1], none: null }, { id: { not: 'text' }, l: {}, none: { x: 1 } })).toEqual({
      ...{ id: 'a', l: [1], none: { x: 1 } },
    });
  });

  it('keeps the name of an object type where an interface object answers that of its interface', () => {
    expect(merged({ __typename: 'Cat' }, { __typename: 'Pet', id: 1 })).toEqual({ __typename: 'Cat', id: 1 });
    expect(merged({ __typename: 'Pet' }, { __typename: 'Cat' })).toEqual({ __typename: 'Cat' });
  });

  it('takes names of prototypes for names of properties', () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"x": 1}, "toString": null}');
    const target = merged(
      {},
      hostile,
      JSON.parse('{"__proto__": {"more": 1}, "constructor": {"y": 2}, "toString": "t"}'),
    );
    expect(JSON.parse(JSON.stringify(target))).toEqual(
      JSON.parse('{"__proto__": {"polluted": true, "more": 1}, "constructor": {"x": 1, "y": 2}, "toString": "t"}'),
    );
    expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(({} as Record<string, unknown>).more).toBeUndefined();
  });
});

describe('a copy', () => {
  it('has everything and shares nothing', () => {
    const original = JSON.parse('{"a": [{"b": null}, 1], "__proto__": {"c": {}}}');
    const copied = copy(original);
    expect(JSON.stringify(copied)).toBe(JSON.stringify(original));
    original.a[0].b = 'changed';
    expect(copied.a[0].b).toBeNull();
  });
});
