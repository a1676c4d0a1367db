import type { DeliveredStatus } from '../src/source/adapters/records.ts';

/** HL7 table 0085; systems without HL7 use its letters too. */
export const statusCodes: Readonly<Record<DeliveredStatus, string>> = {
  PRELIMINARY: 'P',
  FINAL: 'F',
  CORRECTED: 'C',
  CANCELLED: 'X',
  NOT_DONE: 'N',
  DELETED: 'D',
};
