import { describe, expect, it } from 'vitest';
import { composeShop, createShop } from '../testing/shop.ts';
import { ask, startGateway } from '../testing/start.ts';
import { chunk, deduplicate, findAskers, scatter, scatterPath } from './representations.ts';

describe('representations', () => {
  it('come back in the order in which they were asked, whatever repeats', () => {
    // Every sequence of up to five of three entities.
    const sequences = [...Array(3 ** 5).keys()].flatMap((number) => {
      const ids = [...number.toString(3).padStart(5, '0')];
      return ids.map((_, length) => ids.slice(length));
    });
    for (const ids of sequences) {
      const asked = ids.map((id) => ({ __typename: 'T', id }));
      const { distinct, texts, places } = deduplicate(asked);
      expect(distinct.length).toBe(new Set(ids).size);
      expect(texts).toEqual(distinct.map((one) => JSON.stringify(one)));
      for (const size of [1, 2, 5]) {
        const parts = chunk(distinct, size).map((part, index) => ({
          entities: part.map((one) => ({ answerTo: one })),
          answered: part.map((_, place) => index * size + place),
        }));
        expect(scatter(parts, places)).toEqual(asked.map((one) => ({ answerTo: one })));
      }
    }
  });

  it('spread an error over everyone who asked for that entity', () => {
    const askers = findAskers(deduplicate([{ id: 1 }, { id: 2 }, { id: 1 }]));
    expect(scatterPath(['_entities', 0, 'name'], [0, 1], askers)).toEqual([
      ['_entities', 0, 'name'],
      ['_entities', 2, 'name'],
    ]);
    expect(scatterPath(['_entities', 1, 'name'], [0, 1], askers)).toEqual([['_entities', 1, 'name']]);
    expect(scatterPath(['_entities', 0, 'name'], [1], askers)).toEqual([['_entities', 1, 'name']]);
    expect(scatterPath(['_entities', 0, 'name'], [undefined, 1], askers)).toEqual([]);
    expect(scatterPath(undefined, [0, 1], askers)).toEqual([undefined]);
  });

  it.each([-1, 0.5, 2, 99])('do not lose an error of an entity that nobody asked for: %s', (index) => {
    const askers = findAskers(deduplicate([{ id: 1 }, { id: 2 }]));
    expect(scatterPath(['_entities', index, 'name'], [0, 1], askers)).toEqual([['_entities']]);
  });

  it('reach the subgraph once each: five products of one maker ask for one maker', async () => {
    const shop = createShop();
    const gateway = await startGateway({ supergraph: composeShop(), subgraphs: shop.subgraphs });
    const { body } = await ask(gateway, { query: '{ products(ids: ["1", "2", "3", "4", "5"]) { maker { fame } } }' });
    expect(body.data?.products).toEqual(Array(5).fill({ maker: { fame: 'fame of m1' } }));
    const sent = shop.calls
      .filter(({ subgraph }) => subgraph === 'forum')
      .map(({ request }) => request.variables?.representations);
    expect(sent).toEqual([[{ __typename: 'Maker', id: 'm1' }]]);
    await gateway.drain();
  });

  it('travel a thousand at a time', async () => {
    const shop = createShop();
    const gateway = await startGateway({ supergraph: composeShop(), subgraphs: shop.subgraphs });
    const ids = Array.from({ length: 2_500 }, (_, index) => String(index));
    const { body } = await ask(gateway, {
      query: 'query ($ids: [ID!]!) { products(ids: $ids) { shelf } }',
      variables: { ids },
    });
    expect(body.data?.products).toEqual(ids.map((id) => ({ shelf: `shelf ${id}` })));
    const sizes = shop.calls
      .filter(({ subgraph }) => subgraph === 'stock')
      .map(({ request }) => [request.variables?.representations].flat().length);
    expect(sizes).toEqual([1_000, 1_000, 500]);
    await gateway.drain();
  });

  it('put an error of a repeated entity at each of its places', async () => {
    const shop = createShop({
      stock: async () => ({
        data: { _entities: [{ shelf: null }] },
        errors: [{ message: 'Gone.', path: ['_entities', 0, 'shelf'], extensions: { code: 'NOT_FOUND' } }] as never,
      }),
    });
    const gateway = await startGateway({ supergraph: composeShop(), subgraphs: shop.subgraphs });
    const { body } = await ask(gateway, { query: '{ products(ids: ["1", "1"]) { shelf } }' });
    expect(body.errors?.map(({ path }) => path)).toEqual([
      ['products', 0, 'shelf'],
      ['products', 1, 'shelf'],
    ]);
    await gateway.drain();
  });
});
