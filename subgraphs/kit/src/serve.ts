/** Runs one subgraph as its own process: HTTP on a private address, calls signed by the gateway, migrations first. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { openCache, readCacheSettings } from './cache/cache.ts';
import { ConfigError, port, readConfig } from './config.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open.ts';
import { createLogger } from './logger.ts';
import { createCallVerifier } from './signature.ts';
import type { GraphQLCall, Subgraph, SubgraphModule } from './subgraph.ts';

const maxBodyBytes = 10_000_000;

const settings = {
  HOST: z.string().default('127.0.0.1'),
  PORT: port,
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
  SUBGRAPH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(5),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

/** A subgraph's main: reads its environment, brings its schema up to date, listens, drains on SIGTERM. Ends the process with a clear line when it cannot. */
export async function runSubgraph(module: SubgraphModule): Promise<void> {
  try {
    await start(module);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const told =
      error instanceof ConfigError
        ? message.split('\n')
        : [code === 'EADDRINUSE' ? `PORT ${process.env.PORT} is in use by another process` : message];
    for (const line of told) process.stderr.write(`${module.name}: ${line}\n`);
    process.exit(1);
  }
}

async function start(module: SubgraphModule): Promise<void> {
  const config = readConfig(settings);
  const cacheSettings = readCacheSettings();
  const logger = createLogger(module.name, config.LOG_LEVEL);
  const database = await openDatabase({ url: config.DATABASE_URL, poolSize: config.DATABASE_POOL_SIZE });
  await migrate(database.kysely, module.name, module.migrations);
  const cache = openCache({ ...cacheSettings, namespace: 'meridian-1', logger });
  const subgraph = module.create({ database, logger, cache, environment: process.env });
  const server = createSubgraphServer(subgraph, config.SUBGRAPH_SECRET);
  await subgraph.start?.();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.PORT, config.HOST, resolve));
  logger.info({ port: (server.address() as { port: number }).port }, 'listening');
  const stop = (): void => {
    const drained = new Promise<void>((resolve) => server.close(() => resolve()));
    void Promise.allSettled([drained, subgraph.close?.()])
      .then(() => Promise.allSettled([cache.close(), database.close()]))
      .finally(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 10_000).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Whoever started it is gone, however it ended, and perhaps since before this line.
  process.once('disconnect', stop);
  if (process.connected === false) stop();
}

/** The HTTP face of a subgraph: POST /graphql for signed calls, GET /health/live and /health/ready. */
export function createSubgraphServer(subgraph: Subgraph, secret: string): Server {
  const verify = createCallVerifier(secret);
  const server = createServer((request, response) => {
    route(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else
        reply(response, 500, {
          errors: [{ message: 'The subgraph failed.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
        });
    });
  });
  // Longer than the gateway's own keep-alive, so that the gateway is the one that closes idle connections.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  return server;

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET' && request.url === '/health/live') return reply(response, 200, { status: 'ok' });
    if (request.method === 'GET' && request.url === '/health/ready') {
      const failed = await subgraph.ready().then(
        () => false,
        () => true,
      );
      return reply(response, failed ? 503 : 200, { status: failed ? 'unavailable' : 'ok' });
    }
    if (request.method !== 'POST' || request.url !== '/graphql')
      return reply(response, 404, refusal('NOT_FOUND', 'No such resource.'));
    const deadlineAtMs = readDeadline(request.headers['meridian-deadline-ms']);
    const body = await readBody(request);
    if (body === null) return reply(response, 413, refusal('PAYLOAD_TOO_LARGE', 'The call is too large.'));
    const claims = verify(request.headers, body);
    if (claims === null)
      return reply(response, 401, refusal('UNSIGNED_CALL', 'Only calls that the gateway signed are answered.'));
    const call = readCall(body);
    if (call === null) return reply(response, 400, refusal('BAD_REQUEST', 'The body is no GraphQL request.'));
    const requestId = String(request.headers['x-request-id'] ?? '');
    const provenance = request.headers['meridian-provenance'] === '1';
    const signal = signalOf(response, deadlineAtMs);
    reply(response, 200, await subgraph.execute(call, { claims, requestId, signal, deadlineAtMs, provenance }));
  }
}

/** What is left of the caller's time, in milliseconds, as a time on the clock of `performance.now()`; undefined where it is absent or no such number. */
const readDeadline = (header: string | string[] | undefined): number | undefined =>
  typeof header === 'string' && /^\d{1,9}$/.test(header) ? performance.now() + Number(header) : undefined;

/** Aborted at the deadline, and when the caller goes away before it has its answer. */
function signalOf(response: ServerResponse, deadlineAtMs: number | undefined): AbortSignal {
  const controller = new AbortController();
  const timer =
    deadlineAtMs === undefined ? undefined : setTimeout(() => controller.abort(), deadlineAtMs - performance.now());
  response.once('close', () => {
    clearTimeout(timer);
    if (!response.writableFinished) controller.abort();
  });
  if (response.closed) controller.abort();
  return controller.signal;
}

const refusal = (code: string, message: string): object => ({ errors: [{ message, extensions: { code } }] });

function reply(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) })
    .end(text);
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readCall(body: Buffer): GraphQLCall | null {
  try {
    const call = JSON.parse(body.toString('utf8')) as GraphQLCall | null;
    return call !== null && typeof call.query === 'string' ? call : null;
  } catch {
    return null;
  }
}
