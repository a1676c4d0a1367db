/** The searches that the simulated server offers. */
import type { HospitalData, SimulatedPatient } from '../simulator.ts';
import {
  patientId,
  type Resource,
  toLabObservation,
  toMedicationStatement,
  toPatient,
  toVitalSignObservation,
} from './resources.ts';

/** Why a search cannot be done, as FHIR's issue type. */
export class SearchRefused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

export type RunSearch = (type: string, parameters: URLSearchParams) => Promise<readonly Resource[]>;

/** The part of a token before the bar that is not escaped (R4 search.html#escaping), and the rest. */
function readToken(token: string): { readonly system: string | null; readonly code: string } {
  const [, system = null, code = ''] = /^(?:((?:[^\\|]|\\.)*)\|)?(.*)$/s.exec(token) ?? [];
  const unescaped = (text: string): string => text.replaceAll(/\\(.)/gs, '$1');
  return { system: system && unescaped(system), code: unescaped(code) };
}

export function createSearches(data: HospitalData, timeZone: string, recordNumberSystem: string): RunSearch {
  const recordNumbers = new Map<string, string>();

  async function findPatient(id: string): Promise<SimulatedPatient | null> {
    if (!recordNumbers.has(id))
      for (const { recordNumber } of await data.patients()) recordNumbers.set(patientId(recordNumber), recordNumber);
    const recordNumber = recordNumbers.get(id);
    return recordNumber === undefined ? null : data.patient(recordNumber);
  }

  async function requiredPatient(parameters: URLSearchParams): Promise<SimulatedPatient | null> {
    const patient = parameters.get('patient');
    if (!patient) throw new SearchRefused(400, 'required');
    return findPatient(patient.replace(/^Patient\//, ''));
  }

  async function findObservations(patient: SimulatedPatient, category: string | null): Promise<readonly Resource[]> {
    const wanted = category === null ? null : readToken(category).code;
    const labResults = wanted === null || wanted === 'laboratory' ? await data.records('LABORATORY', patient) : [];
    const vitalSigns = wanted === null || wanted === 'vital-signs' ? await data.records('VITAL_SIGNS', patient) : [];
    return [
      ...labResults.map((record) => toLabObservation(record, patient, timeZone)),
      ...vitalSigns.map((record) => toVitalSignObservation(record, patient, timeZone)),
    ];
  }

  return async (type, parameters) => {
    if (type === 'Patient') {
      const { system, code } = readToken(parameters.get('identifier') ?? '');
      const patient = system === null || system === recordNumberSystem ? await data.patient(code) : null;
      return patient === null ? [] : [toPatient(patient, recordNumberSystem)];
    }
    if (type !== 'Observation' && type !== 'MedicationStatement') throw new SearchRefused(404, 'not-supported');
    const patient = await requiredPatient(parameters);
    if (patient === null) return [];
    if (type === 'Observation') return findObservations(patient, parameters.get('category'));
    return (await data.records('MEDICATION', patient)).map((record) =>
      toMedicationStatement(record, patient, timeZone),
    );
  };
}
