import { expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

it('asks an interface object for objects of one type only, each by its key', async () => {
  const { ask, calls } = openPlanned({
    zoo: {
      sdl: `
        type Query { animals: [Animal!] }
        interface Animal @key(fields: "id") { id: ID! legs: Int }
        type Cat implements Animal @key(fields: "id") { id: ID! legs: Int }
        type Fish implements Animal @key(fields: "id") { id: ID! legs: Int }
      `,
      resolvers: {
        Query: {
          animals: () => [
            { __typename: 'Cat', id: '1', legs: 4 },
            { __typename: 'Fish', id: '2', legs: 0 },
          ],
        },
      },
    },
    shoes: {
      sdl: `
        type Animal @interfaceObject @key(fields: "id") {
          id: ID! legs: Int @external shoes(spare: Int = 0): Int @requires(fields: "legs")
        }
      `,
      resolvers: {
        Animal: {
          __resolveReference: (animal: object) => animal,
          shoes: ({ legs }: { legs: number }, { spare }: { spare: number }) => legs + spare,
        },
      },
    },
  });
  expect(await ask('{ animals { legs ... on Cat { shoes(spare: 1) } } }')).toEqual({
    data: { animals: [{ legs: 4, shoes: 5 }, { legs: 0 }] },
    errors: [],
  });
  expect(calls[1]?.representations).toEqual([{ __typename: 'Animal', id: '1', legs: 4 }]);
});
