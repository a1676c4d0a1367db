/** AE-SAE: an adverse event that is serious, by its flag or by a criterion, whatever the flag says (ICH E2A, II.B). */
import type { Finding } from '@meridian/kit/import';
import { criterionVariables, type EventFacts } from './event-facts.ts';

/** One finding a serious event, its evidence the flag and each criterion that is met. */
export function findSeriousEvents(events: readonly EventFacts[]): Finding[] {
  return events.flatMap((event) => {
    const { id, subjectId, serious, seriousnessCriteria } = event;
    if (serious !== true && seriousnessCriteria.length === 0) return [];
    const evidence = (field: string, value: string | null) => ({
      recordType: 'AdverseEvent',
      recordId: id,
      field,
      value,
      limit: null,
    });
    return [
      {
        rule: 'AE-SAE',
        subjectId,
        key: id,
        level: 'CRITICAL' as const,
        summary: 'Serious adverse event.',
        evidence: [
          evidence('AESER', serious === null ? null : serious ? 'Y' : 'N'),
          ...seriousnessCriteria.map((criterion) => evidence(criterionVariables[criterion], 'Y')),
        ],
      },
    ];
  });
}
