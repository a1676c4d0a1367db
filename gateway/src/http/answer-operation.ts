/** Answers one operation: at once when it is ready to run, else through Apollo Server. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ApolloServer } from '@apollo/server';
import { type GraphQLError, OperationTypeNode } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { ReadyOperation } from '../execute/engine.ts';
import type { BoundedStore } from '../plan/bounded-store.ts';
import { isTooDeep } from '../plan/measure-depth.ts';
import type { Plugin } from '../plugins/plugin.ts';
import { createRules, type Rules } from '../plugins/run-plugins.ts';
import { isRecord } from '../subgraphs/transport.ts';
import type { Subscriptions } from '../subscriptions/prepare-subscription.ts';
import { answerKnown, answerRefused } from './answer-known.ts';
import { answerWithApollo } from './answer-with-apollo.ts';
import type { Parameters } from './parameters.ts';
import type { PersistedOperations } from './persisted-operations.ts';
import { type PlainRequest, persistedKey, readPlain } from './read-plain.ts';
import type { Reply } from './respond.ts';

/** What answers operations at present. */
export interface ServedGraph {
  readonly apollo: ApolloServer<RequestContext>;
  /** Operations that can run without being looked at again. */
  readonly known: (text: string, operationName: string | undefined) => ReadyOperation | undefined;
  /** Resolves to what is wrong with a document, found off the event loop; to nothing also when Apollo Server is to find out. */
  readonly check: (text: string) => Promise<readonly GraphQLError[]>;
  /** The same that Apollo Server has. */
  readonly plugins: readonly Plugin[];
  /** Undefined when none are served. */
  readonly subscriptions: Subscriptions | undefined;
}

export interface OperationSources {
  readonly persisted: PersistedOperations;
  /** Documents that clients have sent with their hash; the same store that Apollo Server has. */
  readonly sentByHash: BoundedStore<string>;
}

export interface AnswerOperation {
  /** `body` is what was sent, whatever it is. */
  post(graph: ServedGraph, request: IncomingMessage, body: unknown, context: RequestContext): Promise<Reply>;
  get(graph: ServedGraph, request: IncomingMessage, search: Parameters, context: RequestContext): Promise<Reply>;
}

/** Characters. Looking at a shorter document takes a few milliseconds at most; no URL is longer. */
const largeDocument = 16_384;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Neither a form nor a link can send these headers. Apollo Server looks at the others. */
export const hasPreflight = ({ headers }: IncomingMessage): boolean =>
  headers['content-type'] === undefined &&
  Boolean(headers['apollo-require-preflight'] || headers['x-apollo-operation-name']);

/** Both reject with HttpRefusal for a document that may not be run. */
export function createAnswerOperation({ persisted, sentByHash }: OperationSources): AnswerOperation {
  const rulesOf = new WeakMap<readonly Plugin[], Rules>();
  function rulesFor({ plugins }: ServedGraph): Rules {
    const rules = rulesOf.get(plugins) ?? createRules(plugins);
    rulesOf.set(plugins, rules);
    return rules;
  }

  function findReady({ known }: ServedGraph, { text, operationName, hash }: PlainRequest): ReadyOperation | undefined {
    const ready = known(text, operationName);
    if (ready === undefined || hash === undefined) return ready;
    if (hash !== ready.documentHash) return undefined;
    sentByHash.put(persistedKey(hash), text);
    return ready;
  }

  /** What is large, or so deep that it must not be parsed here, is looked at elsewhere. */
  async function refuseLarge(graph: ServedGraph, { text, hash }: PlainRequest, context: RequestContext) {
    if (text.length < largeDocument && !isTooDeep(text)) return undefined;
    const documentHash = sha256(text);
    if (hash !== undefined && hash !== documentHash) return undefined;
    const errors = await graph.check(text);
    return errors.length === 0 ? undefined : answerRefused(errors, documentHash, context, rulesFor(graph));
  }

  return {
    async post(graph, request, body, context) {
      const parameters = isRecord(body) ? persisted.resolve(body) : undefined;
      const plain = parameters && readPlain(parameters, sentByHash);
      const ready = plain && findReady(graph, plain);
      if (ready) return await answerKnown(ready, plain.variables, context, rulesFor(graph));
      const refused = plain && (await refuseLarge(graph, plain, context));
      return refused ?? answerWithApollo(graph.apollo, request, { body: parameters ?? body }, context);
    },
    async get(graph, request, search, context) {
      const parameters = persisted.resolve(search);
      const plain = hasPreflight(request) ? readPlain(parameters, sentByHash) : undefined;
      const ready = plain && findReady(graph, plain);
      if (ready?.operation.operation === OperationTypeNode.QUERY)
        return await answerKnown(ready, plain?.variables ?? {}, context, rulesFor(graph));
      const refused = plain && !ready && (await refuseLarge(graph, plain, context));
      // Apollo Server says what a GET may not do.
      return refused || answerWithApollo(graph.apollo, request, { search: parameters }, context);
    },
  };
}
