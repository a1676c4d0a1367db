import { createLogger } from '@meridian/kit/logger';
import { describeOnDatabases, fill } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type MllpHospital, parseHospitals } from '../../../hospitals/config.ts';
import { loads } from '../../../import/index.ts';
import { migrations } from '../../../migrations/index.ts';
import { type MllpClient, openMllpClient } from '../../../testing/mllp-client.ts';
import { data, first, idOf, keys, second } from '../../../testing/sample-study.ts';
import { encode } from './charset.ts';
import { frame } from './frame.ts';
import { type MllpListener, openMllpListener } from './listener.ts';

const gb = (text: string): Buffer => encode(text, 'GB18030') as Buffer;
const charsetName = 'GB 18030-2000';

const msh = (type: string, controlId: string, more = ''): string =>
  `MSH|^~\\&|LIS|东门䙡|MERIDIAN|SITE|20140203100000||${type}|${controlId}|P|2.6|||${more || '|'}|CHN|${charsetName}`;
const obx = (id: string, value: string, status = 'F'): string =>
  `OBX|1|NM|ALT^丙氨酸^L||${value}|U/L|6-40|H|||${status}|||20140203|||||||${id}`;

describeOnDatabases('an MLLP listener', [{ name: 'hospital', migrations }], (test) => {
  let listener: MllpListener;
  let client: MllpClient;
  let numbers: Record<string, string>;
  let arrivals: { subjectId: string; kinds: readonly string[] }[];
  const opened: { close(): unknown }[] = [];

  const hospital = (rest: object = {}): MllpHospital =>
    parseHospitals({
      hospitals: [
        {
          ...{ number: 1, name: 'H', system: 'LIS', timeZone: 'Asia/Shanghai', transport: 'MLLP', charset: 'GB18030' },
          ...{ listen: { port: 0 }, maxMessageBytes: 20_000, ...rest },
        },
      ],
    })[0] as MllpHospital;

  async function open(rest: object = {}): Promise<MllpListener> {
    const created = await openMllpListener({
      hospital: hospital(rest),
      kysely: test.database.kysely,
      logger: createLogger('test', 'silent'),
      onArrival: (arrival) => arrivals.push(arrival),
    });
    opened.push(created);
    return created;
  }
  function dial(port = listener.port): MllpClient {
    const dialled = openMllpClient(port);
    opened.push(dialled);
    return dialled;
  }

  const pid = (subject: string): string => `PID|1||${numbers[subject]}^^^EGH^MR||欧阳^乗风`;
  const oru = (controlId: string, subject: string, ...lines: readonly string[]): Buffer =>
    gb([msh('ORU^R01^ORU_R01', controlId), pid(subject), 'OBR|1||F1|CHEM|||20140203', ...lines, ''].join('\r'));

  const query = async <Row>(text: string): Promise<readonly Row[]> =>
    (await sql.raw<Row>(text).execute(test.database.kysely)).rows;
  const results = () =>
    query<{ value: string; status: string }>(
      'select original_text as value, status from hospital.lab_result order by source_id collate "C"',
    );
  const counts = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await query<{ outcome: string; count: number }>('select outcome, count from hospital.message_count')).map(
        ({ outcome, count }) => [outcome, count],
      ),
    );
  const deadLetters = () =>
    query<{ id: string; code: string; control_id: string | null; bytes: number; outcome: string | null }>(
      'select id, code, control_id, length(body) as bytes, outcome from hospital.dead_letter order by received_at',
    );
  const messages = () =>
    query<{ control_id: string; body: string | null; outcome: string; subject_id: string }>(
      `select control_id, encode(body, 'hex') as body, outcome, subject_id from hospital.message order by id`,
    );

  beforeEach(async () => {
    for (const table of ['lab_result', 'vital_sign', 'medication_statement', 'message', 'dead_letter', 'message_count'])
      await sql`delete from ${sql.table(`hospital.${table}`)}`.execute(test.database.kysely);
    await sql`delete from hospital.merged_record_number`.execute(test.database.kysely);
    const [{ count }] = (await query<{ count: number }>('select count(*) as count from hospital.hospital_record')) as [
      { count: number },
    ];
    if (count === 0) await fill(test.database, 'hospital', keys, loads, { DM: data.DM ?? [] });
    await sql`update hospital.hospital_record set hospital_number = 1 where subject_id in (${idOf(first)}::uuid, ${idOf(second)}::uuid)`.execute(
      test.database.kysely,
    );
    const rows = await query<{ subject_id: string; record_number: string }>(
      'select subject_id, record_number from hospital.hospital_record',
    );
    numbers = Object.fromEntries(
      [first, second].map((subject) => [
        subject,
        rows.find(({ subject_id }) => subject_id === idOf(subject))?.record_number ?? '',
      ]),
    );
    arrivals = [];
    listener = await open();
    client = dial();
  });
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close();
  });

  it('stores a message and its effect, tells of it, then acknowledges in the charset and with the delimiters of the message', async () => {
    const message = oru('M1', first, obx('LB.1', '1.50'));
    client.write(frame(message));
    const acknowledgement = (await client.next()) as Buffer;
    expect(new TextDecoder('gb18030', { fatal: true }).decode(acknowledgement)).toMatch(
      /^MSH\|\^~\\&\|MERIDIAN\|SITE\|LIS\|东门䙡\|\d{14}(\.\d+)?\+0000\|\|ACK\^R01\^ACK\|[\da-f]{20}\|P\|2\.6\|\|\|\|\|\|GB 18030-2000\rMSA\|AA\|M1\r$/,
    );
    expect(await results()).toEqual([{ value: '1.50', status: 'FINAL' }]);
    expect(await messages()).toEqual([
      { control_id: 'M1', body: message.toString('hex'), outcome: 'STORED', subject_id: idOf(first) },
    ]);
    expect(arrivals).toEqual([{ subjectId: idOf(first), kinds: ['LABORATORY'] }]);
    expect(await counts()).toEqual({ STORED: 1 });
    const { lastMessageAt, ...stats } = listener.stats();
    expect(lastMessageAt).toBeInstanceOf(Date);
    expect(stats).toMatchObject({ lastRefusedAt: null, connections: 1, received: 1, refused: 0 });
    const other = 'MSH#*%@!#LIS#X#US#HERE#2014##ORU*R01#9#P#2.3\rPID#1##nobody\rOBR#1\r';
    expect(await client.ask(other)).toMatch(/^MSH#\*%@!#US#HERE#LIS#X#.*\rMSA#AA#9\r$/s);
  });

  it('answers the messages of a connection in their order, however they are split and glued', async () => {
    const all = Buffer.concat(['A', 'B', 'C'].map((id) => frame(oru(id, first, obx(`LB.${id}`, '1')))));
    for (let at = 0; at < all.length; at += 97) {
      client.write(all.subarray(at, at + 97));
      if (at % 291 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const answers = [await client.next(), await client.next(), await client.next()].map(String);
    expect(answers.map((answer) => /MSA\|AA\|(\w)/.exec(answer)?.[1])).toEqual(['A', 'B', 'C']);
    expect(await counts()).toEqual({ STORED: 3 });
  });

  it('knows a repeat: the same body is acknowledged again without effect, another body is an error', async () => {
    const message = oru('M1', first, obx('LB.1', '1'));
    await client.ask(message);
    await client.ask(oru('M2', first, obx('LB.1', '2', 'C')));
    expect(await client.ask(message)).toContain('MSA|AA|M1');
    expect(await results()).toEqual([{ value: '2', status: 'CORRECTED' }]);
    const answer = await client.ask(oru('M1', first, obx('LB.1', '3')));
    expect(answer).toContain('MSA|AE|M1|Duplicate key identifier: another message had this control id\r');
    expect(answer).toContain('ERR|||205^Duplicate key identifier^HL70357|E\r'.slice(0, -1));
    expect(await results()).toEqual([{ value: '2', status: 'CORRECTED' }]);
    expect(await deadLetters()).toMatchObject([{ code: '205', control_id: 'M1' }]);
    expect(await counts()).toEqual({ STORED: 2, REPEATED: 1, DEAD_LETTER: 1 });
    expect(arrivals).toHaveLength(2);
    // The same control id from another system is another message.
    const elsewhere = Buffer.from(
      oru('M1', first, obx('LB.9', '9')).toString('latin1').replace('|LIS|', '|RIS|'),
      'latin1',
    );
    expect(await client.ask(elsewhere)).toContain('MSA|AA|M1');
    expect(await results()).toHaveLength(2);
  });

  it('applies corrections and deletions', async () => {
    await client.ask(oru('M1', first, obx('LB.1', '1'), obx('LB.2', '2'), obx('LB.3', '3')));
    await client.ask(oru('M2', first, obx('LB.1', '1.0', 'C'), obx('LB.2', '', 'D'), obx('LB.3', '', 'X')));
    expect(await results()).toEqual([
      { value: '1.0', status: 'CORRECTED' },
      { value: null, status: 'CANCELLED' },
    ]);
  });

  it('counts messages of who is no subject without keeping them', async () => {
    const message = gb(
      [msh('ORU^R01', 'M1'), 'PID|1||STRANGER^^^EGH^MR||欧阳', 'OBR|1||F1', obx('LB.1', '1'), ''].join('\r'),
    );
    expect(await client.ask(message)).toContain('MSA|AA|M1');
    expect([await messages(), await deadLetters(), await results(), arrivals]).toEqual([[], [], [], []]);
    expect(await counts()).toEqual({ NOT_SUBJECT: 1 });
  });

  it('takes signs of life and movements of patients without keeping them', async () => {
    expect(await client.ask(gb(`${msh('NMD^N02', 'H1')}\rNCK|20140203\r`))).toContain('MSA|AA|H1');
    expect(await client.ask(gb(`${msh('ADT^A08', 'A1')}\r${pid(first)}\r`))).toContain('MSA|AA|A1');
    expect(await counts()).toEqual({ IGNORED: 2 });
    expect(await messages()).toEqual([]);
  });

  it('follows merges: what comes under the other number is the subject’s, and the merge’s demographics are not kept', async () => {
    const merge = (id: string, current: string, prior: string) =>
      gb([msh('ADT^A40', id), `PID|1||${current}^^^EGH^MR||欧阳`, `MRG|${prior}^^^EGH^MR`, ''].join('\r'));
    expect(await client.ask(merge('A1', 'NEW', numbers[first] ?? ''))).toContain('MSA|AA|A1');
    expect(await client.ask(merge('A2', 'NEWER', 'NEW'))).toContain('MSA|AA|A2');
    expect(await client.ask(merge('A3', 'X', 'Y'))).toContain('MSA|AA|A3');
    const under = (id: string, number: string) =>
      gb([msh('ORU^R01', id), `PID|1||${number}^^^EGH^MR`, 'OBR|1||F1', obx(`LB.${id}`, '1'), ''].join('\r'));
    await client.ask(under('1', 'NEWER'));
    await client.ask(under('2', numbers[first] ?? ''));
    await client.ask(under('3', 'X'));
    expect(await results()).toHaveLength(2);
    expect((await messages()).map(({ body }) => body === null)).toEqual([true, true, false, false]);
    expect(await counts()).toEqual({ STORED: 4, NOT_SUBJECT: 2 });
    expect(await query("select prior from hospital.merged_record_number where prior = 'Y'")).toEqual([]);
  });

  it('does not merge two subjects', async () => {
    const merge = [msh('ADT^A40', 'A1'), pid(first), `MRG|${numbers[second]}^^^EGH^MR`, ''].join('\r');
    expect(await client.ask(gb(merge))).toContain('MSA|AE|A1');
    expect(await deadLetters()).toMatchObject([{ code: '205' }]);
  });

  it('rejects what is not for it, and keeps nothing of it', async () => {
    expect(await client.ask(gb(`${msh('SIU^S12', 'S1')}\r`))).toMatch(/MSA\|AR\|S1.*\rERR\|\|\|200\^/s);
    expect(await client.ask(gb(`${msh('ORU^R01', 'S2').replace('|P|', '|T|')}\r${pid(first)}\r`))).toMatch(
      /MSA\|AR\|S2.*202\^/s,
    );
    expect(await client.ask(gb(`${msh('ORU^R01', 'S3').replace('|2.6|', '|7|')}\r${pid(first)}\r`))).toMatch(
      /MSA\|AR\|S3.*203\^/s,
    );
    expect([await deadLetters(), await messages()]).toEqual([[], []]);
    expect(await counts()).toEqual({ REJECTED: 3 });
    expect(listener.stats().refused).toBe(3);
  });

  it('keeps what it cannot take, once, and takes it when it is replayed after its cause is gone', async () => {
    const wrong = [msh('ORU^R01', 'M1'), 'PID|1', 'OBR|1||F1', obx('LB.1', '1'), ''].join('\r');
    expect(await client.ask(gb(wrong))).toMatch(/MSA\|AE\|M1.*\rERR\|\|\|101\^/s);
    expect(await client.ask(gb(wrong))).toContain('MSA|AE|M1');
    const [letter] = await deadLetters();
    expect(await deadLetters()).toHaveLength(1);
    expect(await listener.replay(letter?.id ?? '')).toBe('101');
    expect((await deadLetters())[0]).toMatchObject({ outcome: '101' });

    await sql`update hospital.dead_letter set body = ${oru('M1', first, obx('LB.1', '1'))}`.execute(
      test.database.kysely,
    );
    expect(await listener.replay(letter?.id ?? '')).toBe('STORED');
    expect(await listener.replay(letter?.id ?? '')).toBe('STORED');
    expect(await results()).toHaveLength(1);
    expect(await messages()).toHaveLength(1);
    expect((await deadLetters())[0]).toMatchObject({ outcome: 'STORED' });
    await expect(listener.replay('00000000-0000-4000-8000-000000000000')).rejects.toThrow('No such dead letter');
    await expect(listener.replay('x')).rejects.toThrow('No such dead letter');
  });

  it('refuses bytes that are not of the charset, and counts charsets that are not the configured one', async () => {
    const text = [msh('ORU^R01', 'M1'), pid(first), 'OBR|1||F1', obx('LB.1', '1'), ''].join('\r');
    const asUtf8 = text.replace(charsetName, 'UNICODE UTF-8');
    expect(await client.ask(gb(asUtf8))).toContain('MSA|AE|M1');
    expect(await client.ask(Buffer.from(asUtf8))).toContain('MSA|AA|M1');
    // GB18030 has a character for these bytes too, but other ones than were meant.
    expect(await client.ask(Buffer.from(text.replace('M1', 'M2')))).toContain('MSA|AE|M2');
    expect(await client.ask(Buffer.from(text.replace('M1', 'M3').replace(charsetName, '')))).toContain('MSA|AE|M3');
    expect(await counts()).toEqual({ DEAD_LETTER: 3, STORED: 1, CHARSET_DISAGREEMENT: 2 });
    expect(await query('select charset from hospital.lab_result')).toEqual([{ charset: 'UTF-8' }]);
    expect(JSON.stringify(await query('select * from hospital.lab_result'))).not.toContain('\ufffd');
  });

  it('answers what has no header, and goes on', async () => {
    expect(await client.ask('hello')).toMatch(/^MSH\|\^~\\&\|.*\rMSA\|AE\|\|Segment sequence error/s);
    expect(await deadLetters()).toMatchObject([{ code: '100', control_id: null, bytes: 5 }]);
    client.write('junk');
    client.write(frame(Buffer.alloc(0)));
    expect(await client.ask(oru('M1', first, obx('LB.1', '1')))).toContain('MSA|AA|M1');
  });

  it('refuses what is too large, keeps none of it, and hangs up', async () => {
    client.write(Buffer.concat([Buffer.from('\x0b'), oru('BIG', first), Buffer.alloc(30_000, 65)]));
    expect(String(await client.next())).toMatch(/MSA\|AE\|BIG\|.*too large/);
    expect(await client.next()).toBeNull();
    expect(await deadLetters()).toMatchObject([{ code: '207', control_id: 'BIG', bytes: 0 }]);
    expect(await listener.replay((await deadLetters())[0]?.id ?? '')).toBe('100');
    expect(await dial().ask(oru('M1', first, obx('LB.1', '1')))).toContain('MSA|AA|M1');
  });

  it('stores a message once that two connections send at the same time, and loses none of many', async () => {
    const clients = Array.from({ length: 4 }, () => dial());
    const same = oru('M1', first, obx('LB.1', '1'), obx('LB.2', '2'));
    const answers = await Promise.all(clients.map((each) => each.ask(same)));
    for (const answer of answers) expect(answer).toContain('MSA|AA|M1');
    expect(await counts()).toEqual({ STORED: 1, REPEATED: 3 });
    // Overlapping records in opposite orders.
    await Promise.all(
      clients.map(async (each, place) => {
        for (let index = 0; index < 10; index += 1) {
          const records = [
            obx('LB.1', `${index}`, 'C'),
            obx('LB.2', `${index}`, 'C'),
            obx(`LB.${place + 3}`, `${index}`),
          ];
          expect(
            await each.ask(oru(`${place}-${index}`, first, ...(place % 2 ? records.reverse() : records))),
          ).toContain('MSA|AA|');
        }
      }),
    );
    expect(await messages()).toHaveLength(41);
    expect(await results()).toHaveLength(6);
  });

  it('stores nothing and answers nothing when the database fails, so that the message is sent again', async () => {
    await sql`alter table hospital.lab_result rename to lab_result_away`.execute(test.database.kysely);
    try {
      expect(await client.ask(oru('M1', first, obx('LB.1', '1')))).toBe('no answer');
    } finally {
      await sql`alter table hospital.lab_result_away rename to lab_result`.execute(test.database.kysely);
    }
    expect([await messages(), await deadLetters(), await counts()]).toEqual([[], [], {}]);
    expect(await dial().ask(oru('M1', first, obx('LB.1', '1')))).toContain('MSA|AA|M1');
  });

  it('refuses for good what the database cannot hold', async () => {
    expect(await client.ask(oru('M1', first, obx('L'.repeat(300), '1')))).toContain('MSA|AE|M1');
    expect(await client.ask(oru('M2', first, obx('LB.1', 'a\\X00\\b')))).toContain('MSA|AE|M2');
    expect(await client.ask(oru('M'.repeat(250), first))).toContain('MSA|AE|MMM');
    expect((await deadLetters()).map(({ code, control_id }) => [code, control_id])).toEqual([
      ['102', 'M1'],
      ['102', 'M2'],
      ['102', null],
    ]);
  });

  it('does not acknowledge to whoever wants none', async () => {
    client.write(frame(gb([msh('ORU^R01', 'M1', 'NE|NE'), pid(first), 'OBR|1||F1', obx('LB.1', '1'), ''].join('\r'))));
    expect(await client.ask(oru('M2', first, obx('LB.2', '1')))).toContain('MSA|AA|M2');
    expect(await results()).toHaveLength(2);
  });

  it('takes so many connections and no more, until one of them ends', async () => {
    const strict = await open({ maxConnections: 2 });
    const held = [dial(strict.port), dial(strict.port)];
    await expect.poll(() => strict.stats().connections).toBe(2);
    expect(await dial(strict.port).ask(oru('M1', first))).toBe('no answer');
    held[0]?.close();
    await expect.poll(() => strict.stats().connections).toBe(1);
    expect(await dial(strict.port).ask(oru('M1', first, obx('LB.1', '1')))).toContain('MSA|AA|M1');
  });

  it('drops connections that say nothing, or only parts', async () => {
    const strict = await open({ idleSeconds: 0.2 });
    const [silent, slow] = [dial(strict.port), dial(strict.port)];
    const trickle = setInterval(() => slow.write(slow.socket.bytesWritten ? 'M' : '\x0b'), 20);
    try {
      expect([await silent.next(), await slow.next()]).toEqual([null, null]);
    } finally {
      clearInterval(trickle);
    }
    await expect.poll(() => strict.stats().connections).toBe(0);
  });
});
