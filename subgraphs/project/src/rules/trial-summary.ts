/** What the parameters of the trial summary (SDTM TS) say in the graph's terms. */
import type { BlindingSchema, CodeableConcept, Coding, StudyPhase } from '../generated/resolvers.ts';
import { blindingTerms, phaseTerms } from '../import/terms.ts';
import type { StudyParameterRecord } from '../records.ts';

type Parameters = readonly StudyParameterRecord[];

/** FHIR's URIs of the code systems that trial summaries name (HL7 Terminology, external code systems). */
const systems: Readonly<Record<string, string>> = {
  SNOMED: 'http://snomed.info/sct',
  'SNOMED CT': 'http://snomed.info/sct',
  UNII: 'http://fdasis.nlm.nih.gov',
  'NDF-RT': 'http://hl7.org/fhir/ndfrt',
  'MED-RT': 'http://va.gov/terminology/medrt',
  LOINC: 'http://loinc.org',
  'ISO 3166': 'urn:iso:std:iso:3166',
};

/** As FHIR's own examples of ResearchStudy.identifier write them. */
const registries: Readonly<Record<string, string>> = { 'CLINICALTRIALS.GOV': 'http://clinicaltrials.gov' };

const find = (parameters: Parameters, code: string): StudyParameterRecord | undefined =>
  parameters.find((parameter) => parameter.code === code);

/** The first value of a parameter; null when there is none. */
export const firstValue = (parameters: Parameters, code: string): string | null =>
  find(parameters, code)?.value ?? null;

const codeOf = <Code extends string>(
  parameters: Parameters,
  code: string,
  terms: Readonly<Record<string, Code>>,
): Code | 'UNKNOWN' => {
  const term = firstValue(parameters, code)?.toUpperCase();
  return term !== undefined && Object.hasOwn(terms, term) ? (terms[term] as Code) : 'UNKNOWN';
};

export const phaseOf = (parameters: Parameters): StudyPhase => codeOf(parameters, 'TPHASE', phaseTerms);
export const blindingOf = (parameters: Parameters): BlindingSchema => codeOf(parameters, 'TBLIND', blindingTerms);

/** Null when the source gives neither a code nor a code system. */
export function codingOf({ value, codedValue, codeSystem, codeVersion }: StudyParameterRecord): Coding | null {
  if (codedValue === null && codeSystem === null && codeVersion === null) return null;
  const system = codeSystem === null ? null : (systems[codeSystem.toUpperCase()] ?? codeSystem);
  return { system, code: codedValue, display: value, version: codeVersion };
}

export function indicationOf(parameters: Parameters): CodeableConcept | null {
  const indication = find(parameters, 'INDIC');
  if (indication?.value == null) return null;
  const coding = codingOf(indication);
  return { text: indication.value, coding: coding === null ? [] : [coding] };
}

/** Registry numbers. Studies name the registry as the code system, and some, the pilot among them, as its version. */
export function registryIdsOf(parameters: Parameters): Coding[] {
  return parameters
    .filter(({ code, value }) => code === 'REGID' && value !== null)
    .map(({ value, codedValue, codeSystem, codeVersion }) => {
      const registry = registries[(codeSystem ?? codeVersion ?? '').toUpperCase()];
      const misplaced = codeSystem === null && registry !== undefined;
      return {
        system: registry ?? codeSystem,
        code: codedValue ?? value,
        display: value,
        version: misplaced ? null : codeVersion,
      };
    });
}
