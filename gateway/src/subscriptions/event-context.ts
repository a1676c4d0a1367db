/** Each event of a subscription is answered like a request of its own: with as much time, and its own provenance. */
import type { RequestContext } from '../context.ts';
import { DeadlinePassed } from '../http/open-request.ts';
import { openProvenance } from '../provenance.ts';

export interface EventContext {
  readonly context: RequestContext;
  /** Ends it early. */
  readonly abort: AbortController;
  /** Must be called when the event has been answered. */
  readonly end: () => void;
}

/** `asked` is the context of the request that asked for the subscription. */
export function openEventContext(asked: RequestContext): EventContext {
  const timeoutMs = asked.deadlineAtMs - asked.startedAtMs;
  const startedAtMs = performance.now();
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new DeadlinePassed()), timeoutMs);
  return {
    context: {
      ...asked,
      startedAtMs,
      deadlineAtMs: startedAtMs + timeoutMs,
      signal: abort.signal,
      provenance: openProvenance(asked.provenance.asked),
    },
    abort,
    end: () => clearTimeout(timer),
  };
}
