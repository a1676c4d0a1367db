/** A simulated laboratory that pushes: it tells by HL7 v2 over MLLP what is new, changed or gone, until it is acknowledged, and gives a sign of life in between. */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AnyTables } from '@meridian/kit/database/open';
import type { Kysely } from 'kysely';
import type { Charset } from '../../src/hospitals/config.ts';
import { writeDateTime } from '../../src/source/adapters/mllp/timestamp.ts';
import { recordKinds } from '../../src/source/adapters/records.ts';
import type { HospitalData, ProtocolSimulator, SimulatedPatient } from '../simulator.ts';
import { readAcknowledged, readChangedAt, saveAcknowledged } from './acknowledged.ts';
import { writeMessage } from './header.ts';
import { type Acknowledged, planMessages } from './outbox.ts';
import { segment } from './segments.ts';
import { createSender } from './sender.ts';

export interface MllpSimulatorOptions {
  readonly hospitalNumber: number;
  readonly data: HospitalData;
  /** Where the simulator remembers what was acknowledged. */
  readonly kysely: Kysely<AnyTables>;
  readonly sendTo: { readonly host: string; readonly port: number };
  readonly charset: Charset;
  readonly timeZone: string;
  readonly heartbeatMs: number;
}

export interface MllpSimulator extends ProtocolSimulator {
  /** Whether all that the study holds now is acknowledged: waits for that for as long as messages are accepted at least every `patienceMs`. */
  settled(patienceMs?: number): Promise<boolean>;
}

const pollMs = 500;
const acknowledgementMs = 10_000;
/** How many acknowledgements may be forgotten by a process that is killed: those messages are sent again, and known by then. */
const rememberEvery = 100;

export async function startMllpSimulator(options: MllpSimulatorOptions): Promise<MllpSimulator> {
  const { hospitalNumber, data, kysely, charset, timeZone, heartbeatMs } = options;
  const sender = createSender(options.sendTo, Math.max(acknowledgementMs, 2 * heartbeatMs));
  const stop = new AbortController();
  let isWrong = false;
  let deliveredVersion: string | null = null;
  let lastSentAtMs = 0;
  let lastAcceptedAtMs = 0;

  /** A hospital's clock shows its local time, and says so. */
  const toClock = (instant: string): string =>
    writeDateTime(
      Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toString({
        timeZoneName: 'never',
        smallestUnit: 'millisecond',
      }),
    );

  async function send(draft: Parameters<typeof writeMessage>[0]): Promise<boolean> {
    stop.signal.throwIfAborted();
    lastSentAtMs = Date.now();
    const isAccepted = await sender.send(writeMessage(draft, charset, isWrong), draft.controlId);
    if (isAccepted) lastAcceptedAtMs = Date.now();
    return isAccepted;
  }

  /** False when a message was refused; it is sent again later. */
  async function tellOf(patient: SimulatedPatient, before: readonly Acknowledged[], sentAt: string): Promise<boolean> {
    const records = (await Promise.all(recordKinds.map((kind) => data.records(kind, patient)))).flat();
    let isAllAccepted = true;
    const accepted: (Acknowledged & { subjectId: string })[] = [];
    try {
      for (const { draft, next } of planMessages(patient, records, before, sentAt)) {
        if (!(await send(draft))) isAllAccepted = false;
        else if (accepted.push({ ...next, subjectId: patient.subjectId }) === rememberEvery)
          await saveAcknowledged(kysely, hospitalNumber, accepted.splice(0));
      }
    } finally {
      await saveAcknowledged(kysely, hospitalNumber, accepted);
    }
    return isAllAccepted;
  }

  async function tellOfAll(): Promise<boolean> {
    const sentAt = toClock(await readChangedAt(kysely));
    const before = await readAcknowledged(kysely, hospitalNumber);
    let isAllAccepted = true;
    for (const patient of await data.patients())
      if (!(await tellOf(patient, before.get(patient.subjectId) ?? [], sentAt))) isAllAccepted = false;
    return isAllAccepted;
  }

  const sendHeartbeat = (): Promise<boolean> => {
    const sentAt = toClock(new Date().toISOString());
    const controlId = randomBytes(10).toString('hex');
    // The clock's own notification (HL7 v2 chapter 14.4).
    return send({ type: 'NMD^N02^NMD_N02', controlId, sentAt, segments: [segment('NCK', { 1: sentAt })] });
  };

  async function work(): Promise<void> {
    const version = await data.version();
    if (version !== deliveredVersion) {
      if (await tellOfAll()) deliveredVersion = version;
    } else if (Date.now() - lastSentAtMs >= heartbeatMs) await sendHeartbeat();
  }

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      // Whatever it was, what is not acknowledged is sent again.
      await work().catch(() => undefined);
      await pause(pollMs, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    port: 0,
    requests: () => sender.sent(),
    encodeWrongly(on) {
      isWrong = on;
    },
    async settled(patienceMs = Number.POSITIVE_INFINITY) {
      const askedAtMs = Date.now();
      while (!stop.signal.aborted) {
        if (deliveredVersion === (await data.version())) return true;
        if (Date.now() - Math.max(askedAtMs, lastAcceptedAtMs) > patienceMs) return false;
        await pause(pollMs / 10);
      }
      return false;
    },
    async close() {
      stop.abort();
      sender.close();
      await running;
    },
  };
}
