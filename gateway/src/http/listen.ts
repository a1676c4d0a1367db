/** Opening and closing the two HTTP servers. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '@meridian/kit/logger';
import { describeError } from '../describe-error.ts';
import { sendJson } from './respond.ts';

export type Handle = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** The address cannot be listened on; the message names the setting to change. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

const portReasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another process',
  EACCES: 'may not be opened by this user',
};
const hostReasons: Readonly<Record<string, string>> = {
  EADDRNOTAVAIL: 'is no address of this machine',
  ENOTFOUND: 'is not a known host name',
  EAI_AGAIN: 'is not a known host name',
};

function describeListenError(
  { code = 'unknown error' }: NodeJS.ErrnoException,
  host: string,
  port: number,
  setting: string,
) {
  const hostReason = hostReasons[code];
  if (hostReason) return `${setting.replace('PORT', 'HOST')} ${host} ${hostReason}.`;
  return `${setting} ${port} ${portReasons[code] ?? `cannot be opened (${code})`} on ${host}. Choose another with ${setting}=<port>.`;
}

/** A proxy may name the whole URL as its target; the host in it is then the one that counts (RFC 9112, 3.2.2). */
function takeTarget(request: IncomingMessage): void {
  const { url = '' } = request;
  if (url.startsWith('/') || !/^https?:/i.test(url) || !URL.canParse(url)) return;
  const { host, pathname, search } = new URL(url);
  request.headers.host = host;
  request.url = `${pathname}${search}`;
}

/** What a handler throws is logged by name and answered by a fixed body. */
export function createHttpServer(handle: Handle, logger: Logger): Server {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      takeTarget(request);
      await handle(request, response);
    } catch (error) {
      logger.error({ error: describeError(error) }, 'request failed inside the gateway');
      if (!response.headersSent)
        sendJson(response, 500, {
          errors: [
            { message: 'The gateway could not complete this request.', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
          ],
        });
      else response.destroy();
    }
  };
  return createServer(
    // A slow sender of headers or body is cut off; see the intervals at which connections are checked.
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 2_000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16 * 1024,
    },
    (request, response) => void answer(request, response),
  );
}

/** Resolves to the origin. Rejects with ListenError. */
export async function listen(server: Server, host: string, port: number, setting: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) => {
    reject(new ListenError(describeListenError(error, host, port, setting)));
  });
  server.listen(port, host, resolve);
  await promise;
  const address = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}

/** Stops accepting, lets what runs finish for `graceMs`, then closes what is left. Resolves to how many connections that were. */
export async function close(server: Server, graceMs: number): Promise<number> {
  if (!server.listening) return 0;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection becomes idle when its last answer is written, which may be after this moment.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  let leftOver = 0;
  const timer = setTimeout(() => {
    server.getConnections((_error, count) => {
      leftOver = count;
      server.closeAllConnections();
    });
  }, graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(timer);
  return leftOver;
}
