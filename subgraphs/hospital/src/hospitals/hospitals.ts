/** All hospitals of this process: connected, kept fresh, and answering how complete what is kept of their patients is. */
import { groupBy } from '@meridian/kit/loader';
import { saveHospitals } from '../delivery/save-hospitals.ts';
import type { RecordKind } from '../source/adapters/records.ts';
import { type Availability, type Contribution, combine } from './availability.ts';
import type { HospitalConfig } from './config.ts';
import { type Adapters, connect, isPushing } from './connect.ts';
import type { ConnectionDeps } from './connection.ts';
import { readFigures } from './figures.ts';
import { type KnownPatient, knownOf, readKnown, readStored } from './known.ts';
import { recordChange } from './operators.ts';
import { pause } from './pause.ts';
import { keepSigns, type Signs } from './signs.ts';
import { type HospitalStatus, statusOf } from './status.ts';
import { contributeUnconnected } from './unconnected.ts';

export interface HospitalsDeps extends Omit<ConnectionDeps, 'now' | 'onChange' | 'followOrders'> {
  readonly configs: readonly HospitalConfig[];
  /** How hospitals are reached. */
  readonly adapters: Adapters;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface Hospitals {
  /** Listens, and begins to refresh what is kept. Rejects with ConfigError where it cannot listen. */
  start(): Promise<void>;
  close(): Promise<void>;
  /** Where it listens, by hospital number. */
  ports(): ReadonlyMap<number, number>;
  /** Resolves when everything that hospitals are asked for is kept and current; whoever waits bounds it by the signal. */
  settled(signal?: AbortSignal): Promise<void>;
  /** What is known of the subjects at their hospitals, by subject, in one statement. */
  known(subjectIds: readonly string[]): Promise<KnownSubjects>;
  /** Makes the subjects' records of one kind as complete as they can be within the running call. Rejects only when the own database fails. */
  ensure(subjects: KnownSubjects, kind: RecordKind): Promise<ReadonlyMap<string, Availability>>;
  /** The same as it is, without asking anybody. */
  look(subjects: KnownSubjects, kind: RecordKind): Promise<ReadonlyMap<string, Availability>>;
  /** Counts what was shown stale. */
  countServed(availability: Availability): void;
  /** In one statement; a hospital that is not connected is absent. */
  statuses(numbers: readonly number[]): Promise<ReadonlyMap<number, HospitalStatus>>;
  /** False when the hospital is not connected; nothing is recorded then. */
  isolate(number: number, operator: string, reason: string): Promise<boolean>;
  reset(number: number, operator: string, reason: string): Promise<boolean>;
  /** What the replay came to; null when this process does not listen for the hospital. */
  replay(number: number, deadLetterId: string, operator: string): Promise<string | null>;
}

export type KnownSubjects = ReadonlyMap<string, readonly KnownPatient[]>;

const settleMs = 50;

export function createHospitals(deps: HospitalsDeps): Hospitals {
  const { configs, kysely, cache, logger, adapters, now = Date.now } = deps;
  const onChange = (subjectId: string): void =>
    void cache.invalidate([`Subject:${subjectId}`, `PatientReport:${subjectId}`]);
  const connections = new Map(
    configs.map((config) => [
      config.number,
      connect({ ...deps, config, adapters, now, onChange, followOrders: async () => void (await recentSigns()) }),
    ]),
  );
  const staleServed = new Map<number, number>();
  const asked = configs.map((config) => ({
    number: config.number,
    maxAgeSeconds: 'maxAgeSeconds' in config ? config.maxAgeSeconds : null,
  }));
  /** When a record arrived counts where nothing else tells how old it is, and where what never arrived is asked for. */
  const needsStored = (number: number): boolean => {
    const config = connections.get(number)?.config;
    return config === undefined || ('query' in config && config.query !== undefined);
  };
  const recentSigns = keepSigns(kysely, now, (signs) => {
    for (const [number, { order }] of signs.byNumber) connections.get(number)?.follow(order);
  });

  async function contribute(
    patients: readonly KnownPatient[],
    kind: RecordKind,
    ask: boolean,
    { byNumber, studyVersion }: Signs,
  ): Promise<readonly Contribution[]> {
    const number = patients[0]?.number ?? 0;
    const { hospitalId = '', lastMessageAtMs = null } = byNumber.get(number) ?? {};
    const ids = patients.map(({ subjectId }) => subjectId);
    const stored = needsStored(number) ? await readStored(kysely, ids, kind, number) : null;
    const known = patients.map((patient) =>
      knownOf(patient, kind, { hospitalId, studyVersion, storedAtMs: stored?.get(patient.subjectId) ?? null }),
    );
    return (
      connections.get(number)?.contribute(known, kind, ask, lastMessageAtMs) ??
      known.map((each) => contributeUnconnected(each, kind))
    );
  }

  async function availabilities(
    subjects: KnownSubjects,
    kind: RecordKind,
    ask: boolean,
  ): Promise<ReadonlyMap<string, Availability>> {
    const current = await recentSigns();
    const byHospital = [...groupBy([...subjects.values()].flat(), ({ number }) => String(number)).values()];
    const contributed = await Promise.all(byHospital.map((patients) => contribute(patients, kind, ask, current)));
    const bySubject = new Map<string, Contribution[]>([...subjects.keys()].map((id) => [id, []]));
    for (const [place, patients] of byHospital.entries())
      for (const [index, { subjectId }] of patients.entries()) {
        const contribution = contributed[place]?.[index];
        if (contribution !== undefined) bySubject.get(subjectId)?.push(contribution);
      }
    const nowMs = now();
    return new Map([...bySubject].map(([id, sources]) => [id, combine(sources, nowMs)]));
  }

  async function order(action: 'ISOLATE' | 'RESET', number: number, operator: string, reason: string) {
    const connection = connections.get(number);
    if (connection === undefined) return false;
    connection.follow({ id: await recordChange(kysely, { number, action, operator, reason }), action });
    logger.info({ hospital: number, action }, 'an operator changed a connection');
    return true;
  }

  const close = async (): Promise<void> => {
    await Promise.all([...connections.values()].map((connection) => connection.close()));
  };

  return {
    async start() {
      await saveHospitals(kysely, configs);
      try {
        for (const connection of connections.values()) await connection.start();
      } catch (error) {
        await close();
        throw error;
      }
    },
    close,
    ports: () =>
      new Map(
        [...connections.values()].flatMap((connection) => {
          const port = isPushing(connection) ? connection.listener()?.port : undefined;
          return port === undefined ? [] : [[connection.config.number, port] as const];
        }),
      ),
    async settled(signal = new AbortController().signal) {
      for (;;) {
        const figures = await readFigures(kysely, asked, now());
        if ([...figures.values()].every(({ subjectsDue }) => subjectsDue === 0)) return;
        await pause(settleMs, signal);
        signal.throwIfAborted();
      }
    },
    async known(subjectIds) {
      const found = await readKnown(kysely, subjectIds);
      return new Map(subjectIds.map((id) => [id, found.get(id) ?? []]));
    },
    ensure: (subjects, kind) => availabilities(subjects, kind, true),
    look: (subjects, kind) => availabilities(subjects, kind, false),
    countServed({ sources }) {
      for (const { number, state } of sources)
        if (state === 'stale') staleServed.set(number, (staleServed.get(number) ?? 0) + 1);
    },
    async statuses(numbers) {
      const wanted = asked.filter(({ number }) => numbers.includes(number));
      const figures = await readFigures(kysely, wanted, now());
      return new Map(
        [...figures].flatMap(([number, each]) => {
          const connection = connections.get(number);
          return connection === undefined
            ? []
            : [[number, statusOf(connection, each, staleServed.get(number) ?? 0)] as const];
        }),
      );
    },
    isolate: (number, operator, reason) => order('ISOLATE', number, operator, reason),
    reset: (number, operator, reason) => order('RESET', number, operator, reason),
    async replay(number, deadLetterId, operator) {
      const connection = connections.get(number);
      const listener = connection !== undefined && isPushing(connection) ? connection.listener() : null;
      if (listener === null) return null;
      await recordChange(kysely, { number, action: 'REPLAY', operator, reason: `dead letter ${deadLetterId}` });
      return listener.replay(deadLetterId);
    },
  };
}
