import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway.ts';
import { serve } from '../testing/serve.ts';
import { composeShop, createShop, type ShopInProcess } from '../testing/shop.ts';
import { ask, startGateway } from '../testing/start.ts';

const query = '{ product(id: "1") { name } }';
const issuer = 'https://issuer.example';
const audience = 'graph';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

interface TokenParts {
  readonly header?: object;
  readonly claims?: Record<string, unknown>;
  readonly key?: KeyObject;
}

const nowSeconds = () => Math.floor(Date.now() / 1000);

const sign = ({ header = {}, claims = {}, key = privateKey }: TokenParts = {}): Promise<string> =>
  new SignJWT({ sub: 'u1', iss: issuer, aud: audience, exp: nowSeconds() + 60, scope: 'read:name', ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header })
    .sign(key);

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const payload = () => encode({ sub: 'u1', iss: issuer, aud: audience, exp: nowSeconds() + 60 });

function forgeHs256(): string {
  const head = `${encode({ alg: 'HS256', kid: 'k1' })}.${payload()}`;
  return `${head}.${createHmac('sha256', pem).update(head).digest('base64url')}`;
}

let keyFetches = 0;
let strangerFetches = 0;
const stops: (() => Promise<void>)[] = [];
let gateway: Gateway;
let shop: ShopInProcess;
let strangerUrl = '';

beforeAll(async () => {
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }] });
  const jwks = await serve((_request, response) => {
    keyFetches += 1;
    response.end(keys);
  });
  const theirs = await serve((_request, response) => {
    strangerFetches += 1;
    response.end('{"keys":[]}');
  });
  strangerUrl = theirs.url;
  shop = createShop();
  gateway = await startGateway(
    { supergraph: composeShop(), subgraphs: shop.subgraphs },
    { AUTH: 'jwt', AUTH_JWKS: jwks.url, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience },
  );
  stops.push(() => gateway.drain(), jwks.stop, theirs.stop);
});

afterAll(async () => {
  for (const stop of stops) await stop();
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('a request without a token', () => {
  it('is refused with 401 and a GraphQL error, in the media type that it accepts', async () => {
    for (const mediaType of ['application/json', 'application/graphql-response+json']) {
      const { status, headers, body } = await ask(gateway, { query }, { accept: mediaType });
      expect(status).toBe(401);
      expect(headers.get('content-type')).toBe(`${mediaType}; charset=utf-8`);
      expect(headers.get('www-authenticate')).toBe('Bearer realm="graphql"');
      expect(body.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
    }
  });

  it('still gets health', async () => {
    expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200);
  });
});

describe('a valid token', () => {
  it('opens the graph, and its claims travel to the subgraphs as they are', async () => {
    const claims = { role: 'ANY', nested: { deep: [1] } };
    const { status, body } = await ask(gateway, { query }, bearer(await sign({ claims })));
    expect([status, body.data]).toEqual([200, { product: { name: 'Product 1' } }]);
    expect(shop.calls.at(-1)?.context.claims).toMatchObject({ sub: 'u1', ...claims });
  });
});

describe('S16 a caller who was let in', () => {
  it('is no reason to let in a token that differs from the one that was verified', async () => {
    const token = await sign();
    for (let time = 0; time < 2; time++) expect((await ask(gateway, { query }, bearer(token))).status).toBe(200);
    const [head, claims, signature = ''] = token.split('.');
    const other = signature.startsWith('A') ? 'B' : 'A';
    for (const forged of [
      `${head}.${claims}.${other}${signature.slice(1)}`,
      `${head}.${payload()}.${signature}`,
      `${head}.${claims}.${(await sign({ key: stranger.privateKey })).split('.')[2]}`,
    ])
      expect((await ask(gateway, { query }, bearer(forged))).status).toBe(401);
    expect((await ask(gateway, { query }, bearer(token))).status).toBe(200);
  });
});

describe('S16 a token that is not valid', () => {
  const forged: [string, () => string | Promise<string>][] = [
    ['without signature (alg none)', () => `${encode({ alg: 'none' })}.${payload()}.`],
    ['with alg none and some signature', () => `${encode({ alg: 'none' })}.${payload()}.AAAA`],
    ['signed by the public key as a shared secret (HS256)', forgeHs256],
    ['signed by another key', () => sign({ key: stranger.privateKey })],
    ['of an algorithm that is not listed', () => sign({ header: { alg: 'RS512' } })],
    ['that has expired', () => sign({ claims: { exp: nowSeconds() - 60 } })],
    ['that is not valid yet', () => sign({ claims: { nbf: nowSeconds() + 60 } })],
    ['that never expires', () => sign({ claims: { exp: undefined } })],
    ['of another issuer', () => sign({ claims: { iss: 'https://other.example' } })],
    ['for another audience', () => sign({ claims: { aud: 'other' } })],
    ['whose key id is a path', () => sign({ header: { kid: '../../etc/passwd' } })],
    ['whose key id is SQL', () => sign({ header: { kid: "x' OR '1'='1" } })],
    [
      'that names its own keys (jku)',
      () => sign({ key: stranger.privateKey, header: { jku: strangerUrl, kid: 'k9' } }),
    ],
    [
      'that demands what is not known (crit)',
      async () => `${encode({ alg: 'RS256', kid: 'k1', crit: ['x'], x: 1 })}.${payload()}.AAAA`,
    ],
    ['that is too long', () => sign({ claims: { padding: 'x'.repeat(9_000) } })],
    ['that is no token', () => 'not-a-token'],
  ];

  it.each(forged)('%s: 401 and nothing more', async (_what, token) => {
    const before = shop.calls.length;
    const { status, body } = await ask(gateway, { query }, bearer(await token()));
    expect(status).toBe(401);
    expect(body).toEqual({ errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(shop.calls.length).toBe(before);
  });

  it('never makes the gateway fetch keys from where the token says', () => {
    expect(strangerFetches).toBe(0);
  });

  it('with unknown key ids does not make it fetch the keys again and again', async () => {
    await ask(gateway, { query }, bearer(await sign()));
    const before = keyFetches;
    for (let index = 0; index < 10; index++)
      await ask(gateway, { query }, bearer(await sign({ header: { kid: `unknown-${index}` } })));
    expect(keyFetches - before).toBeLessThanOrEqual(1);
  });
});

describe('the key set', () => {
  it('may be a file', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'keys-')), 'jwks.json');
    await writeFile(file, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }] }));
    const other = await startGateway(
      { supergraph: composeShop(), subgraphs: createShop().subgraphs },
      { AUTH: 'jwt', AUTH_JWKS: file, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience },
    );
    expect((await ask(other, { query }, bearer(await sign()))).status).toBe(200);
    await other.drain();
  });

  it('out of reach is 503, not a refusal of the token', async () => {
    const other = await startGateway(
      { supergraph: composeShop(), subgraphs: createShop().subgraphs },
      { AUTH: 'jwt', AUTH_JWKS: 'http://127.0.0.1:1/jwks', AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience },
    );
    const { status, headers, body } = await ask(other, { query }, bearer(await sign()));
    expect([status, headers.get('retry-after'), body.errors?.[0]?.extensions.code]).toEqual([
      503,
      '5',
      'SOURCE_UNAVAILABLE',
    ]);
    await other.drain();
  });
});
