import type { AeOutcome, SeriousnessCriterion } from '../generated/resolvers.ts';

/** What the rules must know of an adverse event. */
export interface EventFacts {
  readonly id: string;
  readonly subjectId: string;
  /** AESEQ. */
  readonly sequence: number;
  /** AESER. */
  readonly serious: boolean | null;
  readonly seriousnessCriteria: readonly SeriousnessCriterion[];
  readonly outcome: AeOutcome | null;
  /** AESTDTC. */
  readonly start: string | null;
  /** AEENDTC. */
  readonly end: string | null;
}

/** SDTM's variable of each criterion, in the order of the SDL's enumeration. */
export const criterionVariables: Readonly<Record<SeriousnessCriterion, string>> = {
  DEATH: 'AESDTH',
  LIFE_THREATENING: 'AESLIFE',
  HOSPITALIZATION: 'AESHOSP',
  DISABILITY: 'AESDISAB',
  CONGENITAL_ANOMALY: 'AESCONG',
  OTHER_MEDICALLY_IMPORTANT: 'AESMIE',
  CANCER: 'AESCAN',
  OVERDOSE: 'AESOD',
};
