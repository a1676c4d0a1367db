import { describe, expect, it } from 'vitest';
import { commonPath, compileWalk, findPlaced, readPlace, toFetchPath } from './fetch-place.ts';
import type { JsonObject } from './json-object.ts';

const visited = (data: JsonObject, path: string[]): JsonObject[] => {
  const found: JsonObject[] = [];
  compileWalk<JsonObject[]>(readPlace(path), (object, into) => into.push(object))(data, found);
  // The slow way finds the same.
  expect(findPlaced(data, readPlace(path)).map(({ object }) => object)).toEqual(found);
  return found;
};

describe('the objects at a place', () => {
  const data = {
    list: [[{ x: { n: 1 } }, null, { x: null }], null, [], [{ x: { n: 2 } }, { x: 'text' }]],
    one: { x: { n: 3 } },
  };

  it('are found in lists of lists, past nulls and whatever else does not fit', () => {
    expect(visited(data, ['list', '@', '@', 'x'])).toEqual([{ n: 1 }, { n: 2 }]);
    expect(visited(data, ['one', 'x'])).toEqual([{ n: 3 }]);
    expect(visited(data, ['one', '@', 'x'])).toEqual([]);
    expect(visited(data, ['list', 'x'])).toEqual([]);
    expect(visited(data, ['absent', '@', 'x'])).toEqual([]);
    expect(visited(data, [])).toEqual([data]);
  });

  it('are told with their paths, and with the objects that hold them', () => {
    const [first, second] = findPlaced(data, readPlace(['list', '@', '@', 'x']));
    expect([first?.path, second?.path]).toEqual([
      ['list', 0, 0, 'x'],
      ['list', 3, 0, 'x'],
    ]);
    expect(second?.holders).toEqual([data, { x: { n: 2 } }]);
  });

  it('are those of the types that the path names', () => {
    const pets = {
      pets: [
        { __typename: 'Cat', of: { n: 1 } },
        { __typename: 'Dog', of: { n: 2 } },
        { of: { n: 3 } },
        { __typename: 'Cow', of: { n: 4 } },
      ],
    };
    expect(visited(pets, ['pets', '@|[Cat,Cow]', 'of'])).toEqual([{ n: 1 }, { n: 4 }]);
    expect(visited({ pet: pets.pets[0] }, ['pet|[Dog]', 'of'])).toEqual([]);
    expect(visited({ __typename: 'Query', pet: pets.pets[0] }, ['|[Query]', 'pet|[Cat]'])).toHaveLength(1);
    expect(toFetchPath(readPlace(['|[Query]', 'pets', '@|[Cat,Cow]', 'of']))).toEqual(['pets', '@', 'of']);
  });

  it('are never prototypes', () => {
    expect(visited({}, ['__proto__'])).toEqual([]);
    expect(visited({ a: {} }, ['a', 'constructor', 'prototype'])).toEqual([]);
    expect(visited(JSON.parse('{"__proto__": {"n": 1}}'), ['__proto__'])).toEqual([{ n: 1 }]);
  });

  it('have the path in common that leads to the first list', () => {
    expect(commonPath(readPlace(['a', 'b', '@', 'c']))).toEqual(['a', 'b']);
    expect(commonPath(readPlace(['a', 'b']))).toEqual(['a', 'b']);
  });
});
