import { describe, expect, it } from 'vitest';
import { prepareFetch } from './prepare-fetch.ts';
import { deduplicate } from './representations.ts';
import { SubgraphCall } from './subgraph-call.ts';
import type { Variables } from './subgraph-client.ts';

const awkward = 'quotes " and \\ and \u2028 and 文 and \ud83d\ude00';
const variables: readonly [string, Variables][] = [
  ['no variables', {}],
  ['one', { id: '1' }],
  ['several, nested', { id: '1', filter: { and: [{ a: null }, { b: [1, 2.5, true] }] }, text: awkward }],
  ['one that is left out', { id: undefined }],
  ['names that objects inherit', JSON.parse('{"__proto__":{"a":1},"constructor":2,"hasOwnProperty":3}')],
];
const representations = [
  { __typename: 'Product', id: awkward },
  { __typename: 'Product', id: 1, size: { w: null } },
];

describe('the text of a call', () => {
  it.each(variables)('is its objects as JSON, with %s', (_what, given) => {
    for (const operationName of [undefined, 'Products__shop__1'])
      for (const asked of [undefined, deduplicate(representations.slice(0, 1)), deduplicate(representations)]) {
        const fetch = prepareFetch(`query Q { product(text: ${JSON.stringify(awkward)}) { id } }`, operationName);
        const call = new SubgraphCall(fetch, given, asked);
        expect(call.body).toBe(`${fetch.head}${call.tail}`);
        expect(JSON.parse(call.body)).toEqual(JSON.parse(JSON.stringify(call.request)));
        expect(call.request).toMatchObject({ query: fetch.query, operationName });
        expect(call.request.variables?.representations).toEqual(asked?.distinct);
      }
  });
});

describe('a prepared fetch', () => {
  it('knows mutations from queries, wherever their operation stands', () => {
    expect(prepareFetch('fragment F on Product { id } mutation Move { move { ...F } }').mutation).toBe(true);
    expect(prepareFetch('# mutation\n{ mutation: product { id } }').mutation).toBe(false);
  });
});
