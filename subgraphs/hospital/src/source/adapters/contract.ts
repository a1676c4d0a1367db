/** The suite that every adapter of a pulled hospital passes, over its simulator and over bytes that no hospital should send. */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDoor } from '../../../simulators/door.ts';
import type { Fault, HospitalData, ProtocolSimulator } from '../../../simulators/simulator.ts';
import { BadAnswer, type Call, type PulledHospital, UnknownPatient } from './adapter.ts';
import { canary, heldRecords } from './contract-records.ts';
import { type DeliveredRecord, type RecordKind, recordKinds } from './records.ts';

export interface PulledHospitalContract {
  /** The simulator, fed from `data`, on a port that the system chooses. */
  readonly simulate: (data: HospitalData) => Promise<ProtocolSimulator>;
  /** An adapter that asks the hospital on this port of 127.0.0.1. */
  readonly connect: (port: number) => PulledHospital;
  /** The same with credentials that the simulator refuses; absent where the protocol has none. */
  readonly connectWrongly?: (port: number) => PulledHospital;
  /** Whole replies as bytes on the socket that must each be refused with BadAnswer, by name; `canary` in their text must not come through. */
  readonly badReplies: Readonly<Record<string, string | Buffer>>;
  /** The start of a reply that never ends, and what goes on for ever. */
  readonly endlessReply: { readonly start: string | Buffer; readonly more: string | Buffer };
  /** What the adapter is to deliver for a record that the simulator holds, where the protocol has words of its own; the record itself when absent. */
  readonly asDelivered?: (record: DeliveredRecord) => DeliveredRecord;
}

const knownNumber = 'SYN-1015 a&b|c,d$e^f~g\\h<i>中';
const [otherNumber, emptyNumber] = ['SYN-1023', 'SYN-1028'];

/** A hospital whose records are what the test says. */
function createHeldData() {
  const held = new Map<string, readonly DeliveredRecord[]>([[emptyNumber, []]]);
  const toPatient = (recordNumber: string) => ({ subjectId: crypto.randomUUID(), recordNumber, sex: null });
  const data: HospitalData = {
    patient: async (recordNumber) => (held.has(recordNumber) ? toPatient(recordNumber) : null),
    patients: async () => [...held.keys()].map(toPatient),
    records: async (kind, { recordNumber }) =>
      (held.get(recordNumber) ?? []).filter((record) => record.kind === kind) as never,
    version: async () => '1',
  };
  return { data, hold: (recordNumber: string, records: readonly DeliveredRecord[]) => held.set(recordNumber, records) };
}

/** A server that answers whatever it is sent with the same bytes, for ever with `more`, or with nothing. */
async function openRawServer(reply: { readonly start: string | Buffer; readonly more?: string | Buffer } | null) {
  const open = new Set<Socket>();
  let sent = 0;
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined).once('close', () => open.delete(socket));
    const pour = (): void => {
      const more = reply?.more;
      if (more === undefined) return;
      do sent += more.length;
      while (!socket.destroyed && socket.write(more));
    };
    socket.once('data', () => {
      if (reply === null) return;
      socket.write(reply.start);
      if (reply.more === undefined) socket.end();
      pour();
    });
    socket.on('drain', pour);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => open.size,
    sent: () => sent,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const never = new AbortController().signal;
const callAtOnce: Call = (work) => work(never);

/** What the hospital took out is gone, whether it says so or no longer tells of it. */
const isShown = (record: DeliveredRecord): boolean => record.status !== 'DELETED';

const instant = (recordedAt: string | null): number | null => (recordedAt === null ? null : Date.parse(recordedAt));

function expectSame(delivered: readonly DeliveredRecord[], held: readonly DeliveredRecord[]): void {
  const byId = new Map(held.map((record) => [record.sourceId, record]));
  // A record without a time of its own may be given that of the message it came in.
  const comparable = (record: DeliveredRecord) => ({
    ...record,
    recordedAt: byId.get(record.sourceId)?.recordedAt === null ? null : instant(record.recordedAt),
  });
  const sorted = (records: readonly DeliveredRecord[]) =>
    records
      .filter(isShown)
      .map(comparable)
      .sort((a, b) => (a.sourceId < b.sourceId ? -1 : 1));
  expect(sorted(delivered)).toEqual(sorted(held));
}

async function failureOf(work: Promise<unknown>): Promise<Error> {
  const failure = await work.then(
    () => null,
    (error: Error) => error,
  );
  expect(failure).toBeInstanceOf(Error);
  expect(`${failure?.message} ${JSON.stringify(failure)}`).not.toContain(canary);
  return failure as Error;
}

export function describePulledHospital(name: string, contract: PulledHospitalContract): void {
  const { simulate, connect, connectWrongly, badReplies, endlessReply, asDelivered = (record) => record } = contract;

  const examples = fc
    .sample(heldRecords, { numRuns: 20, seed: 20_140_105 })
    .flat()
    .map((record, index) => ({ ...record, sourceId: `${record.sourceId.slice(0, 3)}${index + 1}` }));
  const ofKind = (kind: RecordKind) => examples.filter((record) => record.kind === kind);

  async function fetchKinds(hospital: PulledHospital, recordNumber: string): Promise<readonly DeliveredRecord[]> {
    return (await Promise.all(recordKinds.map((kind) => hospital.fetch(kind, recordNumber, callAtOnce)))).flat();
  }

  describe(`${name}: an adapter of a pulled hospital`, () => {
    const { data, hold } = createHeldData();
    let simulator: ProtocolSimulator;
    let hospital: PulledHospital;
    beforeAll(async () => {
      simulator = await simulate(data);
      hospital = connect(simulator.port);
    });
    afterAll(async () => {
      await hospital.close();
      await simulator.close();
    });

    test('delivers every record as the hospital holds it', async () => {
      await fc.assert(
        fc.asyncProperty(heldRecords, async (records) => {
          hold(knownNumber, records);
          expectSame(await fetchKinds(hospital, knownNumber), records.map(asDelivered));
        }),
        { numRuns: 60, seed: 20_140_105 },
      );
    });

    test('delivers many records completely, and never those of another patient', async () => {
      const [even, odd] = [0, 1].map((rest) => examples.filter((_, index) => index % 2 === rest)) as [
        DeliveredRecord[],
        DeliveredRecord[],
      ];
      hold(knownNumber, even);
      hold(otherNumber, odd);
      const [known, other] = await Promise.all([fetchKinds(hospital, knownNumber), fetchKinds(hospital, otherNumber)]);
      expectSame(known, even.map(asDelivered));
      expectSame(other, odd.map(asDelivered));
    });

    test.each(recordKinds)('%s: a patient without records has none', async (kind) => {
      expect(await hospital.fetch(kind, emptyNumber, callAtOnce)).toEqual([]);
    });

    test.each(recordKinds)('%s: a record number that nobody has is an unknown patient', async (kind) => {
      expect(await failureOf(hospital.fetch(kind, 'SYN-0000', callAtOnce))).toBeInstanceOf(UnknownPatient);
    });

    test('makes each request through the call it was given', async () => {
      let calls = 0;
      const before = simulator.requests();
      await hospital.fetch('LABORATORY', emptyNumber, (work) => {
        calls += 1;
        return work(never);
      });
      expect(calls).toBeGreaterThan(0);
      expect(simulator.requests() - before).toBe(calls);
    });

    test('refuses an answer in another charset than it declares', async () => {
      hold(otherNumber, examples);
      simulator.encodeWrongly(true);
      try {
        for (const kind of recordKinds)
          expect(await failureOf(hospital.fetch(kind, otherNumber, callAtOnce))).toBeInstanceOf(BadAnswer);
      } finally {
        simulator.encodeWrongly(false);
      }
      expectSame(await fetchKinds(hospital, otherNumber), examples.map(asDelivered));
    });

    /** What comes of asking through a door with this fault; always within the test's time. */
    async function fetchThrough(fault: Fault, kind: RecordKind) {
      hold(otherNumber, examples);
      const door = await openDoor({ port: 0, target: simulator.port, harms: 'answers' });
      door.misbehave(fault);
      const harmed = connect(door.port);
      try {
        return await harmed.fetch(kind, otherNumber, callAtOnce);
      } finally {
        await harmed.close();
        await door.close();
      }
    }

    test.each(recordKinds)('%s: refuses garbage', async (kind) => {
      expect(await failureOf(fetchThrough({ mode: 'garbage' }, kind))).toBeInstanceOf(BadAnswer);
    });

    test.each(recordKinds)('%s: an answer that breaks off anywhere gives no part of the records', async (kind) => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 20_000 }), async (afterBytes) => {
          const outcome = await fetchThrough({ mode: 'truncate', afterBytes }, kind).catch((error: Error) => error);
          if (outcome instanceof Error) expect(outcome.message).not.toContain(canary);
          else expectSame(outcome, ofKind(kind).map(asDelivered));
        }),
        { numRuns: 25, seed: 20_140_105 },
      );
      expect(await failureOf(fetchThrough({ mode: 'truncate', afterBytes: 400 }, kind))).toBeInstanceOf(Error);
    });

    test.each(Object.entries(badReplies))('refuses a reply that is %s', async (_name, reply) => {
      const server = await openRawServer({ start: reply });
      const asker = connect(server.port);
      try {
        for (const kind of recordKinds)
          expect(await failureOf(asker.fetch(kind, otherNumber, callAtOnce))).toBeInstanceOf(BadAnswer);
      } finally {
        await asker.close();
        await server.close();
      }
    });

    test('refuses a reply that never ends, and closes its connection', async () => {
      const server = await openRawServer(endlessReply);
      const asker = connect(server.port);
      try {
        expect(await failureOf(asker.fetch('LABORATORY', otherNumber, callAtOnce))).toBeInstanceOf(BadAnswer);
        await expect.poll(server.connections, { timeout: 10_000 }).toBe(0);
        expect(server.sent()).toBeLessThan(64_000_000);
      } finally {
        await asker.close();
        await server.close();
      }
    });

    test.each(recordKinds)('%s: the signal ends the request and closes its connection', async (kind) => {
      const server = await openRawServer(null);
      const asker = connect(server.port);
      const abort = new AbortController();
      try {
        const failure = failureOf(asker.fetch(kind, otherNumber, (work) => work(abort.signal)));
        await expect.poll(server.connections, { timeout: 10_000 }).toBe(1);
        abort.abort(new Error('enough'));
        expect((await failure).message).toBe('enough');
        await expect.poll(server.connections, { timeout: 10_000 }).toBe(0);
      } finally {
        await asker.close();
        await server.close();
      }
    });

    if (connectWrongly === undefined) return;
    test('says that its credentials are refused', async () => {
      const stranger = connectWrongly(simulator.port);
      try {
        const failure = await failureOf(stranger.fetch('LABORATORY', otherNumber, callAtOnce));
        expect(failure).toBeInstanceOf(BadAnswer);
        expect((failure as BadAnswer).why).toMatch(/refused/);
      } finally {
        await stranger.close();
      }
    });
  });
}
