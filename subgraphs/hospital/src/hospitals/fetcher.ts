/** Fetches one kind of a subject's records from a hospital that is asked, and keeps them: once, however many callers and processes want them at the same time. */
import { detached } from '@meridian/kit/call';
import { watchCall } from '@meridian/kit/resilience/call-watch';
import { type Endpoint, EndpointFailure } from '@meridian/kit/resilience/endpoint';
import { saveRecords } from '../delivery/save-records.ts';
import { BadAnswer, type PulledHospital, UnknownPatient } from '../source/adapters/adapter.ts';
import type { DeliveredRecord } from '../source/adapters/records.ts';
import type { HospitalConfig } from './config.ts';
import type { ConnectionDeps } from './connection.ts';
import { failureOf } from './failure.ts';
import { type KeptKey, type KeptState, readKept, recordFailure, recordFetch } from './kept.ts';
import { pause } from './pause.ts';

export interface Wanted extends KeptKey {
  readonly recordNumber: string;
  /** When the caller last saw them fetched; what was fetched since is as good as fetched now. */
  readonly fetchedAtMs: number | null;
  /** Nobody who knows of an import is served what was fetched before it. */
  readonly studyVersion: number;
}

export interface Waiting {
  readonly signal?: AbortSignal | undefined;
  /** On the clock of `performance.now()`. */
  readonly deadlineAtMs?: number | undefined;
  /** No client waits. */
  readonly background?: boolean;
}

export interface FetcherDeps extends Omit<ConnectionDeps, 'environment'> {
  readonly config: HospitalConfig;
  readonly pulled: PulledHospital;
  readonly endpoint: Endpoint;
  /** Whether what is fetched takes the place of what was kept, or is merged into it. */
  readonly replaces: boolean;
}

export interface Fetcher {
  /**
   * Answers when the records were fetched. Rejects with EndpointFailure, TIMEOUT when the caller stops waiting, or with why the records could not be read or kept.
   * The hospital is asked for as long as anybody waits.
   */
  fetch(wanted: Wanted, waiting?: Waiting): Promise<number>;
}

/** What was just fetched serves those who come a moment late, in other processes too. */
const answeredForSeconds = 5;
/** A fetch in the background looks this often whether the hospital has room for it. */
const lookAgainAfterMs = 250;

/** A fetch under way. */
interface Flight {
  readonly nobodyWaits: AbortController;
  /** Aborted when a client joins: until then it runs in the background. */
  readonly clientWaits: AbortController;
  waiting: number;
}

/** Those who waited left in the moment another came. */
class Abandoned extends Error {}

export function createFetcher(deps: FetcherDeps): Fetcher {
  const { config, pulled, endpoint, kysely, cache, logger, now } = deps;
  const flights = new Map<string, Flight & { readonly fetched: Promise<number> }>();
  // Longer than a fetch of a few pages takes.
  const leaseMs = 4 * config.limits.timeoutMs * (1 + config.limits.retry.attempts);

  function begin(key: string, wanted: Wanted): Flight & { readonly fetched: Promise<number> } {
    const { subjectId, kind, fetchedAtMs, studyVersion } = wanted;
    const flight: Flight = { nobodyWaits: new AbortController(), clientWaits: new AbortController(), waiting: 0 };
    const fetched = detached(() =>
      cache.getOrLoad(
        { parts: ['fetch', config.number, subjectId, kind, fetchedAtMs, studyVersion] },
        { maxAgeSeconds: answeredForSeconds, leaseMs },
        () => load(wanted, flight),
      ),
    ).then(({ value }) => value ?? now());
    const begun = Object.assign(flight, { fetched });
    flights.set(key, begun);
    const land = (): void => {
      if (flights.get(key) === begun) flights.delete(key);
    };
    fetched.then(land, land);
    return begun;
  }

  async function load(wanted: Wanted, flight: Flight): Promise<number> {
    const before = await readKept(kysely, wanted);
    if (before.fetchedAtMs !== null && before.fetchedAtMs !== wanted.fetchedAtMs && !before.due)
      return before.fetchedAtMs;
    try {
      const fetchedAtMs = now();
      await keep(wanted, await ask(wanted, flight), fetchedAtMs, before);
      return fetchedAtMs;
    } catch (error) {
      if (flight.nobodyWaits.signal.aborted) throw new Abandoned();
      tell(error);
      // That it was left alone says nothing of the hospital.
      const { code } = failureOf(error);
      if (code === 'TIMEOUT' || code === 'SOURCE_ERROR')
        await recordFailure(kysely, wanted, code, now()).catch(() => undefined);
      throw error;
    }
  }

  async function keep(
    wanted: Wanted,
    records: readonly DeliveredRecord[] | null,
    fetchedAtMs: number,
    { studyVersion }: KeptState,
  ): Promise<void> {
    const { subjectId, kind } = wanted;
    const { changed } = await kysely.transaction().execute(async (trx) => {
      const saved = await saveRecords(trx, {
        hospital: config,
        subjectId,
        records: records ?? [],
        replaces: deps.replaces ? kind : null,
        retrievedAt: new Date(fetchedAtMs),
      });
      await recordFetch(trx, wanted, { fetchedAtMs, knowsPatient: records !== null, studyVersion });
      return saved;
    });
    if (changed > 0) deps.onChange(subjectId);
  }

  /** Null when the hospital does not know the patient. */
  async function ask({ kind, recordNumber }: Wanted, flight: Flight): Promise<readonly DeliveredRecord[] | null> {
    try {
      return await pulled.fetch(kind, recordNumber, (work) => callWhenThereIsRoom(work, flight));
    } catch (error) {
      if (error instanceof UnknownPatient) return null;
      throw error;
    }
  }

  /** What an endpoint tells itself needs no line in the log. */
  function tell(error: unknown): void {
    if (error instanceof BadAnswer)
      logger.warn({ hospital: config.number, why: error.why }, 'an answer cannot be used');
    else if (!(error instanceof EndpointFailure))
      logger.error({ hospital: config.number, err: error }, 'records could not be kept');
  }

  /** The endpoint, too, makes one failure of all that is wrong with an answer. */
  function tellAnswer(error: unknown): never {
    if (error instanceof BadAnswer) tell(error);
    throw error;
  }

  /** What nobody waits for is shed where it would wait; page by page it waits here, so that no page is fetched in vain. */
  async function callWhenThereIsRoom<Result>(
    work: (signal: AbortSignal) => Promise<Result>,
    flight: Flight,
  ): Promise<Result> {
    const { signal } = flight.nobodyWaits;
    const { signal: clientWaits } = flight.clientWaits;
    for (;;) {
      const background = !clientWaits.aborted;
      try {
        return await endpoint.call((ends) => work(ends).catch(tellAnswer), { signal, background });
      } catch (error) {
        if (!background || signal.aborted || failureOf(error).code !== 'SHED') throw error;
        // A client that joins meanwhile has room made at once.
        await pause(lookAgainAfterMs * (0.5 + Math.random()), AbortSignal.any([signal, clientWaits]));
      }
    }
  }

  return {
    async fetch(wanted, { signal, deadlineAtMs = Number.POSITIVE_INFINITY, background = false } = {}) {
      const key = `${wanted.kind}/${wanted.subjectId}/${wanted.fetchedAtMs}/${wanted.studyVersion}`;
      const watch = watchCall(signal, deadlineAtMs);
      try {
        for (;;) {
          const flight = flights.get(key) ?? begin(key, wanted);
          flight.waiting += 1;
          if (!background) flight.clientWaits.abort();
          try {
            return await Promise.race([flight.fetched, watch.ended]);
          } catch (error) {
            if (!(error instanceof Abandoned)) throw error;
          } finally {
            flight.waiting -= 1;
            if (flight.waiting === 0) {
              if (flights.get(key) === flight) flights.delete(key);
              flight.nobodyWaits.abort();
            }
          }
        }
      } finally {
        watch.stop();
      }
    },
  };
}
