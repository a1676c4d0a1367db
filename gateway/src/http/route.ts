/** The public paths. Everything else does not exist. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asset } from '../explorer/assets.ts';
import { contentSecurityPolicy } from '../explorer/page.ts';
import type { ReadinessDetail } from './health.ts';
import type { Handle } from './listen.ts';
import { commonHeaders, sendJson, sendText } from './respond.ts';

export interface PublicPaths {
  readonly graphql: Handle;
  readonly readiness: () => Promise<ReadinessDetail>;
  /** Absent when the explorer is off. */
  readonly explorer: { readonly page: string; readonly assets: ReadonlyMap<string, Asset> } | undefined;
}

function sendAsset(response: ServerResponse, asset: Asset): void {
  response.writeHead(200, {
    ...commonHeaders,
    'cache-control': 'public, max-age=3600',
    'content-type': asset.contentType,
    'content-length': asset.body.length,
  });
  response.end(response.req.method === 'HEAD' ? undefined : asset.body);
}

const sendError = (
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): void => sendJson(response, status, { errors: [{ message, extensions: { code } }] }, headers);

export function createRouter({ graphql, readiness, explorer }: PublicPaths): Handle {
  const readable: Readonly<Record<string, (response: ServerResponse) => void | Promise<void>>> = {
    '/health/live': (response) => sendJson(response, 200, { live: true }),
    '/health/ready': async (response) => {
      const { ready, notReady } = await readiness();
      sendJson(response, ready ? 200 : 503, { ready, notReady });
    },
    ...(explorer && {
      '/': (response: ServerResponse) =>
        sendText(response, 200, 'text/html; charset=utf-8', explorer.page, {
          'content-security-policy': contentSecurityPolicy,
        }),
    }),
  };

  async function answerOther(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const asset = explorer?.assets.get(path);
    const show = Object.hasOwn(readable, path)
      ? readable[path]
      : asset && ((to: ServerResponse) => sendAsset(to, asset));
    if (show === undefined) return sendError(response, 404, 'NOT_FOUND', 'No such path; the endpoint is /graphql.');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendError(response, 405, 'METHOD_NOT_ALLOWED', 'Use GET.', { allow: 'GET, HEAD' });
    return show(response);
  }

  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    return path === '/graphql' ? graphql(request, response) : answerOther(request, response, path);
  };
}
