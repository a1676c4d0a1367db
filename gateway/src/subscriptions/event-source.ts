/** Where the events of subscriptions come from: a broker, a database's log, or what happens in this process. */
import type { Claims } from '../context.ts';

export interface SourceRequest {
  /** Of the type Subscription. */
  readonly field: string;
  /** Coerced, with defaults; what the client did not give is absent. */
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly claims: Claims;
  /** Aborted when nobody listens any more. */
  readonly signal: AbortSignal;
}

export interface SourceEvent {
  /**
   * What the source knows of the field's value, under the fields' own names: of an entity `__typename` and the fields of a key, of anything else all that may be asked.
   * It need not decide who may see it: entities are read from their subgraph as the subscriber.
   */
  readonly value: Readonly<Record<string, unknown>>;
}

export interface EventSource {
  /** Events count from this call on, not from when the first is asked for. The iteration ends with the signal; it throws a coded GraphQLError when it cannot go on. */
  subscribe(request: SourceRequest): AsyncIterable<SourceEvent>;
}
