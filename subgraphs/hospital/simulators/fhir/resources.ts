/** Records as FHIR R4 resources, as a hospital that keeps to the specification would write them. */
import { createHash } from 'node:crypto';
import { recordSystem } from '../../src/source/adapters/fhir/record-id.ts';
import { loincSystem, renderedValue } from '../../src/source/adapters/fhir/words.ts';
import type {
  DeliveredLabResult,
  DeliveredMedication,
  DeliveredStatus,
  DeliveredVitalSign,
} from '../../src/source/adapters/records.ts';
import { toUcum } from '../../src/terminology/ucum.ts';
import type { SimulatedPatient } from '../simulator.ts';

export interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly [element: string]: unknown;
}

/** Writes a number with all its digits (ECMAScript, JSON.parse source text access), which TypeScript does not know yet. */
const { rawJSON } = JSON as typeof JSON & { rawJSON(text: string): unknown };

const terminology = 'http://terminology.hl7.org/CodeSystem';
const extensions = 'http://hl7.org/fhir/StructureDefinition';
const ownTests = 'https://riverside.example/fhir/tests';

/** The hospital's own id of a patient; it knows nothing of the study's. */
export const patientId = (recordNumber: string): string =>
  createHash('sha256').update(recordNumber).digest('hex').slice(0, 24);

/** A clock time that does not exist, when clocks are put forward, becomes the one an hour later; of one that exists twice the earlier is meant. */
function toDateTime(local: string | null, timeZone: string): string | undefined {
  if (local === null) return undefined;
  if (!local.includes('T')) return local;
  return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toString({ timeZoneName: 'never' });
}

const worded = (text: string | null) => (text === null ? undefined : { text });

const amountPattern = /^(?<comparator><=?|>=?)?(?<number>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

function toQuantity(text: string | null, unit: string | null, absent?: string) {
  const code = toUcum(unit);
  const units = { unit: unit ?? undefined, ...(code !== null && { system: 'http://unitsofmeasure.org', code }) };
  if (text === null)
    return {
      ...units,
      _value: absent && { extension: [{ url: `${extensions}/data-absent-reason`, valueCode: absent }] },
    };
  const amount = amountPattern.exec(text)?.groups;
  if (amount === undefined) return { ...units, _value: { extension: [{ url: renderedValue, valueString: text }] } };
  return { ...units, value: rawJSON(amount.number as string), comparator: amount.comparator };
}

function toValue({ value, unit, status }: DeliveredLabResult | DeliveredVitalSign) {
  const absent = status === 'NOT_DONE' ? 'not-performed' : 'unknown';
  if (value === null && unit === null)
    return { dataAbsentReason: { coding: [{ system: `${terminology}/data-absent-reason`, code: absent }] } };
  if (value !== null && unit === null && !amountPattern.test(value)) return { valueString: value };
  return { valueQuantity: toQuantity(value, unit, absent) };
}

const statuses: Readonly<Record<DeliveredStatus, string>> = {
  PRELIMINARY: 'preliminary',
  FINAL: 'final',
  CORRECTED: 'corrected',
  CANCELLED: 'cancelled',
  NOT_DONE: 'cancelled',
  DELETED: 'entered-in-error',
};

const categories = { LABORATORY: 'laboratory', VITAL_SIGNS: 'vital-signs' } as const;

/** HL7 v3 ObservationInterpretation. */
const interpretations: Readonly<Record<string, string>> = { NORMAL: 'N', HIGH: 'H', LOW: 'L', ABNORMAL: 'A' };

const identify = (type: string, { recordNumber }: SimulatedPatient, sourceId: string) => ({
  resourceType: type,
  id: `${patientId(recordNumber)}.${sourceId}`,
  identifier: [{ system: recordSystem, value: sourceId }],
  subject: { reference: `Patient/${patientId(recordNumber)}` },
});

function toObservation(record: DeliveredLabResult | DeliveredVitalSign, patient: SimulatedPatient, timeZone: string) {
  const { testCode, testName, loinc } = record;
  return {
    ...identify('Observation', patient, record.sourceId),
    status: statuses[record.status],
    category: [{ coding: [{ system: `${terminology}/observation-category`, code: categories[record.kind] }] }],
    code: {
      coding: [
        ...(loinc === null ? [] : [{ system: loincSystem, code: loinc }]),
        ...(testCode === null ? [] : [{ system: ownTests, code: testCode }]),
      ],
      text: testName ?? undefined,
    },
    effectiveDateTime: toDateTime(record.collectedAt, timeZone),
    issued: record.recordedAt ?? undefined,
    performer: [{ display: 'Riverside 检验科 (synthetic)' }],
    ...toValue(record),
  };
}

export function toLabObservation(record: DeliveredLabResult, patient: SimulatedPatient, timeZone: string): Resource {
  const { category, flag, rangeLow, rangeHigh, rangeText, specimen, unit } = record;
  const observation = toObservation(record, patient, timeZone);
  const limit = (text: string | null) => (text === null ? undefined : toQuantity(text, unit));
  const hasRange = [rangeLow, rangeHigh, rangeText].some((part) => part !== null);
  return {
    ...observation,
    category: [...observation.category, ...(category === null ? [] : [{ text: category }])],
    ...(flag !== null && {
      interpretation: [
        {
          ...(interpretations[flag] !== undefined && {
            coding: [{ system: `${terminology}/v3-ObservationInterpretation`, code: interpretations[flag] }],
          }),
          text: flag,
        },
      ],
    }),
    ...(hasRange && {
      referenceRange: [{ low: limit(rangeLow), high: limit(rangeHigh), text: rangeText ?? undefined }],
    }),
    ...(specimen !== null && { specimen: { display: specimen } }),
  };
}

export function toVitalSignObservation(
  record: DeliveredVitalSign,
  patient: SimulatedPatient,
  timeZone: string,
): Resource {
  const position = worded(record.position);
  return {
    ...toObservation(record, patient, timeZone),
    ...(position && { extension: [{ url: `${extensions}/observation-bodyPosition`, valueCodeableConcept: position }] }),
    bodySite: worded(record.location),
  };
}

const medicationStatuses: Readonly<Record<DeliveredMedication['status'], string>> = {
  ACTIVE: 'active',
  COMPLETED: 'completed',
  UNKNOWN: 'unknown',
  DELETED: 'entered-in-error',
};

function toDosage({ doseValue, doseText, doseUnit, route, frequency }: DeliveredMedication) {
  const hasDose = doseValue !== null || doseUnit !== null;
  return {
    text: doseText ?? undefined,
    ...(frequency !== null && { timing: { code: { text: frequency } } }),
    ...(frequency === 'PRN' && { asNeededBoolean: true }),
    route: worded(route),
    ...(hasDose && { doseAndRate: [{ doseQuantity: toQuantity(doseValue, doseUnit) }] }),
  };
}

export function toMedicationStatement(
  record: DeliveredMedication,
  patient: SimulatedPatient,
  timeZone: string,
): Resource {
  const { sourceId, status, name, codedName, start, end, recordedAt, indication } = record;
  return {
    ...identify('MedicationStatement', patient, sourceId),
    status: medicationStatuses[status],
    medicationCodeableConcept: {
      ...(codedName !== null && { coding: [{ display: codedName }] }),
      text: name ?? 'unknown',
    },
    ...((start ?? end) !== null && {
      effectivePeriod: { start: toDateTime(start, timeZone), end: toDateTime(end, timeZone) },
    }),
    dateAsserted: recordedAt ?? undefined,
    informationSource: { display: 'Riverside 药房 (synthetic)' },
    ...(indication !== null && { reasonCode: [{ text: indication }] }),
    dosage: [toDosage(record)],
  };
}

export function toPatient({ recordNumber, sex }: SimulatedPatient, recordNumberSystem: string): Resource {
  const genders = { M: 'male', F: 'female' } as const;
  return {
    resourceType: 'Patient',
    id: patientId(recordNumber),
    identifier: [{ system: recordNumberSystem, value: recordNumber }],
    active: true,
    name: [{ text: '合成病人 (synthetic)' }],
    gender: sex === null ? 'unknown' : genders[sex],
  };
}
