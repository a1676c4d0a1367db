/** What operators watch, in Prometheus' text format. Labels are bounded: operations by promised name, subgraphs, outcomes. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface Metrics {
  readonly operation: (name: string, outcome: string, seconds: number) => void;
  readonly subgraphCall: (subgraph: string, outcome: string, seconds: number) => void;
  readonly refused: (code: string) => void;
  readonly inFlight: (change: 1 | -1) => void;
  readonly contentType: string;
  readonly print: () => Promise<string>;
}

/** `promisedNames` are the operation names that get a label of their own; all others share `other`. */
export function createMetrics(promisedNames: ReadonlySet<string>): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const operations = new Histogram({
    name: 'gateway_operation_seconds',
    help: 'Operations by name and outcome.',
    labelNames: ['operation', 'outcome'],
    buckets,
    registers,
  });
  const calls = new Histogram({
    name: 'gateway_subgraph_call_seconds',
    help: 'Calls to subgraphs by outcome.',
    labelNames: ['subgraph', 'outcome'],
    buckets,
    registers,
  });
  const refusals = new Counter({
    name: 'gateway_refused_requests_total',
    help: 'Requests refused before an operation was read, by code.',
    labelNames: ['code'],
    registers,
  });
  const running = new Gauge({
    name: 'gateway_requests_in_flight',
    help: 'GraphQL requests being answered.',
    registers,
  });
  return {
    operation: (name, outcome, seconds) =>
      operations.observe({ operation: promisedNames.has(name) ? name : 'other', outcome }, seconds),
    subgraphCall: (subgraph, outcome, seconds) => calls.observe({ subgraph, outcome }, seconds),
    refused: (code) => refusals.inc({ code }),
    inFlight: (change) => running.inc(change),
    contentType: register.contentType,
    print: () => register.metrics(),
  };
}
