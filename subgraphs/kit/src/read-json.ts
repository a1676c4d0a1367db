/** The JSON body of a request from an operator's own tool. */
import type { IncomingMessage } from 'node:http';

/** Null when the body is no JSON, or larger than it may be. */
export async function readJson(request: IncomingMessage, maxBytes = 10_000): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}
