/** CDISC controlled terminology to the SDL's enumerations. */
import type { BodyPosition, Interpretation, LabCategory, VitalSignCode } from '../generated/resolvers.ts';

/** C66741 VSTESTCD. */
export const vitalSignCodes: Readonly<Record<string, VitalSignCode>> = {
  SYSBP: 'SYSBP',
  DIABP: 'DIABP',
  PULSE: 'PULSE',
  TEMP: 'TEMP',
  WEIGHT: 'WEIGHT',
  HEIGHT: 'HEIGHT',
  RESP: 'RESP',
  OXYSAT: 'OXYSAT',
  BMI: 'BMI',
};

/** C71148 POSITION. */
export const positions: Readonly<Record<string, BodyPosition>> = {
  STANDING: 'STANDING',
  SUPINE: 'SUPINE',
  SITTING: 'SITTING',
};

/** LBCAT has no codelist of its own; these are the words in use. */
export const labCategories: Readonly<Record<string, LabCategory>> = {
  CHEMISTRY: 'CHEMISTRY',
  HEMATOLOGY: 'HEMATOLOGY',
  URINALYSIS: 'URINALYSIS',
  OTHER: 'OTHER',
};

/** C78736 NRIND, and the words of HL7 table 0078 for results without an order. */
export const interpretations: Readonly<Record<string, Interpretation>> = {
  NORMAL: 'NORMAL',
  LOW: 'LOW',
  HIGH: 'HIGH',
  'LOW LOW': 'CRITICAL_LOW',
  'HIGH HIGH': 'CRITICAL_HIGH',
  ABNORMAL: 'ABNORMAL',
  POSITIVE: 'POSITIVE',
  NEGATIVE: 'NEGATIVE',
  INDETERMINATE: 'INDETERMINATE',
};
