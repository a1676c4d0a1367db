import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settings } from './settings.ts';

/** Read by the command alone, or named by the operator. */
const readElsewhere = new Set(['REDIS_URL', 'CACHE_KEYS', 'CACHE_MEMORY_MB', 'SUBGRAPH_URL_<NAME>']);

const codes = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** Name → default as the README's table gives it; undefined where it gives none, or says it in words. */
function readTable(): ReadonlyMap<string, string | undefined> {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const section = readme.slice(readme.indexOf('\n## Environment'));
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return new Map(
    rows.flatMap((row) => {
      const [, names, given = ''] = row.split('|');
      const isPlain = /^[\s,]*$/.test(given.replaceAll(/`[^`]+`/g, ''));
      const defaults = isPlain ? codes(given) : [];
      return codes(names).map((name, index) => [name, defaults[index]] as const);
    }),
  );
}

it('are all in the README, with their defaults', () => {
  const table = readTable();
  const told = [...table.keys()].filter((name) => !readElsewhere.has(name));
  expect(told.sort()).toEqual(Object.keys(settings.shape).sort());
  const write = (value: unknown): string => {
    if (typeof value === 'boolean') return value ? 'on' : 'off';
    return typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : String(value);
  };
  const defaults = Object.entries(settings.parse({})).map(([name, value]) => [name, write(value)]);
  const plain = defaults.filter(([name = '']) => table.get(name) !== undefined);
  expect(plain.length).toBeGreaterThan(30);
  expect(plain).toEqual(plain.map(([name = '']) => [name, table.get(name)]));
});
