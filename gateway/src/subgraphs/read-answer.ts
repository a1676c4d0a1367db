/** What a subgraph answered, as objects. This is the one place where its text becomes objects. */
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

/** Throws SubgraphFailure for what is not JSON, or no GraphQL answer. What `scan` can read stays bytes in part. */
export function readReply(reply: Buffer, scan?: PreparedFetch['scan']): SubgraphAnswer {
  const data = scan?.(reply);
  if (data) return { data, errors: undefined, extensions: undefined, reply };
  const text = reply.toString();
  return readAnswerText(text.startsWith(byteOrderMark) ? text.slice(1) : text, reply);
}

/** The same for text. */
export function readAnswerText(text: string, reply?: Buffer): SubgraphAnswer {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    throw new SubgraphFailure('SOURCE_ERROR', 'not JSON');
  }
  return readAnswer(value, reply);
}

const notGraphQL = (): SubgraphFailure => new SubgraphFailure('SOURCE_ERROR', 'not a GraphQL response');
