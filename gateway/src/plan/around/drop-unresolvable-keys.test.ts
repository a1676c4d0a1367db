import { expect, it } from 'vitest';
import { prepareSupergraph } from '../prepare-supergraph.ts';
import { openPlanned } from './testing/open-planned.ts';

const lots = [{ id: '7', code: 'A', box: { row: 1, shelf: 2 } }];

const open = () =>
  openPlanned({
    store: {
      sdl: `
        type Query { lots: [Lot!]! }
        type Lot @key(fields: "code", resolvable: false) @key(fields: "box { row }", resolvable: false) @key(fields: "id box { shelf }") {
          id: ID! code: String! box: Box! weight: Int @external
          postage: Int @requires(fields: "weight")
        }
        type Box @shareable { row: Int! shelf: Int! }
      `,
      resolvers: {
        Query: { lots: () => lots },
        Lot: {
          __resolveReference: ({ id, box, weight }: { id: string; box: { shelf: number }; weight?: number }) =>
            lots.filter((lot) => lot.id === id && lot.box.shelf === box.shelf).map((lot) => ({ ...lot, weight }))[0],
          postage: ({ weight }: { weight: number }) => weight * 2,
        },
      },
    },
    scales: {
      sdl: `
        type Lot @key(fields: "code") @key(fields: "id", resolvable: false) { id: ID! @shareable code: String! weight: Int }
      `,
      resolvers: { Lot: { weight: () => 21 } },
    },
  });

it('comes back to a subgraph by a key that it resolves', async () => {
  const { ask, calls } = open();
  expect(await ask('{ lots { code postage } }')).toEqual({ data: { lots: [{ code: 'A', postage: 42 }] }, errors: [] });
  expect(calls.map(({ representations }) => representations)).toEqual([
    undefined,
    [{ __typename: 'Lot', code: 'A' }],
    [{ __typename: 'Lot', id: '7', box: { shelf: 2 }, weight: 21 }],
  ]);
});

it('leaves a supergraph as it is in which there is nothing to change', () => {
  const sdl =
    'type Lot @join__type(graph: A, key: "id", resolvable: false) @join__type(graph: B, key: "id") { id: ID! }';
  expect(prepareSupergraph(sdl)).toBe(sdl);
});
