import { expect, it } from 'vitest';
import { findSeriousEvents } from './ae-sae.ts';
import type { EventFacts } from './event-facts.ts';

const event = (id: string, facts: Partial<EventFacts>): EventFacts => ({
  ...{
    id,
    subjectId: 's1',
    sequence: 1,
    serious: false,
    seriousnessCriteria: [],
    outcome: null,
    start: null,
    end: null,
  },
  ...facts,
});

it('AE-SAE finds an event serious by its flag or by any criterion, with the evidence', () => {
  const evidence = (field: string, value: string | null) => ({
    recordType: 'AdverseEvent',
    recordId: expect.any(String),
    field,
    value,
    limit: null,
  });
  const found = findSeriousEvents([
    event('mild', {}),
    event('unknown', { serious: null }),
    event('flagged', { serious: true }),
    event('unflagged', { seriousnessCriteria: ['DEATH', 'OVERDOSE'] }),
    event('blank', { serious: null, seriousnessCriteria: ['CANCER'] }),
  ]);
  expect(found.map(({ key, evidence: given }) => [key, given])).toEqual([
    ['flagged', [evidence('AESER', 'Y')]],
    ['unflagged', [evidence('AESER', 'N'), evidence('AESDTH', 'Y'), evidence('AESOD', 'Y')]],
    ['blank', [evidence('AESER', null), evidence('AESCAN', 'Y')]],
  ]);
  expect(new Set(found.map(({ rule, level, subjectId }) => `${rule} ${level} ${subjectId}`))).toEqual(
    new Set(['AE-SAE CRITICAL s1']),
  );
});
