/** What becomes of an observation by its result status (HL7 table 0085; as in the HL7 v2-to-FHIR concept map ObservationStatus). */
import type { DeliveredStatus } from '../records.ts';

/** `null` is no result: O only describes the order. */
export const observationStatuses: Readonly<Record<string, DeliveredStatus | null>> = {
  A: 'CORRECTED',
  B: 'CORRECTED',
  C: 'CORRECTED',
  D: 'DELETED',
  F: 'FINAL',
  I: 'PRELIMINARY',
  N: 'NOT_DONE',
  O: null,
  P: 'PRELIMINARY',
  R: 'PRELIMINARY',
  S: 'PRELIMINARY',
  U: 'FINAL',
  V: 'FINAL',
  W: 'DELETED',
  X: 'CANCELLED',
};
