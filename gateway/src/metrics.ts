/** What operators watch, in Prometheus' text format. Labels are bounded: operations by promised name, subgraphs, outcomes. */

import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { LoadShedder } from './http/shed-load.ts';
import type { ConnectedSubgraphs } from './subgraphs/connections.ts';
import type { GuardState } from './subgraphs/guard-transport.ts';
import { createTimings } from './timings.ts';

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const breakerStates: readonly GuardState['breaker'][] = ['CLOSED', 'HALF_OPEN', 'OPEN'];
const lookupResults = { LIVE: 'miss', CACHE: 'hit', STALE: 'stale' } as const;

export interface Metrics {
  readonly operation: (name: string, outcome: string, seconds: number) => void;
  readonly subgraphCall: (subgraph: string, outcome: string, seconds: number) => void;
  readonly refused: (code: string) => void;
  /** A call that another's was taken for. */
  readonly mergedCall: (subgraph: string) => void;
  readonly cacheLookup: (subgraph: string, state: 'LIVE' | 'CACHE' | 'STALE') => void;
  /** Shows the guards' state whenever the metrics are printed. */
  readonly watchSubgraphs: (connected: () => ConnectedSubgraphs | undefined) => void;
  /** What became of an event for one subscriber; `hidden` is one that was not told, because the subscriber may not see what it is about. */
  readonly subscriptionEvent: (outcome: 'ok' | 'partial' | 'failed' | 'hidden') => void;
  /** Shows how many there are whenever the metrics are printed. */
  readonly watchSubscriptions: (subscriptions: { readonly count: number }) => void;
  readonly supergraphLoaded: (result: 'served' | 'refused') => void;
  /** Shows how many are open whenever the metrics are printed. */
  readonly watchSupergraphs: (graphs: { readonly open: number }) => void;
  /** Shows the shedder's state whenever the metrics are printed. */
  readonly watchLoad: (load: Pick<LoadShedder, 'inFlight' | 'delayMs' | 'shedding'>) => void;
  readonly contentType: string;
  readonly print: () => Promise<string>;
}

/** `promisedNames` are the operation names that get a label of their own; all others share `other`. */
export function createMetrics(promisedNames: ReadonlySet<string>): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const operation = createTimings({
    name: 'gateway_operation_seconds',
    help: 'Operations by name and outcome.',
    labelNames: ['operation', 'outcome'],
    buckets,
    register,
  });
  const subgraphCall = createTimings({
    name: 'gateway_subgraph_call_seconds',
    help: 'Calls to subgraphs by outcome.',
    labelNames: ['subgraph', 'outcome'],
    buckets,
    register,
  });
  const refusals = new Counter({
    name: 'gateway_refused_requests_total',
    help: 'Requests refused before an operation was read, by code.',
    labelNames: ['code'],
    registers,
  });
  const merged = new Counter({
    name: 'gateway_merged_calls_total',
    help: 'Calls that were not sent, because an identical one was under way.',
    labelNames: ['subgraph'],
    registers,
  });
  const supergraphs = new Counter({
    name: 'gateway_supergraphs_total',
    help: 'Supergraphs that came to be served, and those that were refused.',
    labelNames: ['result'],
    registers,
  });
  const events = new Counter({
    name: 'gateway_subscription_events_total',
    help: 'Events of subscriptions, each counted once a subscriber, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  const lookups = new Counter({
    name: 'gateway_cache_lookups_total',
    help: 'Entities and root fetches that may be kept, by what they were answered from.',
    labelNames: ['subgraph', 'result'],
    registers,
  });
  return {
    operation: (name, outcome, seconds) => operation(promisedNames.has(name) ? name : 'other', outcome, seconds),
    subgraphCall,
    refused: (code) => refusals.inc({ code }),
    mergedCall: (subgraph) => merged.inc({ subgraph }),
    cacheLookup: (subgraph, state) => lookups.inc({ subgraph, result: lookupResults[state] }),
    watchSubgraphs: (connected) => {
      const watch = (name: string, help: string, read: (guard: GuardState) => number) =>
        new Gauge({
          name,
          help,
          labelNames: ['subgraph'],
          registers,
          collect() {
            // Those of another supergraph are gone.
            this.reset();
            for (const [subgraph, { guarded }] of connected() ?? []) this.set({ subgraph }, read(guarded.state()));
          },
        });
      watch('gateway_subgraph_breaker_state', 'Closed 0, half-open 1, open 2.', ({ breaker }) =>
        breakerStates.indexOf(breaker),
      );
      watch('gateway_subgraph_calls_running', 'Calls under way.', (guard) => guard.running);
      watch('gateway_subgraph_calls_queued', 'Calls that wait for their turn.', ({ queued }) => queued);
    },
    subscriptionEvent: (outcome) => events.inc({ outcome }),
    watchSubscriptions: (subscriptions) => {
      new Gauge({
        name: 'gateway_subscriptions',
        help: 'Subscriptions that are open.',
        registers,
        collect() {
          this.set(subscriptions.count);
        },
      });
    },
    supergraphLoaded: (result) => supergraphs.inc({ result }),
    watchSupergraphs: (graphs) => {
      new Gauge({
        name: 'gateway_supergraphs_open',
        help: 'The one that is served, one that is being opened, and those before that have not ended.',
        registers,
        collect() {
          this.set(graphs.open);
        },
      });
    },
    watchLoad: (load) => {
      new Gauge({
        name: 'gateway_requests_in_flight',
        help: 'GraphQL requests being answered; the operations of a batch one by one.',
        registers,
        collect() {
          this.set(load.inFlight);
        },
      });
      new Gauge({
        name: 'gateway_event_loop_delay_seconds',
        help: 'How late the event loop was at most in the last quarter of a second.',
        registers,
        collect() {
          this.set(load.delayMs / 1000);
        },
      });
      new Gauge({
        name: 'gateway_shedding',
        help: '1 while requests are turned away because the event loop is late.',
        registers,
        collect() {
          this.set(load.shedding ? 1 : 0);
        },
      });
    },
    contentType: register.contentType,
    print: () => register.metrics(),
  };
}
