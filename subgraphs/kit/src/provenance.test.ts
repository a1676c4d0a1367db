import { expect, it } from 'vitest';
import { createProvenanceLog, type ProvenanceEntry } from './provenance.ts';

const at = (system: string, ...path: readonly (string | number)[]): ProvenanceEntry => ({
  ...{ path, system, source: 'LIS', state: 'live' },
  ...{ fetchedAt: '2026-01-05T08:00:00.000Z', ageSeconds: 0 },
});

it('tells by path, whatever was read first, and of one path what was recorded first', () => {
  const log = createProvenanceLog(true);
  for (const entry of [
    at('c', '_entities', 10, 'labs'),
    at('b', '_entities', 2, 'vitalSigns'),
    at('z', '_entities', 2, 'labs'),
    at('a', '_entities', 2, 'labs'),
    at('r', '_entities'),
  ])
    log.record(entry);
  expect(log.entries().map(({ system }) => system)).toEqual(['r', 'z', 'a', 'b', 'c']);
});
