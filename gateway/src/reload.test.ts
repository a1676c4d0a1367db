import { ApolloServer } from '@apollo/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Gateway } from './gateway.ts';
import { SupergraphError } from './supergraph/supergraph-error.ts';
import { composeShop, createShop } from './testing/shop.ts';
import { ask, startGateway } from './testing/start.ts';

const query = '{ product(id: "1") { name stock { amount } talk { posts } } }';
const supergraph = composeShop();
/** Another text of the same graph. */
const edition = (number: number): string => `${supergraph}\n# edition ${number}\n`;

let gateway: Gateway;
let shop: ReturnType<typeof createShop>;
beforeEach(async () => {
  shop = createShop();
  gateway = await startGateway({ supergraph, subgraphs: shop.subgraphs, warmOperations: [query] });
});
afterEach(() => gateway.drain());

const metric = async (name: string): Promise<string | undefined> => {
  const text = await (await fetch(`${gateway.adminUrl}/metrics`)).text();
  return text.split('\n').find((line) => line.startsWith(name));
};

it('answers every request of a steady load while its supergraph is replaced again and again', async () => {
  let stop = false;
  let answered = 0;
  const client = async (): Promise<void> => {
    while (!stop) {
      const { status, body } = await ask(gateway, { query });
      expect([status, body.errors, body.data?.product]).toMatchObject([200, undefined, { name: 'Product 1' }]);
      answered += 1;
    }
  };
  const clients = Promise.all(Array.from({ length: 4 }, client));
  for (let number = 0; number < 5; number++) {
    const before = answered;
    await gateway.replaceSupergraph(edition(number));
    while (answered < before + 4) await new Promise(setImmediate);
  }
  stop = true;
  await clients;
  expect(await metric('gateway_supergraphs_total{result="served"}')).toMatch(/ 6$/);
});

it('finishes what runs on the one before', async () => {
  const held = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const forum = shop.subgraphs.forum;
  const slow = {
    execute: async (...call: Parameters<typeof forum.execute>) => {
      asked.resolve();
      await held.promise;
      return forum.execute(...call);
    },
  };
  const other = await startGateway({ supergraph, subgraphs: { ...shop.subgraphs, forum: slow } });
  const answer = ask(other, { query });
  await asked.promise;
  await other.replaceSupergraph(edition(1));
  held.resolve();
  expect((await answer).body).toMatchObject({ data: { product: { talk: { posts: expect.any(Array) } } } });
  await other.drain();
});

it.each([
  ['is none', 'type Query { a: Int }', /not a Federation 2 supergraph/],
  ['cannot be planned over', supergraph.replaceAll('type Product', 'type Produkt'), /./],
  ['does not fit an operation that is promised', supergraph.replaceAll('amount', 'quantity'), /promised/],
])('refuses one that %s, says so, and serves on', async (_what, text, message) => {
  const refused = gateway.replaceSupergraph(text);
  await expect(refused).rejects.toThrow(SupergraphError);
  await expect(refused).rejects.toThrow(message);
  expect((await ask(gateway, { query })).body.errors).toBeUndefined();
  expect(await metric('gateway_supergraphs_total{result="refused"}')).toMatch(/ 1$/);
});

it('opens the last of several that are given at once, and tells the others so', async () => {
  const replaced = [1, 2, 3].map((number) => gateway.replaceSupergraph(edition(number)));
  expect((await Promise.allSettled(replaced)).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
    'fulfilled',
  ]);
  await expect(replaced[1]).rejects.toThrow(SupergraphError);
  expect(await metric('gateway_supergraphs_total{result="served"}')).toMatch(/ 2$/);
  expect(await metric('gateway_supergraphs_total{result="refused"}')).toBeUndefined();
  // The thread of the one before takes a moment to end.
  await vi.waitFor(async () => expect(await metric('gateway_supergraphs_open')).toMatch(/ 1$/), 5_000);
});

it('knows at once what clients have asked for before, as they send it, unless that is very long', async () => {
  const long = { query: `{ product(id: "1") { shelf${' '.repeat(70_000)} } }` };
  const asked = {
    query: `query Shelf {\n  product(id: "1") { shelf }\n}\nquery Other { __typename }`,
    operationName: 'Shelf',
  };
  for (const request of [asked, long, asked, long]) await ask(gateway, request);
  const lookedAt = vi.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
  await gateway.replaceSupergraph(edition(1));
  expect((await ask(gateway, asked)).body.data).toEqual({ product: { shelf: 'shelf 1' } });
  expect(lookedAt).not.toHaveBeenCalled();
  expect((await ask(gateway, { ...asked, operationName: 'Other' })).body.data).toEqual({ __typename: 'Query' });
  expect(lookedAt).toHaveBeenCalledOnce();
  expect((await ask(gateway, long)).body.data).toEqual({ product: { shelf: 'shelf 1' } });
  expect(lookedAt).toHaveBeenCalledTimes(2);
  lookedAt.mockRestore();
});

it('serves what the new one has and no longer what it has not, with what is known made anew', async () => {
  const shelf = { query: '{ product(id: "1") { shelf } }' };
  expect((await ask(gateway, shelf)).body.data).toEqual({ product: { shelf: 'shelf 1' } });
  expect((await ask(gateway, shelf)).body.data).toEqual({ product: { shelf: 'shelf 1' } });
  await gateway.replaceSupergraph(supergraph.replace(/\n\s*shelf: String[^\n]*/g, ''));
  expect((await ask(gateway, shelf)).body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  await gateway.replaceSupergraph(supergraph);
  expect((await ask(gateway, shelf)).body.data).toEqual({ product: { shelf: 'shelf 1' } });
});
