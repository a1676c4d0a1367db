/**
 * SDTM short names in LOINC (https://loinc.org). A laboratory code holds for one kind of property (LOINC part 2), so it is chosen by the unit of the result: mass and molar
 * concentrations have different codes, and a unit of another kind has none. Vital signs are chosen by position; their general codes are those of FHIR's vital signs profiles.
 */
import type { Coding } from '../generated/resolvers.ts';
import { toUcum } from './ucum.ts';

/** LOINC's kinds of property, as far as the tests below need them. */
type Property = 'MCnc' | 'SCnc' | 'CCnc' | 'NCnc' | 'ACnc' | 'VFr' | 'EntVol' | 'EntMass';

/** By UCUM unit. */
const propertyByUnit: Readonly<Record<string, Property>> = {
  'g/dL': 'MCnc',
  'g/L': 'MCnc',
  'mg/dL': 'MCnc',
  'mg/L': 'MCnc',
  'mmol/L': 'SCnc',
  'umol/L': 'SCnc',
  'meq/L': 'SCnc',
  'U/L': 'CCnc',
  '10*9/L': 'NCnc',
  '10*12/L': 'NCnc',
  'm[IU]/L': 'ACnc',
  'mU/L': 'ACnc',
  '%': 'VFr',
  fL: 'EntVol',
  pg: 'EntMass',
};

const labCodes: Readonly<Record<string, Partial<Record<Property, string>>>> = {
  BILI: { MCnc: '1975-2', SCnc: '14631-6' },
  CREAT: { MCnc: '2160-0', SCnc: '14682-9' },
  UREAN: { MCnc: '3094-0', SCnc: '14937-7' },
  GLUC: { MCnc: '2345-7', SCnc: '14749-6' },
  CA: { MCnc: '17861-6', SCnc: '2000-8' },
  PHOS: { MCnc: '2777-1', SCnc: '14879-1' },
  URATE: { MCnc: '3084-1', SCnc: '14933-6' },
  CHOL: { MCnc: '2093-3', SCnc: '14647-2' },
  HGB: { MCnc: '718-7', SCnc: '59260-0' },
  ALT: { CCnc: '1742-6' },
  AST: { CCnc: '1920-8' },
  ALP: { CCnc: '6768-6' },
  GGT: { CCnc: '2324-2' },
  CK: { CCnc: '2157-6' },
  ALB: { MCnc: '1751-7' },
  PROT: { MCnc: '2885-2' },
  SODIUM: { SCnc: '2951-2' },
  K: { SCnc: '2823-3' },
  CL: { SCnc: '2075-0' },
  HCT: { VFr: '4544-3' },
  RBC: { NCnc: '789-8' },
  WBC: { NCnc: '6690-2' },
  PLAT: { NCnc: '777-3' },
  MCV: { EntVol: '787-2' },
  MCH: { EntMass: '785-6' },
  MCHC: { MCnc: '786-4' },
  LYM: { NCnc: '731-0' },
  MONO: { NCnc: '742-7' },
  EOS: { NCnc: '711-2' },
  BASO: { NCnc: '704-7' },
  TSH: { ACnc: '3016-3' },
  HBA1C: { VFr: '4548-4' },
};

const vitalCodes: Readonly<Record<string, { readonly general: string } & Readonly<Record<string, string>>>> = {
  SYSBP: { general: '8480-6', SUPINE: '8461-6', STANDING: '8460-8' },
  DIABP: { general: '8462-4', SUPINE: '8455-8', STANDING: '8454-1' },
  PULSE: { general: '8867-4' },
  TEMP: { general: '8310-5' },
  WEIGHT: { general: '29463-7' },
  HEIGHT: { general: '8302-2' },
  RESP: { general: '9279-1' },
  BMI: { general: '39156-5' },
};

/** The code of a laboratory test whose result has this unit; null when there is no mapping. */
export function labLoinc(testCode: string, unit: string | null): string | null {
  const ucum = toUcum(unit);
  if (ucum === null || !Object.hasOwn(labCodes, testCode) || !Object.hasOwn(propertyByUnit, ucum)) return null;
  return labCodes[testCode]?.[propertyByUnit[ucum] as Property] ?? null;
}

/** The code of a vital sign in this position; the general code where LOINC's for the position is not known. */
export function vitalSignLoinc(code: string, position: string | null): string | null {
  const codes = Object.hasOwn(vitalCodes, code) ? vitalCodes[code] : undefined;
  if (codes === undefined) return null;
  return position !== null && Object.hasOwn(codes, position) ? (codes[position] as string) : codes.general;
}

const labTestByLoinc = new Map(
  Object.entries(labCodes).flatMap(([testCode, codes]) => Object.values(codes).map((loinc) => [loinc, testCode])),
);
const vitalSignByLoinc = new Map(
  Object.entries(vitalCodes).flatMap(([testCode, codes]) =>
    Object.entries(codes).map(([name, loinc]) => [loinc, { testCode, position: name === 'general' ? null : name }]),
  ),
);

/** The short name of the laboratory test that a LOINC code stands for; null when there is no mapping. */
export const labTestOf = (loinc: string): string | null => labTestByLoinc.get(loinc) ?? null;

/** The short name of the vital sign that a LOINC code stands for, and the position that the code implies; null when there is no mapping. */
export const vitalSignOf = (loinc: string): { readonly testCode: string; readonly position: string | null } | null =>
  vitalSignByLoinc.get(loinc) ?? null;

/** FHIR names the system by this URI. LOINC's own terms are not carried. */
export const loincCoding = (code: string | null): Coding | null =>
  code === null ? null : { system: 'http://loinc.org', code, display: null, version: null };
