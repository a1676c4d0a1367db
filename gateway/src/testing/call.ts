/** Calls and contexts for tests of the call layer. */
import type { RequestContext } from '../context.ts';
import { openProvenance } from '../provenance.ts';
import { prepareFetch } from '../subgraphs/prepare-fetch.ts';
import { SubgraphCall } from '../subgraphs/subgraph-call.ts';
import type { Variables } from '../subgraphs/subgraph-client.ts';

export const callOf = (query: string, variables: Variables = {}): SubgraphCall =>
  new SubgraphCall(prepareFetch(query), variables);

/** Of a caller with five seconds' time. */
export const contextOf = (part: Partial<RequestContext> = {}): RequestContext => ({
  requestId: 'request-0001',
  startedAtMs: performance.now(),
  accepts: 'application/json',
  claims: { sub: 'u1' },
  signal: new AbortController().signal,
  deadlineAtMs: performance.now() + 5_000,
  traceparent: undefined,
  provenance: openProvenance(false),
  ...part,
});
