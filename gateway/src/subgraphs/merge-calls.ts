/** Identical calls that are under way at the same time reach the subgraph as one. Each caller gets objects of its own, because answers are merged in place. */
import type { RequestContext } from '../context.ts';
import { Stop } from '../stop-signal.ts';
import type { CallSubgraph } from './call-subgraph.ts';
import { digestClaims } from './digest-claims.ts';
import { readAnswerText, readReply } from './read-answer.ts';
import type { SubgraphCall } from './subgraph-call.ts';
import type { PreparedFetch } from './subgraph-client.ts';
import { ClientGone, failureOfAbort, type SubgraphAnswer, SubgraphFailure } from './transport.ts';

/**
 * The subgraph is told how much time the first of them has. Whoever has much more would be given less than it may wait for, so it calls for itself: a call is joined
 * only when its first caller has at least this share of one's own time.
 */
const leastShareOfTime = 0.9;

interface Caller {
  readonly fetch: PreparedFetch;
  readonly answer: (answer: SubgraphAnswer) => void;
  readonly fail: (failure: SubgraphFailure) => void;
  /** The call ended, and its end says nothing about the subgraph. */
  readonly callAgain: () => void;
}

interface Flight {
  /** How the answer is read that the call ends with. */
  readonly fetch: PreparedFetch;
  readonly deadlineAtMs: number;
  /** In the order in which they came. */
  readonly callers: Set<Caller>;
  /** Nobody may join any more. */
  readonly close: () => void;
  /** Ends the call itself. */
  readonly stop: Stop;
}

/** `onMerged` hears of each caller that joined another's call. Mutations are never merged, nor are calls under different claims. */
export function mergeCalls(send: CallSubgraph, onMerged: () => void): CallSubgraph {
  // By the fetch first, whose long text is hashed but once.
  const flights = new Map<string, Map<string, Flight>>();

  function open(call: SubgraphCall, key: string, context: RequestContext): Flight {
    const { head } = call.fetch;
    const ofFetch = flights.get(head) ?? new Map<string, Flight>();
    flights.set(head, ofFetch);
    const stop = new Stop();
    const flight: Flight = {
      fetch: call.fetch,
      deadlineAtMs: context.deadlineAtMs,
      callers: new Set(),
      stop,
      close() {
        if (ofFetch.get(key) !== flight) return;
        ofFetch.delete(key);
        if (ofFetch.size === 0) flights.delete(head);
      },
    };
    ofFetch.set(key, flight);
    send(call, { ...context, signal: stop })
      .then((answer) => {
        flight.close();
        handOut(answer, flight);
      })
      .catch((error) => {
        flight.close();
        const failure = error instanceof SubgraphFailure ? error : new SubgraphFailure('SOURCE_ERROR', 'not JSON');
        for (const caller of flight.callers) caller.fail(failure);
      });
    return flight;
  }

  /** Until the flight ends or the caller leaves, whichever is first. */
  function wait(flight: Flight, call: SubgraphCall, context: RequestContext, first: boolean): Promise<SubgraphAnswer> {
    const { signal } = context;
    return new Promise((resolve, reject) => {
      const stop = () => {
        flight.callers.delete(caller);
        signal.removeEventListener('abort', leave);
      };
      const caller: Caller = {
        fetch: call.fetch,
        answer(answer) {
          stop();
          resolve(answer);
        },
        fail(failure) {
          stop();
          reject(failure);
        },
        callAgain() {
          stop();
          resolve(merged(call, context));
        },
      };
      function leave(): void {
        caller.fail(failureOfAbort(signal));
        const outOfTime = first && !(signal.reason instanceof ClientGone);
        if (flight.callers.size > 0 && !outOfTime) return;
        // Nobody waits any longer, or the time is over that the subgraph was told of.
        flight.close();
        const left = [...flight.callers];
        flight.callers.clear();
        flight.stop.abort(signal.reason);
        for (const other of left) other.callAgain();
      }
      signal.addEventListener('abort', leave);
      flight.callers.add(caller);
    });
  }

  function merged(call: SubgraphCall, context: RequestContext): Promise<SubgraphAnswer> {
    if (call.fetch.mutation || context.signal.aborted) return send(call, context);
    const key = `${context.provenance.asked ? 1 : 0}${digestClaims(context.claims)}${call.tail}`;
    const known = flights.get(call.fetch.head)?.get(key);
    if (known === undefined || !hasTimeFor(known, context)) return wait(open(call, key, context), call, context, true);
    onMerged();
    return wait(known, call, context, false);
  }

  return merged;
}

function hasTimeFor(flight: Flight, context: RequestContext): boolean {
  const nowMs = performance.now();
  return flight.deadlineAtMs - nowMs >= leastShareOfTime * (context.deadlineAtMs - nowMs);
}

/** The first gets the answer as it is, every other one its own copy: one in each turn of the event loop, so that many do not stop it. */
function handOut(answer: SubgraphAnswer, { fetch, callers }: Flight): void {
  const [first] = callers;
  const copyFor = createCopies(answer, callers.size);
  // Whoever opened the flight may have left, and the first of the others may want it read in another way.
  first?.answer(first.fetch.scan === fetch.scan ? answer : copyFor(first));
  if (callers.size === 0) return;
  const next = (): void => {
    const [caller] = callers;
    if (caller === undefined) return;
    caller.answer(copyFor(caller));
    setImmediate(next);
  };
  setImmediate(next);
}

/** The first caller changes its answer, which therefore is written before that. */
function createCopies(answer: SubgraphAnswer, callers: number): (caller: Caller) => SubgraphAnswer {
  const { reply } = answer;
  if (reply) return ({ fetch }) => readReply(reply, fetch);
  const text = callers > 1 ? JSON.stringify(answer) : '';
  return ({ fetch }) => readAnswerText(text, fetch);
}
