import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startQueryServer } from '../../../../simulators/mllp/query-server.ts';
import { type MllpHospital, parseHospitals } from '../../../hospitals/config.ts';
import { readRange } from '../../../terminology/range-text.ts';
import { BadAnswer, UnknownPatient } from '../adapter.ts';
import { describePulledHospital } from '../contract.ts';
import { canary } from '../contract-records.ts';
import type { DeliveredRecord } from '../records.ts';
import { maxAnswerBytes } from './exchange.ts';
import { frame } from './frame.ts';
import { createQueryHospital } from './query.ts';

const hospital = (port: number): MllpHospital =>
  parseHospitals({
    hospitals: [
      {
        ...{ number: 1, name: 'H', system: 'LIS', timeZone: 'Asia/Shanghai', transport: 'MLLP', listen: { port: 0 } },
        ...{ charset: 'GB18030', query: { host: '127.0.0.1', port } },
      },
    ],
  })[0] as MllpHospital;

const flags: Readonly<Record<string, string>> = { NORMAL: 'N', HIGH: 'H', LOW: 'L', ABNORMAL: 'A' };

/** HL7 has codes for flags, and one text for a range: limits in the wrong order stay one. */
function asDelivered(record: DeliveredRecord): DeliveredRecord {
  if (record.kind !== 'LABORATORY') return record;
  const { flag, rangeLow, rangeHigh } = record;
  const told = { ...record, flag: flag === null ? null : (flags[flag] ?? flag) };
  if (rangeLow === null || rangeHigh === null) return told;
  const text = `${rangeLow}-${rangeHigh}`;
  return readRange(text) === null ? { ...told, rangeLow: null, rangeHigh: null, rangeText: text } : told;
}

const framed = (...lines: readonly string[]): Buffer => frame(Buffer.from([...lines, ''].join('\r')));
const msh = 'MSH|^~\\&|LIS|EGH|||2014||RSP^K11|1|P|2.6';

describePulledHospital('HL7 v2 queries', {
  simulate: (data) => startQueryServer({ data, port: 0, charset: 'GB18030' }),
  connect: (port) => createQueryHospital({ hospital: hospital(port) }),
  asDelivered,
  badReplies: {
    nothing: '',
    'no frame': `HTTP/1.1 400 Bad Request\r\n\r\n${canary}`,
    'an empty frame': '\x0b\x1c\r',
    'no message': frame(Buffer.from(canary)),
    'cut off': framed(msh, `MSA|AA|${canary}`).subarray(0, 60),
    'to another question': framed(msh, 'MSA|AA|other', 'QAK|1|OK', `PID|1||SYN-1023^^^^MR||${canary}`),
    'without an acknowledgement': framed(msh, `PID|1||SYN-1023^^^^MR||${canary}`),
    'not in its charset': frame(Buffer.from(`${msh}||||||UNICODE UTF-8\rPID|1||\xff${canary}\r`, 'latin1')),
  },
  endlessReply: { start: `\x0b${msh}\r`, more: Buffer.alloc(100_000, 65) },
});

describe('an answer to a query', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  /** What is made of an answer, whose `%ID` becomes the control id of the question. */
  async function ask(...lines: readonly string[]) {
    const server = createServer((socket) => {
      socket
        .on('error', () => undefined)
        .once('data', (question: Buffer) => {
          const id = question.toString().split('|')[9] ?? '';
          socket.write(framed(...lines.map((line) => line.replace('%ID', id))));
        });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => server.close(() => resolve())));
    const adapter = createQueryHospital({ hospital: hospital((server.address() as { port: number }).port) });
    return adapter
      .fetch('LABORATORY', '4711', (work) => work(new AbortController().signal))
      .catch((error: Error) => error);
  }
  const pid = 'PID|1||4711^^^EGH^MR';
  const results = ['OBR|1||F1|CHEM', 'OBX|1|NM|ALT||7||||||F', 'OBX|2|NM|8867-4^Rate^LN||60||||||F'];

  it('gives the records of the kind that was asked for, with no time but their own', async () => {
    expect(await ask(msh, 'MSA|AA|%ID', 'QAK|1|OK', pid, 'ORC|RE', ...results, 'ORC|RE||9', 'RXE||1^X')).toMatchObject([
      { kind: 'LABORATORY', testCode: 'ALT', value: '7', recordedAt: null },
    ]);
    expect(await ask(msh, 'MSA|AA|%ID', 'QAK|1|NF', pid)).toEqual([]);
  });

  it.each([
    ['names nobody', [msh, 'MSA|AA|%ID', 'QAK|1|NF']],
    ['says so', [msh, 'MSA|AE|%ID', 'ERR|||204^Unknown key identifier^HL70357|E', 'QAK|1|AE']],
  ])('is that the patient is unknown when it %s', async (_name, lines) => {
    expect(await ask(...lines)).toBeInstanceOf(UnknownPatient);
  });

  it.each([
    ['is an error', [msh, `MSA|AE|%ID|${canary}`, `ERR|||207^${canary}^HL70357|E`]],
    ['is a rejection', [msh, 'MSA|AR|%ID']],
    ['reports an error of the query', [msh, 'MSA|AA|%ID', 'QAK|1|AE', pid]],
    ['is about another patient', [msh, 'MSA|AA|%ID', 'QAK|1|OK', 'PID|1||4712^^^EGH^MR', ...results]],
    [
      'is about another patient, too',
      [msh, 'MSA|AA|%ID', 'QAK|1|OK', pid, ...results, 'PID|2||4712^^^EGH^MR', ...results],
    ],
    ['is about nobody', [msh, 'MSA|AA|%ID', 'QAK|1|OK', ...results]],
    ['is a part', [msh, 'MSA|AA|%ID', 'QAK|1|OK', pid, ...results, 'DSC|2|I']],
    ['is no answer', [msh.replace('RSP^K11', 'ORU^R01'), 'MSA|AA|%ID', 'QAK|1|OK', pid]],
    ['holds what is no result', [msh, 'MSA|AA|%ID', 'QAK|1|OK', pid, `OBX|1|NM|||${canary}||||||F`]],
  ])('is refused when it %s', async (_name, lines) => {
    const failure = await ask(...lines);
    expect(failure).toBeInstanceOf(BadAnswer);
    expect((failure as Error).message).not.toContain(canary);
  });

  it('is refused when it is too large, in a frame that ends', async () => {
    const failure = await ask(msh, 'MSA|AA|%ID', 'QAK|1|OK', pid, `NTE|1||${'A'.repeat(maxAnswerBytes)}`);
    expect(failure).toMatchObject({ why: 'it is too large' });
  });
});
