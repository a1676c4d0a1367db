/** CDISC controlled terminology to the SDL's enumerations. */
import type { AgeUnit, Sex } from '../generated/resolvers.ts';

/** C66731. */
export const sexes: Readonly<Record<string, Sex>> = { M: 'M', F: 'F', U: 'U', UNDIFFERENTIATED: 'UNDIFFERENTIATED' };
/** C66781. */
export const ageUnits: Readonly<Record<string, AgeUnit>> = {
  YEARS: 'YEARS',
  MONTHS: 'MONTHS',
  WEEKS: 'WEEKS',
  DAYS: 'DAYS',
};
