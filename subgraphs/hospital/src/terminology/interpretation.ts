/** What laboratories write beside a result, as an interpretation. */
import type { Interpretation } from '../generated/resolvers.ts';
import { interpretations as cdiscTerms } from '../import/terms.ts';

/**
 * HL7 table 0078 with FHIR's additions (v3-ObservationInterpretation), the words of CDISC and our own, and arrows. Codes of a change (U, D, B, W), of susceptibility (S, I, R, MS, VS)
 * and of quality control say nothing about a range, and an off-scale result (<, >) may lie on either side of it: they are kept as written.
 */
export const interpretationTerms: Readonly<Record<string, Interpretation>> = {
  ...cdiscTerms,
  CRITICAL_LOW: 'CRITICAL_LOW',
  CRITICAL_HIGH: 'CRITICAL_HIGH',
  N: 'NORMAL',
  L: 'LOW',
  H: 'HIGH',
  LL: 'CRITICAL_LOW',
  HH: 'CRITICAL_HIGH',
  LU: 'LOW',
  HU: 'HIGH',
  A: 'ABNORMAL',
  AA: 'ABNORMAL',
  POS: 'POSITIVE',
  DET: 'POSITIVE',
  RR: 'POSITIVE',
  WR: 'POSITIVE',
  NEG: 'NEGATIVE',
  ND: 'NEGATIVE',
  NR: 'NEGATIVE',
  IND: 'INDETERMINATE',
  E: 'INDETERMINATE',
  '↑': 'HIGH',
  '↓': 'LOW',
  '↑↑': 'CRITICAL_HIGH',
  '↓↓': 'CRITICAL_LOW',
};
