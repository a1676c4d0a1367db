/** One HTTP exchange with a FHIR server or its token endpoint: within the signal, within a size, and JSON or nothing. */
import { Agent, errors } from 'undici';
import type { RestHospital } from '../../../hospitals/config.ts';
import { BadAnswer } from '../adapter.ts';
import { parseExactJson } from './exact-json.ts';

export interface HttpRequest {
  readonly url: string;
  /** Sent as a form by POST; a GET without. */
  readonly form?: URLSearchParams;
  readonly authorization?: string;
}

export interface HttpReply {
  readonly status: number;
  /** Null for a status that tells enough by itself. */
  readonly body: unknown;
}

export interface Http {
  /** Rejects with BadAnswer for a status other than 2xx, 400, 401 and 404, with the signal's reason when it is aborted, and with the network's error when there was no answer. */
  exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpReply>;
  close(): Promise<void>;
}

const maximumBytes = 10_000_000;
const jsonTypes = ['application/fhir+json', 'application/json', 'application/json+fhir'];

function isDeclaredJson(contentType: unknown): boolean {
  const [type, ...parameters] = String(contentType).toLowerCase().replaceAll(/["\s]/g, '').split(';');
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  return jsonTypes.includes(type as string) && (charset === undefined || /^charset=utf-?8$/.test(charset));
}

/** What undici makes of bytes that are not HTTP, or too many of them; the first holds what came, so it goes no further. */
const isNoHttp = (error: unknown): boolean =>
  error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError;

async function readBytes(body: AsyncIterable<Buffer>, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > maximumBytes) break;
      chunks.push(chunk);
    }
  } catch {
    signal.throwIfAborted();
    throw new BadAnswer('it broke off');
  }
  if (size > maximumBytes) throw new BadAnswer('it is too large');
  return Buffer.concat(chunks);
}

/** Idle sockets are closed before servers commonly close theirs; nothing waits much longer than the hospital may take, whoever calls. */
export function openHttp({ limits }: Pick<RestHospital, 'limits'>): Http {
  const agent = new Agent({
    connections: limits.concurrent,
    keepAliveTimeout: 2_000,
    headersTimeout: 2 * limits.timeoutMs,
    bodyTimeout: 2 * limits.timeoutMs,
    connect: { timeout: 2 * limits.timeoutMs },
  });

  async function open({ url, form, authorization }: HttpRequest, signal: AbortSignal) {
    const { origin, pathname, search } = new URL(url);
    try {
      return await agent.request({
        ...{ origin, path: pathname + search, signal },
        method: form === undefined ? 'GET' : 'POST',
        body: form?.toString() ?? null,
        headers: {
          accept: 'application/fhir+json, application/json',
          ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
          ...(authorization !== undefined && { authorization }),
        },
      });
    } catch (error) {
      signal.throwIfAborted();
      throw isNoHttp(error) ? new BadAnswer('it is not HTTP') : error;
    }
  }

  return {
    async exchange(request, signal) {
      const { statusCode: status, headers, body } = await open(request, signal);
      const bytes = await readBytes(body, signal);
      if (status === 400 || status === 401 || status === 404) return { status, body: null };
      if (status < 200 || status > 299) throw new BadAnswer(`its status is ${status}`);
      if (!isDeclaredJson(headers['content-type'])) throw new BadAnswer('it is not declared as JSON in UTF-8');
      return { status, body: parseExactJson(bytes) };
    },
    close: () => agent.destroy(),
  };
}
