/** A hospital that sends its records by itself: they are current for as long as it gives signs of life. */
import { ConfigError } from '@meridian/kit/config';
import type { EndpointStats } from '@meridian/kit/resilience/endpoint';
import type { PulledHospital } from '../source/adapters/adapter.ts';
import type { MllpListener, openMllpListener } from '../source/adapters/mllp/listener.ts';
import type { RecordKind } from '../source/adapters/records.ts';
import { type Ask, createAsking } from './asking.ts';
import { type Contribution, type Failure, neverStale } from './availability.ts';
import type { MllpHospital } from './config.ts';
import type { Connection, ConnectionDeps } from './connection.ts';
import { createFetcher } from './fetcher.ts';
import { type HospitalEndpoint, openEndpoint } from './hospital-endpoint.ts';
import type { Known } from './known.ts';
import type { Order } from './operators.ts';

export type OpenListener = typeof openMllpListener;

export interface PushingConnectionDeps extends ConnectionDeps {
  readonly config: MllpHospital;
  readonly openListener: OpenListener;
  /** Of a hospital that also answers queries. */
  readonly queried: PulledHospital | null;
}

export interface PushingConnection extends Connection {
  /** Null until it listens. */
  listener(): MllpListener | null;
}

/** A subject of whom nothing ever arrived is asked for again after so long. */
const askedForSeconds = 300;
const querySubjects = 3;

export function connectPushing(deps: PushingConnectionDeps): PushingConnection {
  const { config, kysely, logger, now, onChange } = deps;
  const silentAfterMs = (config.silentAfterSeconds ?? Number.POSITIVE_INFINITY) * 1_000;
  let listener: MllpListener | null = null;
  let startedAtMs = now();
  let followed: Order | null = null;
  const query = deps.queried === null ? null : openQuery(deps, deps.queried);

  const lastSignMs = (...others: readonly (number | null)[]): number | null => {
    const signs = [listener?.stats().lastMessageAt?.getTime(), ...others].filter((sign) => sign != null);
    return signs.length === 0 ? null : Math.max(...signs);
  };
  /** A process that just started has heard nothing yet, and must not take that for silence. */
  const isSilent = (signMs: number | null): boolean => now() - Math.max(signMs ?? 0, startedAtMs) > silentAfterMs;

  const failureAt = (signMs: number | null): Failure | null => {
    if (followed?.action === 'ISOLATE') return { code: 'BREAKER_OPEN', retryAfterSeconds: null };
    // What never gave a sign of life may hold anything.
    return signMs === null || isSilent(signMs) ? { code: 'TIMEOUT', retryAfterSeconds: null } : null;
  };

  function contributionOf(known: Known, kind: RecordKind, lastMessageAtMs: number | null): Contribution {
    const { number, hospitalId } = known;
    const fetchedAtMs = lastSignMs(lastMessageAtMs, known.storedAtMs, known.fetchedAtMs);
    const failure = failureAt(fetchedAtMs);
    if (failure === null) return { number, hospitalId, state: 'live', fetchedAtMs, failure };
    return fetchedAtMs === null || neverStale.has(kind)
      ? { number, hospitalId, state: 'unavailable', fetchedAtMs: null, failure }
      : { number, hospitalId, state: 'stale', fetchedAtMs, failure };
  }

  return {
    config,
    listener: () => listener,
    async contribute(known, kind, ask, lastMessageAtMs) {
      const unheard = query === null ? [] : known.filter(({ storedAtMs }) => storedAtMs === null);
      const asked = query === null || unheard.length === 0 ? [] : await query.ask(unheard, kind, ask);
      const answers = new Map(unheard.map(({ subjectId }, place) => [subjectId, asked[place]]));
      return known.map((each) => answers.get(each.subjectId) ?? contributionOf(each, kind, lastMessageAtMs));
    },
    follow(order) {
      if (order !== null && order.id > (followed?.id ?? 0)) followed = order;
      query?.endpoint.follow(order);
    },
    health: (lastMessageAtMs) =>
      healthOf(listener, failureAt(lastSignMs(lastMessageAtMs)), lastSignMs(lastMessageAtMs)),
    async start() {
      startedAtMs = now();
      try {
        listener = await deps.openListener({
          hospital: config,
          kysely,
          logger,
          onArrival: ({ subjectId }) => onChange(subjectId),
        });
      } catch (error) {
        const code = (error as { code?: unknown }).code;
        if (code === 'EADDRINUSE' || code === 'EADDRNOTAVAIL' || code === 'EACCES')
          throw new ConfigError([`HOSPITALS: cannot listen for hospital ${config.number} (${code})`]);
        throw error;
      }
    },
    async close() {
      await listener?.close();
      await query?.close();
    },
  };
}

interface Query {
  readonly ask: Ask;
  readonly endpoint: HospitalEndpoint;
  close(): Promise<void>;
}

function openQuery(deps: PushingConnectionDeps, pulled: PulledHospital): Query {
  const { config, now } = deps;
  const endpoint = openEndpoint(config, deps.environment);
  // What arrives while the answer is on its way must not be lost.
  const fetcher = createFetcher({ ...deps, pulled, endpoint: endpoint.endpoint, replaces: false });
  const freshness = {
    maxAgeSeconds: askedForSeconds,
    staleForSeconds: 0,
    coldReads: querySubjects,
    callsPerSecond: config.limits.callsPerSecond,
  };
  return {
    ask: createAsking({ freshness, fetcher, now, refusal: endpoint.refusal, onWanted: () => undefined }),
    endpoint,
    async close() {
      await pulled.close();
      await endpoint.close();
    },
  };
}

function healthOf(listener: MllpListener | null, failure: Failure | null, signMs: number | null): EndpointStats {
  const stats = listener?.stats();
  const breaker = failure === null ? 'CLOSED' : failure.code === 'BREAKER_OPEN' ? 'ISOLATED' : 'OPEN';
  return {
    breaker,
    lastSuccessAt: signMs === null ? null : new Date(signMs),
    lastFailureAt: stats?.lastRefusedAt ?? null,
    p95Ms: null,
    queued: 0,
    running: 0,
    calls: stats?.received ?? 0,
    failures: stats?.refused ?? 0,
    shed: 0,
  };
}
