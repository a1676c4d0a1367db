import { describe, expect, it } from 'vitest';
import { openProvenance } from '../provenance.ts';
import { contextOf } from '../testing/call.ts';
import { createSubgraphClient } from './create-subgraph-client.ts';
import type { SubgraphRequest } from './transport.ts';
import type { AnswerUnavailable } from './unavailable-sections.ts';

const unanswered: AnswerUnavailable = ({ representations }) =>
  representations
    ? { data: { _entities: representations.map(() => ({})) }, unanswered: ['_entities', 0, 'name'] }
    : { data: {}, unanswered: ['product'] };

function open(answer: (request: SubgraphRequest) => unknown) {
  const requests: SubgraphRequest[] = [];
  let factsRead = 0;
  const client = createSubgraphClient({
    name: 'catalog',
    transport: {
      send: async ({ request }) => {
        requests.push(request);
        return answer(request) as never;
      },
      close: async () => {},
    },
    answerUnavailable: unanswered,
    readFacts: () => {
      factsRead += 1;
      return { keeping: undefined, fields: [{ key: 'name', source: null }] };
    },
    kept: undefined,
    exposeMessages: false,
    onCall: () => {},
  });
  const query =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on P { name } } }';
  return { client, requests, fetch: client.prepare(query, 'Q__catalog__1'), factsRead: () => factsRead };
}

const idsOf = ({ variables = {} }: SubgraphRequest) =>
  (variables.representations as { readonly id: string }[]).map(({ id }) => id);
const asked = (...ids: string[]) => ids.map((id) => ({ __typename: 'P', id }));

describe('a fetch of entities', () => {
  it('asks for each once, and gives one object to all who asked for it', async () => {
    const { client, requests, fetch, factsRead } = open((request) => ({
      data: { _entities: idsOf(request).map((id) => ({ name: id })) },
    }));
    const { entities, errors } = await client.fetchEntities(fetch, { size: 2 }, asked('a', 'b', 'a'), contextOf(), []);
    expect(requests).toEqual([
      { query: fetch.query, operationName: 'Q__catalog__1', variables: { size: 2, representations: asked('a', 'b') } },
    ]);
    expect(entities).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'a' }]);
    expect(entities[0]).toBe(entities[2]);
    expect(errors).toEqual([]);
    await client.fetchEntities(fetch, {}, asked('a'), contextOf(), []);
    expect(factsRead()).toBe(1);
  });

  it('has null for what was not answered with an object, and errors at every place that asked', async () => {
    const { client, fetch } = open(() => ({
      data: { _entities: [null, { name: null }, 'a text', ['a list']] },
      errors: [
        { message: 'No.', path: ['_entities', 0], extensions: { code: 'NOT_FOUND' } },
        { message: 'No.', path: ['_entities', 1, 'name'], extensions: { code: 'FORBIDDEN' } },
        { message: 'Late.', extensions: { code: 'TIMEOUT' } },
      ],
    }));
    const { entities, errors } = await client.fetchEntities(fetch, {}, asked('b', 'a', 'b', 'c', 'd'), contextOf(), []);
    expect(entities).toEqual([null, { name: null }, null, null, null]);
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['_entities', 0], 'NOT_FOUND'],
      [['_entities', 2], 'NOT_FOUND'],
      [['_entities', 1, 'name'], 'FORBIDDEN'],
      [undefined, 'TIMEOUT'],
    ]);
  });

  it('names the first place alone when its subgraph failed', async () => {
    const { client, fetch } = open(() => ({ data: { _entities: [] } }));
    const { entities, errors } = await client.fetchEntities(fetch, {}, asked('a', 'a'), contextOf(), []);
    expect(entities).toEqual([{}, {}]);
    expect(errors).toMatchObject([{ path: ['_entities', 0, 'name'], extensions: { code: 'SOURCE_ERROR' } }]);
  });

  it('asks for nothing when nobody asks', async () => {
    const { client, requests, fetch } = open(() => ({}));
    expect(await client.fetchEntities(fetch, {}, [], contextOf(), [])).toEqual({ entities: [], errors: [] });
    expect(requests).toEqual([]);
  });

  it('tells where they came from to who wants to know', async () => {
    const { client, fetch } = open((request) => ({
      data: { _entities: idsOf(request).map(() => ({ name: 'x' })) },
      extensions: { provenance: [{ path: ['_entities', 1, 'name'], state: 'cache', source: 'OFFICE', ageSeconds: 3 }] },
    }));
    const provenance = openProvenance(true);
    await client.fetchEntities(fetch, {}, asked('a', 'b', 'a', 'b'), contextOf({ provenance }), ['products', '@']);
    expect(provenance.fetches).toMatchObject([
      {
        subgraph: 'catalog',
        path: ['products', '@'],
        entities: 4,
        fields: [{ key: 'name' }],
        own: [{ state: 'live', entity: undefined, path: [] }],
        told: [
          { state: 'cache', source: 'OFFICE', entity: 1, path: ['name'] },
          { state: 'cache', source: 'OFFICE', entity: 3, path: ['name'] },
        ],
      },
    ]);
  });
});

describe('a fetch of root fields', () => {
  it('is answered in place of a subgraph that gave neither data nor an error for clients', async () => {
    const { client } = open(() => ({ data: null, errors: [{ message: 'relation "people" is missing' }] }));
    const { data, errors } = await client.fetchRoot(
      client.prepare('{ product { name } }', undefined),
      {},
      contextOf(),
      [],
    );
    expect(data).toEqual({});
    expect(errors.map(({ message, path }) => [message, path])).toEqual([
      ['A subgraph gave an answer that cannot be used.', ['product']],
    ]);
  });
});
