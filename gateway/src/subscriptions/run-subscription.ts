/** One subscription from its first event to its last: each is answered in its turn, under the supergraph that is served by then and with a deadline of its own. */
import { codedError } from '@meridian/kit/errors';
import type { Logger } from '@meridian/kit/logger';
import type { ExecutionResult, GraphQLError } from 'graphql';
import type { RequestContext } from '../context.ts';
import { describeError } from '../describe-error.ts';
import { answerResult, toGraphQLError } from '../http/answer-known.ts';
import { HttpRefusal, type Reply } from '../http/respond.ts';
import type { Metrics } from '../metrics.ts';
import { formatError } from '../plugins/mask-errors.ts';
import type { FinishedOperation } from '../plugins/plugin.ts';
import { digestClaims } from '../subgraphs/digest-claims.ts';
import type { Variables } from '../subgraphs/subgraph-client.ts';
import { ClientGone } from '../subgraphs/transport.ts';
import { openEventContext } from './event-context.ts';
import type { EventSource, SourceEvent } from './event-source.ts';
import type { Streams } from './open-streams.ts';
import { InvalidDocument, type ReadySubscription, type Subscriptions } from './prepare-subscription.ts';

export interface SubscriptionDeps {
  readonly source: EventSource;
  readonly streams: Streams;
  /** What is served, kept open until it is released. */
  readonly hold: () => {
    readonly graph: { readonly subscriptions: Subscriptions | undefined };
    readonly release: () => void;
  };
  readonly clockToleranceSeconds: number;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'subscriptionEvent'>;
}

export interface SubscriptionRequest {
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: Variables;
  /** Of the request that asked for it; its time from start to deadline is what each event gets. */
  readonly context: RequestContext;
}

/** Where the answers go, as JSON text. */
export interface Sink {
  /** Resolves when there may be more; undefined when there may be at once. Must not reject. */
  send(text: string): Promise<void> | undefined;
  /** Nothing follows. */
  complete(): void;
}

export interface Subscription {
  /** Once. Resolves when it has ended, for whatever reason. */
  run(sink: Sink): Promise<void>;
  /** Ends it without another word; its place is free at once. */
  stop(): void;
}

const expired = () => codedError('UNAUTHENTICATED', 'The token has expired: subscribe again with a new one.');
const goesAway = () => codedError('SHUTTING_DOWN', 'The gateway is shutting down: subscribe again.');
const unfit = () =>
  codedError(
    'GRAPHQL_VALIDATION_FAILED',
    'The supergraph has been replaced by one that this subscription does not fit.',
  );

/** What was valid once is not the client's fault. */
function refuseUnfit(thrown: unknown): never {
  throw thrown instanceof InvalidDocument ? unfit() : thrown;
}

const outcomeOf = ({ data, errors }: ExecutionResult) =>
  errors === undefined ? 'ok' : data == null ? 'failed' : 'partial';

/**
 * Undefined when the operation is no subscription. Answers in place of events when it is refused. Rejects with HttpRefusal when there are too many. A
 * subscription that is not run must be stopped.
 */
export async function openSubscription(
  request: SubscriptionRequest,
  subscriptions: Subscriptions,
  deps: SubscriptionDeps,
): Promise<Subscription | Reply | undefined> {
  const { text, operationName, variables, context } = request;
  const { digest, rules } = subscriptions;
  let ready: ReadySubscription | undefined;
  let running: RunningSubscription | undefined;
  try {
    ready = await subscriptions.find(text, operationName);
    if (!ready) return undefined;
    await rules.admit(ready, context);
    const { given, errors } = ready.readArguments(variables, context);
    if (errors) return await answerResult({ errors }, finishedBy(ready, context), rules);
    running = new RunningSubscription(request, digest, deps.streams.take(digestClaims(context.claims)), deps);
    running.listen(ready.field, given);
    return running;
  } catch (thrown) {
    running?.stop();
    if (thrown instanceof HttpRefusal) throw thrown;
    const errors = thrown instanceof InvalidDocument ? thrown.errors : [toGraphQLError(thrown)];
    return answerResult({ errors }, finishedBy(ready, context), rules);
  }
}

const finishedBy = (ready: ReadySubscription | undefined, context: RequestContext): FinishedOperation => ({
  context,
  resolved: ready,
  documentHash: ready?.documentHash,
});

class RunningSubscription implements Subscription {
  readonly #request: SubscriptionRequest;
  readonly #deps: SubscriptionDeps;
  readonly #leave: () => void;
  readonly #over = new AbortController();
  readonly #expiresAtMs: number;
  readonly #unwatch: () => void;
  /** Of the supergraph under which the caller was last found to be allowed this. */
  #admittedUnder: string;
  #events: AsyncIterable<SourceEvent> | undefined;
  #event: AbortController | undefined;
  #lastWord: GraphQLError | undefined;

  constructor(request: SubscriptionRequest, admittedUnder: string, leave: () => void, deps: SubscriptionDeps) {
    this.#request = request;
    this.#admittedUnder = admittedUnder;
    this.#leave = leave;
    this.#deps = deps;
    const { exp } = request.context.claims;
    this.#expiresAtMs = typeof exp === 'number' ? (exp + deps.clockToleranceSeconds) * 1000 : Number.POSITIVE_INFINITY;
    this.#unwatch = deps.streams.watch({
      beat: () => {
        if (this.#hasExpired()) this.#end(expired());
      },
      close: () => this.#end(goesAway()),
    });
  }

  listen(field: string, given: Variables): void {
    const { claims } = this.#request.context;
    this.#events = this.#deps.source.subscribe({ field, arguments: given, claims, signal: this.#over.signal });
  }

  async run(sink: Sink): Promise<void> {
    try {
      for await (const event of this.#events ?? []) {
        if (this.#over.signal.aborted) break;
        if (this.#hasExpired()) throw expired();
        const text = await this.#answer(event);
        if (this.#over.signal.aborted) break;
        if (text !== undefined) await sink.send(text);
      }
    } catch (thrown) {
      this.#lastWord ??= toGraphQLError(thrown);
    }
    const { signal } = this.#over;
    const isStopped = signal.aborted && this.#lastWord === undefined;
    this.stop();
    if (isStopped) return;
    if (this.#lastWord) sink.send(this.#tell(this.#lastWord));
    sink.complete();
  }

  stop(): void {
    if (!this.#over.signal.aborted) this.#over.abort(new ClientGone());
    this.#event?.abort(new ClientGone());
    this.#unwatch();
    this.#leave();
  }

  #hasExpired = (): boolean => Date.now() >= this.#expiresAtMs;

  #end(lastWord: GraphQLError): void {
    this.#lastWord ??= lastWord;
    this.stop();
  }

  /** Undefined for an event that is not told. Rejects with a coded error when there can be no more. */
  async #answer(event: SourceEvent): Promise<string | undefined> {
    const { graph, release } = this.#deps.hold();
    try {
      const { text, operationName, variables } = this.#request;
      const ready = await graph.subscriptions?.find(text, operationName).catch(refuseUnfit);
      if (!graph.subscriptions || !ready) throw unfit();
      await this.#admit(ready, graph.subscriptions);
      return await this.#answerUnder(ready, graph.subscriptions, event, variables);
    } finally {
      release();
    }
  }

  async #admit(ready: ReadySubscription, { digest, rules }: Subscriptions): Promise<void> {
    if (digest === this.#admittedUnder) return;
    const { context, variables } = this.#request;
    await rules.admit(ready, context);
    if (ready.readArguments(variables, context).errors) throw unfit();
    this.#admittedUnder = digest;
  }

  async #answerUnder(
    ready: ReadySubscription,
    { rules }: Subscriptions,
    event: SourceEvent,
    variables: Variables,
  ): Promise<string | undefined> {
    const { metrics } = this.#deps;
    const { context, abort, end } = openEventContext(this.#request.context);
    this.#event = abort;
    try {
      const result = await ready
        .answer(event, variables, context)
        .catch((thrown: unknown): ExecutionResult => ({ errors: [toGraphQLError(thrown)] }));
      if (this.#over.signal.aborted) return undefined;
      metrics.subscriptionEvent(result ? outcomeOf(result) : 'hidden');
      if (result === undefined) return undefined;
      return (await answerResult(result, finishedBy(ready, context), rules)).text.toString().trimEnd();
    } finally {
      end();
      this.#event = undefined;
    }
  }

  #tell(error: GraphQLError): string {
    const { logger } = this.#deps;
    const { requestId } = this.#request.context;
    const told = formatError(error.toJSON(), error);
    const code = told.extensions?.code;
    if (code === 'INTERNAL_SERVER_ERROR')
      logger.error(
        { requestId, error: describeError(error.originalError ?? error) },
        'subscription failed inside the gateway',
      );
    else logger.info({ requestId, code }, 'subscription ended');
    return JSON.stringify({ errors: [told] });
  }
}
