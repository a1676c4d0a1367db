import { copyIn } from '@meridian/kit/database/copy';
import { openDatabase } from '@meridian/kit/database/open';
import { inMemory } from '@meridian/kit/testing';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { copyLine } from './copy-text.ts';

it('brings any text through COPY unchanged', async () => {
  const database = await openDatabase(inMemory);
  await sql`create table cell (n integer, a text, b text)`.execute(database.kysely);
  const awkward = fc.constantFrom('\\', '\\N', '\t', '\n', '\r', '\\.', '"', "'", '', '乗', '\u{1f9ea}');
  const text = fc.option(
    fc
      .array(fc.oneof(awkward, fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 6 })
      .map((parts) => parts.join('').replaceAll('\0', '')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 20 }), async (cells) => {
      async function* chunks(): AsyncGenerator<Uint8Array> {
        yield new TextEncoder().encode(cells.map((row, index) => copyLine(index, row)).join(''));
      }
      const { rows } = await database.kysely.transaction().execute(async (trx) => {
        await sql`truncate cell`.execute(trx);
        await copyIn(trx, 'cell', ['n', 'a', 'b'], chunks());
        return sql<{ a: string | null; b: string | null }>`select a, b from cell order by n`.execute(trx);
      });
      expect(rows.map(({ a, b }) => [a, b])).toEqual(cells);
    }),
    { seed: 7, numRuns: 60 },
  );
  await database.close();
});

it('writes numbers and booleans as PostgreSQL reads them', () => {
  expect(copyLine(3, [1.5, true, false, null, ''])).toBe('3\t1.5\tt\tf\t\\N\t\n');
});
