/** Reads a POST body: JSON in UTF-8, not compressed, bounded while it streams. */
import type { IncomingMessage } from 'node:http';
import type { StopSignal } from '../stop-signal.ts';
import { ClientGone } from '../subgraphs/transport.ts';
import { JsonDepthError, parseJson } from './parse-json.ts';
import { HttpRefusal } from './respond.ts';

export interface BodyLimits {
  readonly bytes: number;
  readonly jsonDepth: number;
}

function checkMediaType(request: IncomingMessage): void {
  if (request.headers['content-type'] === 'application/json' && request.headers['content-encoding'] === undefined)
    return;
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const utf8 = charset === undefined || /^"?utf-?8"?$/.test(charset);
  if (type !== 'application/json' || !utf8) {
    throw new HttpRefusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send application/json in UTF-8.', {
      accept: 'application/json',
    });
  }
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new HttpRefusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the body without compression.', {
      'accept-encoding': 'identity',
    });
  }
}

function collect(request: IncomingMessage, limitBytes: number, signal: StopSignal): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const tooLarge = () => new HttpRefusal(413, 'PAYLOAD_TOO_LARGE', `The body is larger than ${limitBytes} bytes.`);
  const parts: Buffer[] = [];
  let bytes = 0;
  const giveUp = () =>
    reject(
      signal.reason instanceof ClientGone
        ? new HttpRefusal(400, 'BAD_REQUEST', 'The body ended early.')
        : new HttpRefusal(408, 'TIMEOUT', 'The body did not arrive in time.', { connection: 'close' }),
    );
  const onData = (part: Buffer) => {
    bytes += part.length;
    if (bytes <= limitBytes) {
      parts.push(part);
      return;
    }
    // What still comes is read and thrown away, so that the client gets to read its answer; requestTimeout ends it.
    request.off('data', onData);
    parts.length = 0;
    reject(tooLarge());
  };
  const onEnd = () => {
    signal.removeEventListener('abort', giveUp);
    resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts));
  };
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) reject(tooLarge());
  // A client may be gone before anyone listens: no event of the request tells of it any more.
  else if (signal.aborted) giveUp();
  else {
    request.on('data', onData);
    request.on('end', onEnd);
    signal.addEventListener('abort', giveUp);
  }
  return promise;
}

// One for all: it keeps nothing between whole texts.
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The parsed body. Throws HttpRefusal: 408 when it is not there before the signal, 413 beyond the limit, 415 for another media type or charset, 400 for what is not JSON. */
export async function readBody(request: IncomingMessage, limits: BodyLimits, signal: StopSignal): Promise<unknown> {
  checkMediaType(request);
  const body = await collect(request, limits.bytes, signal);
  try {
    return parseJson(utf8.decode(body), limits.jsonDepth);
  } catch (error) {
    const reason =
      error instanceof JsonDepthError
        ? `The body is nested deeper than ${limits.jsonDepth} levels.`
        : 'The body is not JSON in UTF-8.';
    throw new HttpRefusal(400, 'BAD_REQUEST', reason);
  }
}
