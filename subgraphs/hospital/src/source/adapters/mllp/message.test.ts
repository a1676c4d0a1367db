import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Charset } from '../../../hospitals/config.ts';
import { encode } from './charset.ts';
import { type Envelope, readEnvelope } from './message.ts';
import { Refusal } from './refusal.ts';
import { readDelimiters, readText, usualDelimiters, writeText } from './syntax.ts';

const msh = 'MSH|^~\\&|LIS|东门|US|HERE|20140116131700||ORU^R01|1|P|2.4||||||';
const read = (text: string, charset: Charset = 'UTF-8', configured: Charset = charset): Envelope =>
  readEnvelope(encode(text, charset) as Buffer, configured);

function refusalOf(envelope: Envelope): string {
  try {
    envelope.open();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return 'taken';
}

describe('text', () => {
  const delimiters = readDelimiters('MSH#*%@!|#');
  it.each([usualDelimiters, delimiters])('comes back exactly, whatever it holds', (each) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        fc.pre(!text.includes('\0'));
        const written = writeText(text, each);
        expect(readText(written, { delimiters: each, charset: 'UTF-8' })).toBe(text);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what would break the frame or the segment.
        expect(written).not.toMatch(/[\x00-\x1f]/);
        for (const delimiter of [each.field, each.component, each.repetition, each.subcomponent as string])
          expect(written.replaceAll(/\\[A-Z]\\/g, '')).not.toContain(delimiter);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it.each([
    ['a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f', 'a|b^c&d~e\\f'],
    ['one\\.br\\two\\.sp2\\four', 'one\ntwo\n\nfour'],
    ['\\H\\bold\\N\\ \\.in+4\\text', 'bold text'],
    ['\\XE4B8AD\\', '中'],
    ['\\Zlocal\\ stays', '\\Zlocal\\ stays'],
    ['5\\mg', '5\\mg'],
    ['a\\b\\T\\c', 'a\\b&c'],
    ['\\', '\\'],
    ['""', null],
    ['', null],
  ])('%s says %s', (written, text) => {
    expect(readText(written, { delimiters: usualDelimiters, charset: 'UTF-8' })).toBe(text);
  });

  it.each(['\\XFF\\', 'a\0b', '\\X00\\'])('%j cannot be said', (written) => {
    expect(() => readText(written, { delimiters: usualDelimiters, charset: 'UTF-8' })).toThrow(Refusal);
  });
});

describe('a message', () => {
  it.each(['\r', '\n', '\r\n'])('has segments that end with %j', (end) => {
    const { segments } = read([msh, 'PID|1||7', ''].join(end)).open();
    expect(segments.map(({ id }) => id)).toEqual(['MSH', 'PID']);
    expect(segments[1]?.text(3)).toBe('7');
  });

  it('keeps a line feed inside of a text where segments end with CR', () => {
    expect(read(`${msh}\rNTE|1||one\ntwo\r`).open().segments[1]?.text(3)).toBe('one\ntwo');
  });

  it('declares its own delimiters', () => {
    const { header, segments } = read('MSH*:%$!*LIS*X***2014**ORU:R01*1*P*2.4\rPID*1**7:::A!B:MR%8\r').open();
    expect([header.type, header.event, header.controlId]).toEqual(['ORU', 'R01', '1']);
    expect(segments[1]?.repetitions(3)).toEqual(['7:::A!B:MR', '8']);
    expect([segments[1]?.component(3, 4, 2), segments[1]?.component(3, 5)]).toEqual(['B', 'MR']);
  });

  it('is split after it is decoded: second bytes that look like delimiters are none', () => {
    // 䙡 is FE 7C, 乗 81 5C, 乣 81 5E and 亊 81 7E.
    const { header, segments } = read(
      `${msh.replace('东门', '䙡乗乣亊')}GB 18030-2000\rPID|1||7||乗䙡^乣亊\r`,
      'GB18030',
      'UTF-8',
    ).open();
    expect(header.sendingFacility).toBe('䙡乗乣亊');
    expect([segments[1]?.component(5, 1), segments[1]?.component(5, 2)]).toEqual(['乗䙡', '乣亊']);
  });

  it('is read as what it names even where another charset would hide the name', () => {
    // Three characters of UTF-8 are nine bytes: read in pairs, the last one takes the delimiter with it.
    const envelope = read(`${msh.replace('东门', '东门院')}UNICODE UTF-8\rPID|1||7||欧阳\r`, 'UTF-8', 'GB18030');
    expect([envelope.charset, envelope.header?.sendingFacility]).toEqual(['UTF-8', '东门院']);
  });

  it.each([
    ['the configured one when it names none', '', 'GB18030', 'GB18030', 'GB18030', false],
    ['the named one', 'UNICODE UTF-8', 'UTF-8', 'GB18030', 'UTF-8', true],
    ['the named one of the same family', 'GBK', 'GBK', 'GB18030', 'GBK', false],
    ['the named one under another name', 'GB18030', 'GB18030', 'UTF-8', 'GB18030', true],
    ['the first of several', 'GB 18030-2000~ISO IR87', 'GB18030', 'GB18030', 'GB18030', false],
  ] as const)('is read in %s', (_name, named, written, configured, expected, disagrees) => {
    const envelope = read(`${msh}${named}\rPID|1||7||欧阳\r`, written, configured);
    expect([envelope.charset, envelope.disagrees]).toEqual([expected, disagrees]);
    expect(envelope.open().segments[1]?.text(5)).toBe('欧阳');
  });

  it('may begin with a byte order mark', () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`${msh}\rPID|1||7\r`)]);
    expect(readEnvelope(bytes, 'UTF-8').open().segments).toHaveLength(2);
  });

  it.each([
    ['does not begin with MSH', 'PID|1||7\r', '100 the message does not begin with MSH'],
    ['has nothing but MSH', 'MSH', '102 MSH-1 and MSH-2 are not delimiters'],
    ['repeats a delimiter', 'MSH|^^\\&|LIS\r', '102 MSH-1 and MSH-2 are not delimiters'],
    ['uses letters as delimiters', 'MSHA^~\\&ALIS\r', '102 MSH-1 and MSH-2 are not delimiters'],
    ['holds a line that is no segment', `${msh}\rhello\r`, '100 a line is no segment'],
    ['stands beside another', `${msh}\rPID|1||7\r${msh}\r`, '100 a frame holds more than one message'],
    ['names a charset that is not known', `${msh}ISO IR87\r`, '102 MSH-18 names a charset that is not known'],
  ])('that %s is refused', (_name, text, expected) => {
    expect(refusalOf(read(text))).toBe(expected);
  });

  it.each([
    ['GB 18030 bytes that call themselves UTF-8', `${msh}UNICODE UTF-8\rPID|1||7||欧阳\r`, 'GB18030'],
    ['UTF-8 bytes that call themselves ASCII', `${msh}ASCII\rPID|1||7||欧阳\r`, 'UTF-8'],
  ] as const)('is refused, and told apart, when it has %s', (_name, text, charset) => {
    const envelope = read(text, charset, 'GB18030');
    expect(refusalOf(envelope)).toBe('102 the bytes are not of the charset');
    expect(envelope.header?.controlId).toBe('1');
  });

  it('never fails otherwise, whatever the bytes', () => {
    const pieces = fc.oneof(
      fc.constantFrom('MSH|^~\\&|', 'MSH', '|', '^', '\r', '\\X', '\\', 'OBX|', '\0', '\ufeff'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(pieces), fc.uint8Array(), (texts, noise) => {
        const bytes = Buffer.concat([Buffer.from(texts.join('')), noise]);
        expect(typeof refusalOf(readEnvelope(bytes, 'GB18030'))).toBe('string');
      }),
      { seed: 11, numRuns: 2_000 },
    );
  });
});

const folder = resolve(
  import.meta.dirname,
  '../../../../../..',
  process.env.MERIDIAN_DATA ?? '../shared/data',
  'hl7v2',
);
function samples(): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.hl7'));
  } catch {
    return [];
  }
}
const names = samples();
const missing = names.length === 0 ? ' SKIPPED, no hl7v2 in MERIDIAN_DATA' : '';

/** Messages of a file, which holds one after the other. */
const messagesOf = (name: string): readonly string[] =>
  readFileSync(resolve(folder, name), 'utf8')
    .replace(/^\ufeff/, '')
    .split(/(?:^|(?<=[\r\n]))(?=MSH)/);

describe.skipIf(missing !== '')(`the published messages${missing}`, () => {
  it.each(names)('%s is read to its last field', (name) => {
    const messages = messagesOf(name);
    expect(messages.length).toBeGreaterThan(0);
    for (const text of messages) {
      const { header, segments } = read(text).open();
      expect(header.version).toMatch(/^2\.\d/);
      const lines = text.split(/[\r\n]+/).filter((line) => line !== '');
      expect(segments.map(({ id }) => id)).toEqual(lines.map((line) => line.slice(0, 3)));
      const written = segments.map((segment, index) => {
        const count = (lines[index] as string).split('|').length + (segment.id === 'MSH' ? 1 : 0);
        const fields = Array.from({ length: count }, (_, number) => (number === 0 ? segment.id : segment.raw(number)));
        return segment.id === 'MSH' ? `MSH|${fields.slice(2).join('|')}` : fields.join('|');
      });
      expect(written).toEqual(lines);
    }
  });
});
