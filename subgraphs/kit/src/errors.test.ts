import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { errorCodes } from './errors.ts';

it('are all told of in docs/errors.md, and no others', () => {
  const tables =
    readFileSync(join(import.meta.dirname, '../../../docs/errors.md'), 'utf8').split('## Codes of')[0] ?? '';
  const told = tables.split('\n').flatMap((line) => /^\| `([A-Z_]+)` /.exec(line)?.[1] ?? []);
  expect(told.sort()).toEqual([...errorCodes].sort());
});
