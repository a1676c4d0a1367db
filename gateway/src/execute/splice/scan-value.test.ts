import { GraphQLEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { nameTableOf, scanAny, scanBoolean, scanEnum, scanId, scanInt, scanNumber, scanString } from './scan-value.ts';

const format = new GraphQLEnumType({ name: 'Format', values: { PAPER: {}, PAPERBACK: {}, EBOOK_2: {} } });
const table = nameTableOf(format) ?? expect.fail('no table');

const kinds = {
  String: [scanString, ['""', '"a\\u00e9\\n\\/"', '"é漢"'], ['"a', '"\\x"', '"\\u00g0"', '"\n"', '1', 'null']],
  Int: [
    scanInt,
    ['0', '-7', '2147483647', '-2147483648'],
    ['-0', '01', '1.0', '1e3', '2147483648', '-2147483649', '-', ''],
  ],
  Float: [scanNumber, ['0', '-0.5', '0.25', '12.50'], ['-0', '-0.0', '1.', '.5', '1e3', '0.1e400', '1234567890123456']],
  ID: [scanId, ['"1"', '12'], ['1.5', 'true', '1e1']],
  Boolean: [scanBoolean, ['true', 'false'], ['tru', 'falsy', '"true"', 'null']],
  enum: [
    (bytes: Uint8Array, start: number) => scanEnum(bytes, start, table),
    ['"PAPER"', '"PAPERBACK"', '"EBOOK_2"'],
    ['"PAPE"', '"PAPERB"', '"PAPERBACKS"', '""', '"paper"', '"PAPE\\u0052"', '"é"', 'PAPER', '1'],
  ],
  'custom scalar': [
    scanAny,
    ['{"a":[1,{"b":null}],"c":{}}', '[]', '"x"', 'true', '1.5'],
    ['null', '{"__proto__":1}', '{"\\u005f_proto__":1}', '{"a" :1}', '[1,]', '{"a":1,}', '[1', '['.repeat(100)],
  ],
} as const;

describe.each(Object.entries(kinds))('a value of %s', (_, [scan, good, bad]) => {
  it.each(good)('is read to its end: %s', (text) => {
    const bytes = Buffer.from(`[${text},1]`);
    expect(scan(bytes, 1)).toBe(1 + Buffer.byteLength(text));
  });

  it.each(bad)('is not read: %j', (text) => {
    expect(scan(Buffer.from(text), 0)).toBe(-1);
  });
});
