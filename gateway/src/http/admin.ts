/** The operators' port: metrics, readiness in detail, and what the product adds. Loopback unless configured otherwise. */
import type { Metrics } from '../metrics.ts';
import type { ReadinessDetail } from './health.ts';
import type { Handle } from './listen.ts';
import { sendJson, sendText } from './respond.ts';

/** By `METHOD /path`, such as `POST /import`. */
export type AdminRoutes = Readonly<Record<string, Handle>>;

export interface AdminOptions {
  readonly metrics: Metrics;
  readonly readiness: () => Promise<ReadinessDetail>;
  readonly routes: AdminRoutes;
}

export function createAdminHandler({ metrics, readiness, routes }: AdminOptions): Handle {
  const table = new Map<string, Handle>(
    Object.entries({
      'GET /metrics': async (_request, response) => sendText(response, 200, metrics.contentType, await metrics.print()),
      'GET /health/live': (_request, response) => sendJson(response, 200, { live: true }),
      'GET /health/ready': async (_request, response) => {
        const detail = await readiness();
        sendJson(response, detail.ready ? 200 : 503, detail);
      },
      ...routes,
    } satisfies AdminRoutes),
  );
  return async (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    // A page in a browser on this machine must not be able to press these buttons.
    if (request.headers.origin !== undefined) return sendJson(response, 403, { error: 'Not for web pages.' });
    const handle = table.get(`${request.method} ${path}`);
    if (handle) return handle(request, response);
    const allowed = [...table.keys()]
      .filter((route) => route.endsWith(` ${path}`))
      .map((route) => route.split(' ', 1)[0]);
    if (allowed.length > 0)
      return sendJson(response, 405, { error: 'Method not allowed.' }, { allow: allowed.join(', ') });
    sendJson(response, 404, { error: 'No such path.' });
  };
}
