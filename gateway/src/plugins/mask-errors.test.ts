import { GraphQLError } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway.ts';
import { canary, composeShop, createShop } from '../testing/shop.ts';
import { ask, startGateway } from '../testing/start.ts';
import { formatError, withoutLiterals } from './mask-errors.ts';

let gateway: Gateway | undefined;
afterEach(async () => gateway?.drain());

async function start(broken: Parameters<typeof createShop>[0] = {}, exposeMessages = 'off'): Promise<Gateway> {
  gateway = await startGateway(
    { supergraph: composeShop(), subgraphs: createShop(broken).subgraphs },
    { EXPOSE_SUBGRAPH_MESSAGES: exposeMessages },
  );
  return gateway;
}

describe('S34 an error of a subgraph', () => {
  it('without a code meant for clients shows nothing of what it says', async () => {
    const { text, body } = await ask(await start(), { query: '{ crash product(id: "1") { name } }' });
    expect(body.errors).toEqual([
      {
        message: 'A subgraph could not answer this field.',
        locations: [{ line: 1, column: 3 }],
        path: ['crash'],
        extensions: { code: 'SOURCE_ERROR' },
      },
    ]);
    expect(body.data).toEqual({ crash: null, product: { name: 'Product 1' } });
    expect(text).not.toContain(canary);
  });

  it('meant for clients keeps its message and code, and no other extension', async () => {
    const { text, body } = await ask(await start(), { query: '{ coded }' });
    expect(body).toEqual({
      errors: [
        {
          message: 'No such thing.',
          locations: [{ line: 1, column: 3 }],
          path: ['coded'],
          extensions: { code: 'NOT_FOUND' },
        },
      ],
      data: { coded: null },
    });
    expect(text).not.toContain(canary);
  });

  it('passes with its message, but no extension, when the federation is trusted', async () => {
    const { body } = await ask(await start({}, 'on'), { query: '{ crash }' });
    expect(body.errors).toEqual([
      {
        message: expect.stringContaining('relation'),
        locations: [{ line: 1, column: 3 }],
        path: ['crash'],
        extensions: { code: 'SOURCE_ERROR' },
      },
    ]);
  });

  it('that comes with no data at all is masked too', async () => {
    const refusing = async () => ({
      errors: [new GraphQLError(canary, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })],
    });
    const { text, body } = await ask(await start({ catalog: refusing }), { query: '{ product(id: "1") { name } }' });
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['SOURCE_ERROR']);
    expect(text).not.toContain(canary);
  });

  it('about a value of the wrong shape does not quote the value', async () => {
    const odd = async () => ({ data: { products: canary } });
    const { status, text, body } = await ask(await start({ catalog: odd }), {
      query: '{ products(ids: ["1"]) { id } }',
    });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([200, 'SOURCE_ERROR']);
    expect(text).not.toContain(canary);
  });

  it('is made up when a promised value is null and nobody said why', async () => {
    const silent = async () => ({ data: { product: { id: null } } });
    const { body } = await ask(await start({ catalog: silent }), { query: '{ product(id: "1") { id } }' });
    expect(body).toEqual({
      errors: [
        {
          message: 'A subgraph answered null where a value is promised.',
          locations: [{ line: 1, column: 22 }],
          path: ['product', 'id'],
          extensions: { code: 'SOURCE_ERROR' },
        },
      ],
      data: { product: null },
    });
  });
});

describe('an error of the client', () => {
  it('names the variable and its type, never the value', async () => {
    const { text, body } = await ask(await start(), {
      query: 'query ($ids: [ID!]!) { products(ids: $ids) { id } }',
      variables: { ids: ['1', { a: canary }] },
    });
    expect(body.errors?.[0]).toMatchObject({
      message: 'Variable "$ids" of type "[ID!]!" got an invalid value at "ids[1]".',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(text).not.toContain(canary);
  });

  it('S8 gets no hint of names that exist', async () => {
    const { body } = await ask(await start(), { query: '{ product(id: "1") { nam } }' });
    expect(body.errors?.[0]?.message).toBe('Cannot query field "nam" on type "Product".');
  });

  it.each([
    ['Syntax Error: Unexpected String "secret text".', 'Syntax Error: Unexpected String.'],
    ['Syntax Error: Expected Name, found String "a "quoted" one".', 'Syntax Error: Expected Name, found String.'],
    ['Syntax Error: Expected Name, found "}".', 'Syntax Error: Expected Name, found "}".'],
    ['Expected value of type "Int", found {a: "x"}.', 'Expected value of type "Int".'],
    [
      'ID cannot represent a non-string and non-integer value: 1.5',
      'ID cannot represent a non-string and non-integer value.',
    ],
    [
      'Field "product" argument "id" of type "ID!" is required, but it was not provided.',
      'Field "product" argument "id" of type "ID!" is required, but it was not provided.',
    ],
  ])('%s', (message, expected) => {
    expect(withoutLiterals(message)).toBe(expected);
  });

  it('that makes planning too costly is told so', () => {
    const error = new GraphQLError('Number of non-local selections exceeds limit of 100000');
    expect(formatError({ message: error.message }, error)).toEqual({
      message: 'The operation is too complex to plan.',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });
});
