/** Events of this process: who publishes does not wait for those who listen. */
import { codedError } from '@meridian/kit/errors';
import type { EventSource, SourceEvent, SourceRequest } from './event-source.ts';

export interface PublishedEvent extends SourceEvent {
  /** Of the type Subscription. */
  readonly field: string;
  /** What the field's arguments of the same names are compared with. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface MemoryEvents {
  readonly source: EventSource;
  publish(event: PublishedEvent): void;
}

export interface MemoryEventsOptions {
  /** Events that may wait for one subscriber; who lets more wait is told so and ended. */
  readonly mostWaiting?: number;
}

interface Subscriber extends AsyncIterable<SourceEvent> {
  readonly request: SourceRequest;
  offer(event: SourceEvent): void;
}

const tooSlow = () =>
  codedError(
    'SUBSCRIBER_TOO_SLOW',
    'Events come faster than they are taken: subscribe again, and ask for what was missed.',
  );

function matches({ arguments: given }: SourceRequest, { attributes }: PublishedEvent): boolean {
  return Object.entries(given).every(
    ([name, value]) => value === null || !Object.hasOwn(attributes, name) || attributes[name] === value,
  );
}

function openSubscriber(
  request: SourceRequest,
  mostWaiting: number,
  leave: (subscriber: Subscriber) => void,
): Subscriber {
  const { signal } = request;
  const waiting: SourceEvent[] = [];
  let state: 'open' | 'overflowed' | 'ended' = signal.aborted ? 'ended' : 'open';
  let wake: (() => void) | undefined;

  function end(as: 'overflowed' | 'ended'): void {
    state = as;
    signal.removeEventListener('abort', abort);
    leave(subscriber);
    wake?.();
  }
  function abort(): void {
    waiting.length = 0;
    end('ended');
  }
  signal.addEventListener('abort', abort, { once: true });

  const subscriber: Subscriber = {
    request,
    offer(event) {
      if (waiting.length >= mostWaiting) return end('overflowed');
      waiting.push(event);
      wake?.();
    },
    async *[Symbol.asyncIterator]() {
      try {
        for (;;) {
          const event = waiting.shift();
          if (event !== undefined) yield event;
          else if (state === 'overflowed') throw tooSlow();
          else if (state === 'ended') return;
          else {
            const { promise, resolve } = Promise.withResolvers<void>();
            wake = resolve;
            await promise;
            wake = undefined;
          }
        }
      } finally {
        if (state === 'open') end('ended');
      }
    },
  };
  return subscriber;
}

/** An event is for whoever gave no argument (other than null) that differs from the event's attribute of that name. */
export function createMemoryEvents({ mostWaiting = 1_024 }: MemoryEventsOptions = {}): MemoryEvents {
  const subscribers = new Map<string, Set<Subscriber>>();

  function leave(subscriber: Subscriber): void {
    const { field } = subscriber.request;
    const others = subscribers.get(field);
    others?.delete(subscriber);
    if (others?.size === 0) subscribers.delete(field);
  }

  return {
    source: {
      subscribe(request) {
        const subscriber = openSubscriber(request, mostWaiting, leave);
        if (request.signal.aborted) return subscriber;
        const others = subscribers.get(request.field) ?? new Set();
        subscribers.set(request.field, others.add(subscriber));
        return subscriber;
      },
    },
    publish(event) {
      const told: SourceEvent = { value: event.value };
      for (const subscriber of subscribers.get(event.field) ?? [])
        if (matches(subscriber.request, event)) subscriber.offer(told);
    },
  };
}
