/** What a subgraph answered, as objects. This is the one place where its text becomes objects. */
import { isUtf8 } from 'node:buffer';
import { parseJson } from '../http/parse-json.ts';
import type { PreparedFetch } from './subgraph-client.ts';
import { isRecord, type SubgraphAnswer, SubgraphFailure } from './transport.ts';

/** Accepts `{data?, errors?}` with at least one of both in a usable shape. Throws SubgraphFailure for anything else. */
export function readAnswer(value: unknown, reply?: Buffer): SubgraphAnswer {
  if (!isRecord(value)) throw notGraphQL();
  const { data, errors, extensions } = value;
  if (data !== undefined && data !== null && !isRecord(data)) throw notGraphQL();
  if (errors !== undefined && errors !== null && !Array.isArray(errors)) throw notGraphQL();
  if (!isRecord(data) && !(Array.isArray(errors) && errors.length > 0)) throw notGraphQL();
  return { data, errors: errors ?? undefined, extensions, reply };
}

const byteOrderMark = '\ufeff';

/** What a fetch says of how its reply is read. */
export type Reading = Pick<PreparedFetch, 'scan' | 'asksPrototype'>;

/** Throws SubgraphFailure for what is not JSON in UTF-8, or no GraphQL answer. What the fetch can scan stays bytes in part. */
export function readReply(reply: Buffer, fetch: Reading): SubgraphAnswer {
  const data = fetch.scan?.(reply);
  if (data) return { data, errors: undefined, extensions: undefined, reply };
  // Letters in another charset would be answered as others, and nobody could tell.
  if (!isUtf8(reply)) throw new SubgraphFailure('SOURCE_ERROR', 'not UTF-8');
  const text = reply.toString();
  return readAnswerText(text.startsWith(byteOrderMark) ? text.slice(1) : text, fetch, reply);
}

/** The same for text. */
export function readAnswerText(text: string, { asksPrototype }: Reading, reply?: Buffer): SubgraphAnswer {
  let value: unknown;
  try {
    // JSON.parse makes it a property like others, and whatever puts answers together keeps it one.
    value = asksPrototype ? JSON.parse(text) : parseJson(text);
  } catch {
    throw new SubgraphFailure('SOURCE_ERROR', 'not JSON');
  }
  return readAnswer(value, reply);
}

const notGraphQL = (): SubgraphFailure => new SubgraphFailure('SOURCE_ERROR', 'not a GraphQL response');
