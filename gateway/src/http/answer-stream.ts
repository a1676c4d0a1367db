/** Answers one operation as an event stream: events of a subscription until it ends, or the one answer of a query or mutation. GraphQL over SSE, distinct connections mode. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestContext } from '../context.ts';
import { isRecord } from '../subgraphs/transport.ts';
import type { Streams } from '../subscriptions/open-streams.ts';
import { openSubscription, type Subscription, type SubscriptionDeps } from '../subscriptions/run-subscription.ts';
import {
  type AnswerOperation,
  hasPreflight,
  type OperationSources,
  type ServedGraph,
  sha256,
} from './answer-operation.ts';
import type { Head } from './cors.ts';
import { openEventStream, sendOnce } from './event-stream.ts';
import type { Parameters } from './parameters.ts';
import { type PlainRequest, persistedKey, readPlain } from './read-plain.ts';
import type { Reply } from './respond.ts';

/** An answer that begins now and ends some day. */
export interface StreamReply {
  readonly open: (response: ServerResponse, head: Head) => void;
}

export type Sent = { readonly body: unknown } | { readonly search: Parameters };

export interface StreamSources extends OperationSources {
  readonly operation: AnswerOperation;
  readonly streams: Streams;
  /** Undefined when there is nothing to subscribe to. */
  readonly subscriptions: SubscriptionDeps | undefined;
}

export interface AnswerStream {
  /** A subscription that is yet to be run, or the answer to anything else. */
  find(
    graph: ServedGraph,
    request: IncomingMessage,
    sent: Sent,
    context: RequestContext,
  ): Promise<Subscription | Reply>;
  /** The same as a stream of its own. */
  answer(
    graph: ServedGraph,
    request: IncomingMessage,
    sent: Sent,
    context: RequestContext,
  ): Promise<Reply | StreamReply>;
}

/** Both reject with HttpRefusal. */
export function createAnswerStream({
  operation,
  persisted,
  sentByHash,
  streams,
  subscriptions,
}: StreamSources): AnswerStream {
  /** False when the text is not what the client says that it is. */
  function keepByHash({ text, hash }: PlainRequest): boolean {
    if (hash === undefined) return true;
    if (sha256(text) !== hash) return false;
    sentByHash.put(persistedKey(hash), text);
    return true;
  }

  /** Undefined for whatever is no subscription: that is answered, or refused, as any operation. */
  async function subscribe(
    graph: ServedGraph,
    request: IncomingMessage,
    sent: Sent,
    context: RequestContext,
  ): Promise<Subscription | Reply | undefined> {
    const asked = 'search' in sent ? sent.search : sent.body;
    if (!subscriptions || !graph.subscriptions || !isRecord(asked)) return undefined;
    if ('search' in sent && !hasPreflight(request)) return undefined;
    const plain = readPlain(persisted.resolve(asked), sentByHash);
    if (!plain?.text.includes('subscription') || !keepByHash(plain)) return undefined;
    return openSubscription({ ...plain, context }, graph.subscriptions, subscriptions);
  }

  function stream(subscription: Subscription, response: ServerResponse, head: Head): void {
    const events = openEventStream(response, head, streams, () => subscription.stop());
    void subscription.run({
      send: (text) => events.send('next', text),
      complete: () => {
        events.send('complete', '');
        events.end();
      },
    });
  }

  const once = ({ text }: Reply): StreamReply => ({
    open: (response, head) => sendOnce(response, head, text.toString().trimEnd()),
  });

  const find: AnswerStream['find'] = async (graph, request, sent, context) =>
    (await subscribe(graph, request, sent, context)) ??
    ('search' in sent
      ? operation.get(graph, request, sent.search, context)
      : operation.post(graph, request, sent.body, context));

  return {
    find,
    async answer(graph, request, sent, context) {
      const found = await find(graph, request, sent, context);
      if ('run' in found) return { open: (response, head) => stream(found, response, head) };
      // What is no GraphQL request at all has another status, and is answered as such.
      return found.status === 200 ? once(found) : found;
    },
  };
}
