import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpSubgraph, serveSubgraph } from './testing/serve.ts';
import { composeShop } from './testing/shop.ts';
import { ask } from './testing/start.ts';

/** Loaded into the process under test: tells of every connection and look-up that leaves loopback. */
const watchEgress = `
import dns from 'node:dns';
import net from 'node:net';
const tell = (what, host) => { if (!/^(localhost|127\\.|::1)/.test(String(host))) process.stderr.write('EGRESS ' + what + ' ' + host + '\\n'); };
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (options && typeof options === 'object' && !options.path) tell('connect', options.host ?? 'localhost');
  return connect.apply(this, args);
};
const lookup = dns.lookup;
dns.lookup = (host, ...rest) => { tell('lookup', host); return lookup(host, ...rest); };
`;

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Running {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  readonly url: Promise<string>;
}

let folder = '';
let supergraph = '';
let catalog: HttpSubgraph;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  catalog = await serveSubgraph('catalog');
  supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, composeShop({ catalog: catalog.url }));
  await writeFile(join(folder, 'watch-egress.mjs'), watchEgress);
});
afterAll(() => catalog.stop());

function run(environment: Record<string, string>): Running {
  const child = spawn(
    process.execPath,
    ['--import', join(folder, 'watch-egress.mjs'), join(import.meta.dirname, 'main.ts')],
    {
      env: {
        PATH: process.env.PATH ?? '',
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
        PORT: '0',
        AUTH: 'none',
        ...environment,
      },
    },
  );
  const output = { stdout: '', stderr: '' };
  const url = Promise.withResolvers<string>();
  child.stdout.on('data', (part) => {
    output.stdout += part;
    const listening = /"url":"([^"]+)"/.exec(output.stdout)?.[1];
    if (listening) url.resolve(listening);
  });
  child.stderr.on('data', (part) => {
    output.stderr += part;
  });
  const finished = new Promise<Finished>((resolve) => child.on('close', (code) => resolve({ code, ...output })));
  return { child, finished, url: url.promise };
}

describe('the command', () => {
  it('serves a supergraph file at the URLs in it, drains on SIGTERM and ends with 0, and never leaves loopback', async () => {
    const { child, finished, url } = run({ SUPERGRAPH: supergraph });
    const gateway = { url: await url };
    expect((await ask(gateway, { query: '{ product(id: "1") { name } }' })).body).toEqual({
      data: { product: { name: 'Product 1' } },
    });
    expect((await fetch(`${gateway.url}/`)).status).toBe(200);
    // Reporting to the maker of a dependency would start within its first second.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    child.kill('SIGTERM');
    const { code, stderr, stdout } = await finished;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/"supergraph":"[0-9a-f]{64}"/);
  });

  it('calls a subgraph at the URL of its setting', async () => {
    const other = join(folder, 'elsewhere.graphql');
    await writeFile(other, composeShop());
    const { child, finished, url } = run({ SUPERGRAPH: other, SUBGRAPH_URL_CATALOG: catalog.url });
    expect((await ask({ url: await url }, { query: '{ product(id: "1") { name } }' })).body).toEqual({
      data: { product: { name: 'Product 1' } },
    });
    child.kill('SIGTERM');
    expect((await finished).code).toBe(0);
  });

  it('logs no variable, literal or claim', async () => {
    const { child, finished, url } = run({
      SUPERGRAPH: supergraph,
      ANONYMOUS_CLAIMS: '{"sub":"CANARY"}',
      LOG_LEVEL: 'trace',
    });
    const gateway = { url: await url };
    await ask(gateway, {
      query: 'query Named($id: ID!) { product(id: $id) { name } }',
      variables: { id: 'CANARY' },
      operationName: 'Named',
    });
    await ask(gateway, { query: '{ product(id: "CANARY") { name shelf } crash }' });
    await ask(gateway, { query: '{ product(id: "CANARY', operationName: 'CANARY\n"level":60' });
    await ask(gateway, { query: 'query ($id: ID!) { product(id: $id) { name } }', variables: { id: { a: 'CANARY' } } });
    child.kill('SIGTERM');
    const { stdout, stderr } = await finished;
    expect(stdout).toContain('"operation":"Named"');
    expect(stdout + stderr).not.toContain('CANARY');
  });
});

describe('the supergraph’s file', () => {
  const product = { query: '{ product(id: "1") { name } }' };
  const renamed = { query: '{ product(id: "1") { title: name } }' };
  const until = async (gateway: { url: string }, request: { query: string }, holds: (status: number) => boolean) => {
    for (;;) {
      const { status } = await ask(gateway, request, { accept: 'application/graphql-response+json' });
      if (holds(status)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it('is followed: a good one is served, a bad one refused, and the last good one served again after a restart', async () => {
    const file = join(folder, 'followed.graphql');
    const environment = { SUPERGRAPH: file, SUPERGRAPH_POLL_MS: '20' };
    await writeFile(
      file,
      composeShop({ catalog: catalog.url }).replace('name: String @join__field', 'label: String @join__field'),
    );
    const first = run(environment);
    const gateway = { url: await first.url };
    await until(gateway, product, (status) => status === 400);
    await writeFile(file, composeShop({ catalog: catalog.url }));
    await until(gateway, product, (status) => status === 200);
    await writeFile(file, 'type Query { a: Int }');
    await until(gateway, renamed, (status) => status === 200);
    first.child.kill('SIGTERM');
    const { code, stdout, stderr } = await first.finished;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.match(/"msg":"supergraph loaded"/g)).toHaveLength(2);

    const second = run(environment);
    expect((await ask({ url: await second.url }, product)).body).toEqual({ data: { product: { name: 'Product 1' } } });
    second.child.kill('SIGTERM');
    expect((await second.finished).stdout).toContain('supergraph refused: the last good one is served');
  });

  it('must be signed when a key is configured', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const file = join(folder, 'signed.graphql');
    const key = join(folder, 'key.pem');
    await writeFile(key, publicKey.export({ type: 'spki', format: 'pem' }));
    await writeFile(file, composeShop({ catalog: catalog.url }));
    const environment = { SUPERGRAPH: file, SUPERGRAPH_PUBLIC_KEY: key };
    expect((await run(environment).finished).stderr).toBe(
      'gateway: SUPERGRAPH: it is not signed, and a public key is configured\n',
    );
    await writeFile(`${file}.sig`, sign(null, await readFile(file), privateKey).toString('base64'));
    const { child, finished, url } = run(environment);
    expect((await ask({ url: await url }, product)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await finished).code).toBe(0);
  });
});

describe('the command ends with 1 and one line a problem', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a wrong setting',
      { PORT: 'x', REQUEST_TIMEOUT_MS: '-1' },
      /^gateway: PORT: expected a port\ngateway: REQUEST_TIMEOUT_MS: expected at least 1\n$/,
    ],
    ['no file named', {}, /^gateway: SUPERGRAPH: required, [^\n]+\n$/],
    [
      'a file that is not there',
      { SUPERGRAPH: '/nowhere/x.graphql' },
      /^gateway: SUPERGRAPH: \/nowhere\/x\.graphql cannot be read \(ENOENT\)\n$/,
    ],
    [
      'AUTH=none for everyone',
      { HOST: '0.0.0.0' },
      /^gateway: AUTH: none is allowed only when HOST is a loopback address\n$/,
    ],
    [
      'no keys',
      { AUTH: 'jwt' },
      /^gateway: AUTH_JWKS: [^\n]+\ngateway: AUTH_ISSUER: [^\n]+\ngateway: AUTH_AUDIENCE: [^\n]+\n$/,
    ],
  ])('%s', async (_what, environment, expected) => {
    const file: Record<string, string> = environment.AUTH === 'jwt' ? { SUPERGRAPH: supergraph } : {};
    const { code, stderr } = await run({ ...file, ...environment }).finished;
    expect(stderr).toMatch(expected);
    expect(code).toBe(1);
  });

  it('a file that is no supergraph', async () => {
    const file = join(folder, 'broken.graphql');
    await writeFile(file, 'type Query { a: Int }');
    const { code, stderr } = await run({ SUPERGRAPH: file }).finished;
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^gateway: SUPERGRAPH: not a Federation 2 supergraph[^\n]+\n$/),
    ]);
  });

  it('a supergraph that contradicts itself', async () => {
    const file = join(folder, 'contradiction.graphql');
    await writeFile(file, composeShop().replace('maker: Maker', 'maker: Nobody'));
    const { code, stderr } = await run({ SUPERGRAPH: file }).finished;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^gateway: SUPERGRAPH: [^\n]*Nobody[^\n]*\n$/)]);
  });

  it('a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await run({ SUPERGRAPH: supergraph, PORT: String(port), ADMIN_PORT: '0' }).finished;
    expect([code, stderr]).toEqual([
      1,
      `gateway: PORT ${port} is in use by another process on 127.0.0.1. Choose another with PORT=<port>.\n`,
    ]);
    other.close();
  });
});
