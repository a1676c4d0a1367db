/** Asks each subgraph whether it answers GraphQL at all. */
import { randomUUID } from 'node:crypto';
import { openProvenance } from '../provenance.ts';
import type { ConnectedSubgraph } from './connect.ts';
import { prepareFetch } from './prepare-fetch.ts';
import { SubgraphCall } from './subgraph-call.ts';
import { SubgraphFailure, type Transport } from './transport.ts';

const whetherItAnswers = prepareFetch('{ __typename }');
const probeTimeoutMs = 2_000;
/** How long one answer is good for, so that frequent health checks do not become load. */
const freshMs = 1_000;

export interface ProbeResult {
  readonly up: boolean;
  /** The failure's code and our word for its cause. */
  readonly reason?: string;
  readonly durationMs: number;
}

/** Any GraphQL answer counts as up, refusals too. */
async function probeOnce(transport: Transport): Promise<ProbeResult> {
  const startedAtMs = performance.now();
  const took = () => Math.round(performance.now() - startedAtMs);
  try {
    await transport.send(new SubgraphCall(whetherItAnswers, {}), {
      requestId: randomUUID(),
      startedAtMs,
      accepts: 'application/json',
      claims: {},
      signal: AbortSignal.timeout(probeTimeoutMs),
      deadlineAtMs: startedAtMs + probeTimeoutMs,
      traceparent: undefined,
      provenance: openProvenance(false),
    });
    return { up: true, durationMs: took() };
  } catch (error) {
    return {
      up: false,
      reason: error instanceof SubgraphFailure ? `${error.code} (${error.cause})` : 'unexpected',
      durationMs: took(),
    };
  }
}

export type ProbeSubgraphs = () => Promise<ReadonlyMap<string, ProbeResult>>;

export function createProbe(
  connected: () => ReadonlyMap<string, Pick<ConnectedSubgraph, 'transport'>>,
): ProbeSubgraphs {
  let latest: { readonly atMs: number; readonly results: Promise<ReadonlyMap<string, ProbeResult>> } | undefined;
  const probeAll = async () =>
    new Map(
      await Promise.all(
        [...connected()].map(async ([name, { transport }]) => [name, await probeOnce(transport)] as const),
      ),
    );
  return () => {
    if (latest === undefined || performance.now() - latest.atMs > freshMs)
      latest = { atMs: performance.now(), results: probeAll() };
    return latest.results;
  };
}
