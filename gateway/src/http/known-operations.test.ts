import { ApolloServer } from '@apollo/server';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Gateway } from '../gateway.ts';
import { composeShop, createShop } from '../testing/shop.ts';
import { ask, startGateway } from '../testing/start.ts';

const strict = 'application/graphql-response+json';
const token = { authorization: 'Bearer a.b.c', 'x-request-id': 'client-id-0001' };

let onlyApollo: Gateway;
let gateway: Gateway;
beforeAll(async () => {
  const start = (HOT_PATH: string) =>
    startGateway(
      {
        supergraph: composeShop(),
        subgraphs: createShop({
          forum: async () => {
            throw new Error('gone');
          },
        }).subgraphs,
        verifyToken: async () => ({ scope: 'admin' }),
      },
      { AUTH: 'jwt', HOT_PATH, INTROSPECTION: 'on' },
    );
  [onlyApollo, gateway] = await Promise.all([start('off'), start('on')]);
});
afterAll(() => Promise.all([onlyApollo.drain(), gateway.drain()]));
afterEach(() => vi.restoreAllMocks());

/** How long ago something was read is another matter each time. */
const withoutTimes = (text: string) =>
  text.replace(/"fetchedAt":"[^"]*"/g, '"fetchedAt":""').replace(/"ageSeconds":\d+/g, '"ageSeconds":0');

const product =
  'query Product($id: ID!) { product(id: $id) { name ...Stock } } fragment Stock on Product { stock { amount } }';

describe('an operation that the engine knows', () => {
  it.each([
    ['a query', { query: '{ product(id: "1") { name maker { id } } }' }, {}],
    ['variables', { query: product, variables: { id: '7' } }, {}],
    ['a variable of the wrong type', { query: product, variables: { id: { a: 'CANARY' } } }, {}],
    ['no variable', { query: product }, {}],
    ['no variable, strictly', { query: product }, { accept: strict }],
    ['a section of a subgraph that is down', { query: '{ product(id: "1") { talk { status { state code } } } }' }, {}],
    ['a field of a subgraph that is down', { query: '{ product(id: "1") { name maker { fame } } }' }, {}],
    ['an error of a subgraph', { query: '{ coded product(id: "1") { name } }' }, {}],
    ['an error that is masked', { query: '{ crash }' }, {}],
    ['a mutation', { query: 'mutation { rename(id: "1", name: "x") { name stock { amount } } }' }, {}],
    ['provenance', { query: '{ products(ids: ["1", "2"]) { stock { amount } } }' }, { 'meridian-provenance': '1' }],
    ['introspection', { query: '{ __type(name: "Product") { fields { name } } product(id: "1") { __typename } }' }, {}],
    ['names of prototypes', { query: '{ __proto__: product(id: "1") { constructor: name } }' }, {}],
  ])('is answered as through Apollo Server, and without it: %s', async (_what, request, headers) => {
    const send = async (to: Gateway) => {
      const { status, headers: got, text } = await ask(to, request, { ...token, ...headers });
      const { date: _date, 'content-length': _length, ...shown } = Object.fromEntries(got);
      return { status, shown, text: withoutTimes(text) };
    };
    const first = await send(gateway);
    const throughApollo = vi.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
    const known = await send(gateway);
    expect(throughApollo).not.toHaveBeenCalled();
    expect(known).toEqual(await send(onlyApollo));
    expect(throughApollo).toHaveBeenCalledOnce();
    expect(known).toEqual(first);
  });

  it('is refused by name each time to who may not ask for it', async () => {
    const refused = await startGateway(
      {
        supergraph: composeShop(),
        subgraphs: createShop().subgraphs,
        verifyToken: async (text) => ({ scope: text === 'a.b.all' ? 'admin finance' : 'admin' }),
      },
      { AUTH: 'jwt' },
    );
    const asked = (caller: string) => ask(refused, { query: '{ cost }' }, { authorization: `Bearer a.b.${caller}` });
    expect((await asked('some')).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await asked('all')).body.data).toEqual({ cost: 7 });
    expect((await asked('some')).body).toEqual({
      errors: [{ message: 'Not allowed: Query.cost.', extensions: { code: 'FORBIDDEN' } }],
    });
    await refused.drain();
  });
});
