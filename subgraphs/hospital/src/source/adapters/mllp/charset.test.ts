import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charsets } from '../../../hospitals/config.ts';
import { charsetNamed, charsetNames, decode, encode } from './charset.ts';

const allCharacters = function* (): Generator<string> {
  for (let code = 0; code <= 0x10ffff; code += 1) if (code < 0xd800 || code > 0xdfff) yield String.fromCodePoint(code);
};

describe('GB 18030', () => {
  it('carries every character to its bytes and back, but the 19 of private use that its edition of 2022 gave up', () => {
    const lost = [...allCharacters()].filter((character) => encode(character, 'GB18030') === null);
    expect(lost.map((character) => character.codePointAt(0)?.toString(16))).toEqual([
      ...['e5e5', 'e78d', 'e78e', 'e78f', 'e790', 'e791', 'e792', 'e793', 'e794', 'e795', 'e796'],
      ...['e81e', 'e826', 'e82b', 'e82c', 'e832', 'e843', 'e854', 'e864'],
    ]);
  });

  it('reads the two-byte codes of the 18 characters that the edition of 2022 moved, and writes them', () => {
    const moved = 'a6d9 a6da a6db a6dc a6dd a6de a6df a6ec a6ed a6f3 fe59 fe61 fe66 fe67 fe6d fe7e fe90 fea0';
    const bytes = Buffer.from(moved.replaceAll(' ', ''), 'hex');
    const text = decode(bytes, 'GB18030') as string;
    expect([...text].map((character) => character.codePointAt(0)?.toString(16))).toEqual([
      ...['fe10', 'fe12', 'fe11', 'fe13', 'fe14', 'fe15', 'fe16', 'fe17', 'fe18', 'fe19'],
      ...['9fb4', '9fb5', '9fb6', '9fb7', '9fb8', '9fb9', '9fba', '9fbb'],
    ]);
    expect(encode(`x${text}中`, 'GB18030')).toEqual(
      Buffer.concat([Buffer.from('x'), bytes, Buffer.from('d6d0', 'hex')]),
    );
  });

  it.each([
    ['half of a character', '81'],
    ['a character that ends in a line end', '810d'],
    ['a byte that begins none', 'ff'],
    ['four bytes of no character', 'fe39fe39'],
  ])('refuses %s', (_name, hex) => {
    expect(decode(Buffer.from(hex, 'hex'), 'GB18030')).toBeNull();
  });
});

it('decodes what it encodes, or says that the charset lacks a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...charsets), (text, charset) => {
      const bytes = encode(text, charset);
      if (bytes !== null) expect(decode(bytes, charset)).toBe(text);
      if (charset === 'UTF-8') expect(bytes).not.toBeNull();
    }),
    { seed: 211, numRuns: 500 },
  );
  expect([encode('é', 'ISO-8859-1'), encode('é', 'US-ASCII'), encode('€', 'ISO-8859-1'), encode('𠮷', 'GBK')]).toEqual([
    Buffer.of(0xe9),
    null,
    null,
    null,
  ]);
});

it('knows the names of table 0211 and what is written in their place', () => {
  const names = [
    'GB 18030-2000',
    'GB18030',
    'gbk',
    'GB2312',
    'UNICODE UTF-8',
    'UTF-8',
    'ASCII',
    '8859/1',
    'ISO IR87',
    '',
  ];
  expect(names.map(charsetNamed)).toEqual([
    ...['GB18030', 'GB18030', 'GBK', 'GB2312', 'UTF-8', 'UTF-8', 'US-ASCII', 'ISO-8859-1', null, null],
  ]);
  for (const charset of charsets) expect(charsetNamed(charsetNames[charset])).toBe(charset);
});
