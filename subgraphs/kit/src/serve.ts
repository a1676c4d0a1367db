/** Runs one subgraph as its own process: HTTP on a private address, calls signed by the gateway, migrations first. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
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
  const logger = createLogger(module.name, config.LOG_LEVEL);
  const database = await openDatabase({ url: config.DATABASE_URL, poolSize: config.DATABASE_POOL_SIZE });
  await migrate(database.kysely, module.name, module.migrations);
  const server = createSubgraphServer(module.create({ database, logger }), config.SUBGRAPH_SECRET);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.PORT, config.HOST, resolve));
  logger.info({ port: (server.address() as { port: number }).port }, 'listening');
  const stop = (): void => {
    server.close(() => void database.close().then(() => process.exit(0)));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 10_000).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Whoever started it is gone, however it ended.
  process.once('disconnect', stop);
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
    const body = await readBody(request);
    if (body === null) return reply(response, 413, refusal('PAYLOAD_TOO_LARGE', 'The call is too large.'));
    const claims = verify(request.headers, body);
    if (claims === null)
      return reply(response, 401, refusal('UNSIGNED_CALL', 'Only calls that the gateway signed are answered.'));
    const call = readCall(body);
    if (call === null) return reply(response, 400, refusal('BAD_REQUEST', 'The body is no GraphQL request.'));
    const aborted = new AbortController();
    response.once('close', () => aborted.abort());
    const requestId = String(request.headers['x-request-id'] ?? '');
    reply(response, 200, await subgraph.execute(call, { claims, requestId, signal: aborted.signal }));
  }
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
