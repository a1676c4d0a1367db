/** CDISC controlled terminology to the SDL's enumerations. */
import type { ActionTaken, AeOutcome, AeSeverity, Causality } from '../generated/resolvers.ts';

type Terms<Code extends string> = Readonly<Record<string, Code>>;

/** C66769. */
export const severities: Terms<AeSeverity> = { MILD: 'MILD', MODERATE: 'MODERATE', SEVERE: 'SEVERE' };

/** C66768. */
export const outcomes: Terms<AeOutcome> = {
  FATAL: 'FATAL',
  'NOT RECOVERED/NOT RESOLVED': 'NOT_RECOVERED',
  'RECOVERED/RESOLVED': 'RECOVERED',
  'RECOVERED/RESOLVED WITH SEQUELAE': 'RECOVERED_WITH_SEQUELAE',
  'RECOVERING/RESOLVING': 'RECOVERING',
  UNKNOWN: 'UNKNOWN',
};

/** C66767. */
export const actions: Terms<ActionTaken> = {
  'DOSE NOT CHANGED': 'DOSE_NOT_CHANGED',
  'DOSE REDUCED': 'DOSE_REDUCED',
  'DOSE INCREASED': 'DOSE_INCREASED',
  'DRUG INTERRUPTED': 'DRUG_INTERRUPTED',
  'DRUG WITHDRAWN': 'DRUG_WITHDRAWN',
  'NOT APPLICABLE': 'NOT_APPLICABLE',
  UNKNOWN: 'UNKNOWN',
};

/** AEREL has no codelist: sponsors choose the terms (SDTMIG 6.2.1). */
export const causalities: Terms<Causality> = {
  NONE: 'NONE',
  REMOTE: 'REMOTE',
  UNLIKELY: 'UNLIKELY',
  POSSIBLE: 'POSSIBLE',
  PROBABLE: 'PROBABLE',
  DEFINITE: 'DEFINITE',
  'NOT ASSESSABLE': 'NOT_ASSESSABLE',
  UNKNOWN: 'UNKNOWN',
};

/** CTCAE's grades (C66784). */
export const grades: Terms<string> = { '1': '1', '2': '2', '3': '3', '4': '4', '5': '5' };
