/** AE-INCONSISTENT, an edit check: an adverse event that contradicts itself, and a death that no adverse event tells of. */
import { criterionVariables, type EventFacts } from './event-facts.ts';
import { isBefore } from './is-before.ts';

export interface Discrepancy {
  readonly subjectId: string;
  /** Null when a record is missing. */
  readonly recordId: string | null;
  /** 0 when a record is missing. */
  readonly recordSequence: number;
  /** Dataset and variable. */
  readonly itemOid: string;
  /** Names variables and codes, and no value that tells of a person. */
  readonly text: string;
}

export interface Death {
  readonly subjectId: string;
  /** Where it is told: DM.DTHFL or DS.DSDECOD. */
  readonly itemOid: string;
}

/** At most one discrepancy a variable. */
export function findInconsistencies(event: EventFacts): Discrepancy[] {
  const { subjectId, id: recordId, sequence: recordSequence, seriousnessCriteria, outcome } = event;
  const found = (variable: string, text: string): Discrepancy => ({
    subjectId,
    recordId,
    recordSequence,
    itemOid: `AE.${variable}`,
    text,
  });
  const discrepancies: Discrepancy[] = [];
  if (event.serious !== true && seriousnessCriteria.length > 0) {
    const met = seriousnessCriteria.map((criterion) => `${criterionVariables[criterion]} = Y`).join(', ');
    discrepancies.push(
      found('AESER', `Not flagged serious (AESER) although a criterion of seriousness is met: ${met}.`),
    );
  }
  if (outcome === 'FATAL' && !seriousnessCriteria.includes('DEATH')) {
    discrepancies.push(
      found('AESDTH', 'The outcome (AEOUT) is fatal, but death (AESDTH) is not among the criteria met.'),
    );
  }
  if (event.start !== null && event.end !== null && isBefore(event.end, event.start)) {
    discrepancies.push(found('AEENDTC', 'The event ends (AEENDTC) before it starts (AESTDTC).'));
  }
  return discrepancies;
}

/** One discrepancy a subject, at the first place that tells of the death. */
export function findUnreportedDeaths(deaths: readonly Death[], events: readonly EventFacts[]): Discrepancy[] {
  const explained = new Set(
    events
      .filter(({ outcome, seriousnessCriteria }) => outcome === 'FATAL' || seriousnessCriteria.includes('DEATH'))
      .map(({ subjectId }) => subjectId),
  );
  return deaths.flatMap(({ subjectId, itemOid }) => {
    if (explained.has(subjectId)) return [];
    explained.add(subjectId);
    const text = 'The subject died, but no adverse event is fatal (AEOUT, AESDTH).';
    return [{ subjectId, recordId: null, recordSequence: 0, itemOid, text }];
  });
}
