/** Source units that UCUM (https://ucum.org/ucum) writes otherwise, and those that it writes the same way. */
const sourceUnits: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['g/dL', 'g/L', 'mg/dL', 'mg/L', 'ug/L', 'ng/L', 'mmol/L', 'umol/L', 'nmol/L', 'pmol/L', 'U/L', '%'].map((unit) => [
      unit,
      unit,
    ]),
  ),
  ...Object.fromEntries(
    ['fL', 'pg', 'fmol', 'g', 'mg', 'ug', 'ng', 'kg', 'cm', 'm', 'mL', 'L'].map((unit) => [unit, unit]),
  ),
  mmHg: 'mm[Hg]',
  'beats/min': '/min',
  'breaths/min': '/min',
  F: '[degF]',
  C: 'Cel',
  LB: '[lb_av]',
  in: '[in_i]',
  'kg/m2': 'kg/m2',
  '10^9/L': '10*9/L',
  '10^12/L': '10*12/L',
  'mEq/L': 'meq/L',
  'mIU/L': 'm[IU]/L',
  'mU/L': 'mU/L',
};

/** What is written in UCUM already stands for itself; a unit that is not here has no known UCUM expression. */
const ucumByUnit: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(sourceUnits).map((unit) => [unit, unit])),
  ...sourceUnits,
};

/** The unit in UCUM; null when it has no known expression. Units are case-sensitive. */
export const toUcum = (unit: string | null): string | null =>
  unit !== null && Object.hasOwn(ucumByUnit, unit) ? (ucumByUnit[unit] as string) : null;
