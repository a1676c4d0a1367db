import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type Federation, type FederationPart, openFederation } from '../testing/federation.ts';
import { compileContext } from './compile-context.ts';

const hotels: Record<'hotels' | 'rooms', FederationPart> = {
  hotels: {
    sdl: `
      type Query { hotels: [[Hotel]] stays: [Stay] }
      union Stay = Hotel | Cabin
      type Hotel @key(fields: "id") {
        id: ID! currency: String rates: [Rate] terms: Terms floors: [Floor] room: Room
      }
      type Cabin @key(fields: "id") { id: ID! currency: String rates: [Rate] terms: Terms room: Room }
      type Terms { language: String }
      type Rate { factor: Int }
      type Floor { rooms: [Room] }
      type Room @key(fields: "id") { id: ID! size: Int }
    `,
    resolvers: {
      Query: {
        hotels: () => [
          [
            {
              ...{ id: 'h1', currency: 'EUR', terms: { language: 'de' }, rates: [{ factor: 1 }, null, { factor: 2 }] },
              floors: [{ rooms: [{ id: 'r1' }, null, { id: 'r2' }] }, null, { rooms: [{ id: 'r3' }] }],
            },
            null,
          ],
          null,
          [
            { id: 'h2', currency: 'USD', terms: null, rates: null, floors: [{ rooms: [{ id: 'r1' }] }] },
            {
              id: 'h3',
              currency: 'EUR',
              terms: { language: 'de' },
              rates: [{ factor: 1 }, null, { factor: 2 }],
              floors: [{ rooms: [{ id: 'r1' }] }],
            },
          ],
        ],
        stays: () => [
          { __typename: 'Hotel', id: 'h1', currency: 'EUR', room: { id: 'r1' } },
          { __typename: 'Cabin', id: 'c1', currency: 'NOK', room: { id: 'r1' } },
        ],
      },
    },
  },
  rooms: {
    sdl: `
      type Query { none: Int }
      type Hotel @key(fields: "id") @context(name: "stay") { id: ID! currency: String @external rates: [Rate] @external terms: Terms @external }
      type Cabin @key(fields: "id") @context(name: "stay") { id: ID! currency: String @external rates: [Rate] @external terms: Terms @external }
      type Terms @external { language: String }
      type Rate @external { factor: Int }
      type Room @key(fields: "id") {
        id: ID!
        price(nights: Int, currency: String @fromContext(field: "$stay { currency }")): String
        sign(
          language: String @fromContext(field: "$stay { terms { language } }")
          factors: [Int] @fromContext(field: "$stay { rates { factor } }")
        ): String
      }
    `,
    resolvers: {
      Room: {
        price: ({ id }: { id: string }, { currency, nights }: { currency: string; nights?: number }) =>
          `${nights ?? 1} in ${id} for ${currency}`,
        sign: (_: unknown, { language, factors }: { language: string | null; factors: number[] | null }) =>
          JSON.stringify([language, factors]),
      },
    },
  },
};

const roomCalls = ({ calls }: Federation) => calls.filter(({ subgraph }) => subgraph === 'rooms');

describe('a context', () => {
  const schema = buildSchema('type Query { a: A b: B } type A { x: Int } type B { x: Int }');
  const rename = (...path: string[]) => ({ kind: 'KeyRenamer' as const, path, renameKeyTo: 'x' });
  const object = { x: 'own' };
  const holders = [{ x: 'root' }, { __typename: 'B', x: 'above', y: 'wrong', list: [{ x: 1 }, null, { x: null }] }];
  const read = (...paths: string[][]) =>
    compileContext(
      schema,
      paths.map((path) => rename(...path)),
    )({ object, path: [], holders });

  it('is read at as many levels above as its path says, or on the object itself', () => {
    expect(read(['x'])).toEqual({ x: 'own' });
    expect(read(['..', 'x'])).toEqual({ x: 'above' });
    expect(read(['..', '..', 'x'])).toEqual({ x: 'root' });
    expect(read(['..', '..', '..', 'x'])).toEqual({});
  });

  it('is what the first path finds whose type fits', () => {
    expect(read(['..', '... on A', 'y'], ['..', '... on B', 'x'], ['x'])).toEqual({ x: 'above' });
  });

  it('has a value for each item of a list', () => {
    expect(read(['..', 'list', 'x'])).toStrictEqual({ x: [1, null, null] });
  });
});

describe('arguments from context', () => {
  it('are read from the object above each entity, past lists, one call for each set of values', async () => {
    const federation = openFederation(hotels);
    const { data, errors } = await federation.run(
      'query($nights: Int) { hotels { floors { rooms { price(nights: $nights) } } } }',
      { nights: 3 },
    );
    expect(errors).toEqual([]);
    const room = (id: string, currency: string) => ({ price: `3 in ${id} for ${currency}` });
    expect(data).toMatchObject({
      hotels: [
        [
          { floors: [{ rooms: [room('r1', 'EUR'), null, room('r2', 'EUR')] }, null, { rooms: [room('r3', 'EUR')] }] },
          null,
        ],
        null,
        [{ floors: [{ rooms: [room('r1', 'USD')] }] }, { floors: [{ rooms: [room('r1', 'EUR')] }] }],
      ],
    });
    const asked = roomCalls(federation).map(({ variables, representations }) => [
      Object.values(variables),
      representations?.map((each) => (each as { id: string }).id),
    ]);
    expect(asked).toEqual([
      [
        [3, 'EUR'],
        ['r1', 'r2', 'r3', 'r1'],
      ],
      [[3, 'USD'], ['r1']],
    ]);
  });

  it('may be values of nested objects and of the items of lists, and are null where those are', async () => {
    const { data } = await openFederation(hotels).run('{ hotels { floors { rooms { sign } } } }');
    const sign = (text: string) => ({ rooms: [{ sign: text }] });
    expect(data).toMatchObject({
      hotels: [[{}, null], null, [{ floors: [sign('[null,null]')] }, { floors: [sign('["de",[1,null,2]]')] }]],
    });
  });

  it('are read from whichever type stands above', async () => {
    const { data, errors } = await openFederation(hotels).run(
      '{ stays { ... on Hotel { room { price } } ... on Cabin { room { price } } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      stays: [{ room: { price: '1 in r1 for EUR' } }, { room: { price: '1 in r1 for NOK' } }],
    });
  });

  it('place the errors of each call at its own entities', async () => {
    const federation = openFederation(hotels);
    federation.answers.set('rooms', ({ variables }) =>
      Object.values(variables).includes('NOK')
        ? { data: { _entities: [null] }, errors: [{ message: 'full', path: ['_entities', 0, 'price'] }] }
        : undefined,
    );
    const { data, errors } = await federation.run(
      '{ stays { ... on Hotel { room { price } } ... on Cabin { room { price } } } }',
    );
    expect(data).toMatchObject({ stays: [{ room: { price: '1 in r1 for EUR' } }, { room: {} }] });
    expect(errors.map(({ path }) => path)).toEqual([['stays', 1, 'room', 'price']]);
  });

  it('cannot be set by a client', async () => {
    const federation = openFederation(hotels);
    const query = '{ stays { ... on Cabin { room { price } } } }';
    const [, entities] = JSON.stringify(federation.plan(query)).match(/"(contextualArgument\w+)"/) ?? [];
    federation.answers.set('hotels', () => ({
      data: { stays: [{ __typename: 'Cabin', room: { __typename: 'Room', id: 'r1' } }] },
    }));
    await federation.run(query, { [entities ?? '']: 'mine' });
    expect(entities).toBeDefined();
    expect(roomCalls(federation).map(({ variables }) => variables)).toEqual([{}]);
  });
});
