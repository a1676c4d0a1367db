/** Observations (FHIR R4 observation.html, vitalsigns.html) to laboratory results and vital signs. */
import { BadAnswer } from '../adapter.ts';
import type { DeliveredLabResult, DeliveredStatus, DeliveredVitalSign } from '../records.ts';
import { toLocal, toRecordedAt } from './local-time.ts';
import { toSourceId } from './record-id.ts';
import { resolve } from './references.ts';
import type { Concept, Measured, Observation, Quantity } from './resources.ts';
import { readResult } from './result.ts';
import type { Found } from './search.ts';
import { absenceOf, amountOf, extensions, hasCode, loincSystem, rangeOf, unitOf, wordOf } from './words.ts';

const bodyPosition = `${extensions}/observation-bodyPosition`;
/** Code systems that are the same everywhere: what they name is no local code. */
const sharedSystems = [loincSystem, 'http://snomed.info/sct'];

/** Codes of the value set observation-category, which say of what kind an observation is. */
export const categories = { LABORATORY: 'laboratory', VITAL_SIGNS: 'vital-signs' } as const;
type ObservationKind = keyof typeof categories;
const categorySystem = 'http://terminology.hl7.org/CodeSystem/observation-category';

const statuses: Readonly<Record<Observation['status'], DeliveredStatus>> = {
  // No result may be told yet.
  registered: 'PRELIMINARY',
  preliminary: 'PRELIMINARY',
  final: 'FINAL',
  amended: 'CORRECTED',
  corrected: 'CORRECTED',
  cancelled: 'CANCELLED',
  'entered-in-error': 'DELETED',
  // The server does not know whether it is final, so nobody may take it for that.
  unknown: 'PRELIMINARY',
};

function toStatus(status: Observation['status'], measured: Measured, value: string | null): DeliveredStatus {
  const isDecided = status === 'cancelled' || status === 'final';
  const isNotPerformed =
    hasCode(measured.dataAbsentReason, 'not-performed') || absenceOf(measured.valueQuantity) === 'not-performed';
  return isDecided && value === null && isNotPerformed ? 'NOT_DONE' : statuses[status];
}

function readTest({ coding, text }: Concept) {
  const loinc = coding.find(({ system, code }) => system === loincSystem && code !== undefined);
  const local = coding.find(({ system, code }) => !sharedSystems.includes(system ?? '') && code !== undefined);
  const other = loinc === undefined ? coding.find(({ code }) => code !== undefined) : undefined;
  return {
    testCode: local?.code ?? other?.code ?? (loinc === undefined ? (text ?? null) : null),
    testName: text ?? local?.display ?? loinc?.display ?? other?.display ?? null,
    loinc: loinc?.code ?? null,
  };
}

const unitsOf = (quantity: Quantity | undefined): readonly string[] =>
  [quantity?.unit, quantity?.code].filter((unit) => unit !== undefined);

/** Of several ranges the normal one; another, such as a critical range, is not what a flag is about. Limits in another unit than the result are told in words. */
function readRange({ referenceRange, valueQuantity }: Measured) {
  const range = referenceRange.find(({ type }) => type === undefined || hasCode(type, 'normal'));
  const { low, high, text = null } = range ?? {};
  const units = unitsOf(valueQuantity);
  const isComparable = [low, high].every((limit) => {
    const own = unitsOf(limit);
    return own.length === 0 || units.length === 0 || own.some((unit) => units.includes(unit));
  });
  if (isComparable) return { rangeLow: amountOf(low), rangeHigh: amountOf(high), rangeText: text };
  const rangeText = text ?? `${rangeOf({ low, high })} ${unitOf(low ?? high)}`;
  return { rangeLow: null, rangeHigh: null, rangeText };
}

function readCollectedAt(observation: Observation, timeZone: string): string | null {
  const { effectiveDateTime, effectiveInstant, effectivePeriod, effectiveTiming } = observation;
  const time =
    effectiveDateTime ??
    effectiveInstant ??
    effectivePeriod?.start ??
    effectivePeriod?.end ??
    effectiveTiming?.event[0];
  return time === undefined ? null : toLocal(time, timeZone);
}

/**
 * What one observation measured: itself, and each of its components under an identity of its own. One that only holds others together, such as a blood pressure or a
 * panel, is no record.
 */
function parts(observation: Observation): readonly { readonly suffix: string; readonly measured: Measured }[] {
  const { component, hasMember } = observation;
  const own = { suffix: '', measured: observation };
  const components = component.map((measured, index) => {
    const { testCode, loinc } = readTest(measured.code);
    const code = loinc ?? testCode ?? '';
    const isRepeated = component.slice(0, index).some((other) => hasCode(other.code, code));
    return { suffix: isRepeated ? `#${code}#${index}` : `#${code}`, measured };
  });
  const holdsOthers = components.length > 0 || hasMember.length > 0;
  return holdsOthers && readResult(observation, 'UTC').value === null ? components : [own, ...components];
}

interface Context {
  readonly timeZone: string;
  readonly included: Found['included'];
}

function readMeasured(kind: ObservationKind, observation: Observation, { timeZone }: Context) {
  const shared = {
    recordedAt: toRecordedAt(observation.issued),
    collectedAt: readCollectedAt(observation, timeZone),
  };
  return parts(observation).map(({ suffix, measured }) => {
    const result = readResult(measured, timeZone);
    const status = toStatus(observation.status, measured, result.value);
    const test = readTest(measured.code);
    if (test.testCode === null && test.loinc === null && status !== 'DELETED')
      throw new BadAnswer('a result does not say of which test');
    return {
      measured,
      record: { ...shared, ...test, ...result, status, sourceId: toSourceId(kind, observation) + suffix },
    };
  });
}

export function toLabResults(observation: Observation, context: Context): readonly DeliveredLabResult[] {
  const { category, specimen, contained } = observation;
  // Beside the category that FHIR prescribes, laboratories name the department in another (HL7 table 0074).
  const department = category.find(({ coding }) => !coding.some(({ system }) => system === categorySystem));
  const source = specimen && resolve(specimen, contained, context.included);
  return readMeasured('LABORATORY', observation, context).map(({ measured, record }) => ({
    ...record,
    kind: 'LABORATORY',
    category: wordOf(department),
    specimen: wordOf(source?.type) ?? specimen?.display ?? null,
    ...readRange(measured),
    flag: wordOf(measured.interpretation[0]),
  }));
}

export function toVitalSigns(observation: Observation, context: Context): readonly DeliveredVitalSign[] {
  const position = observation.extension.find(({ url }) => url === bodyPosition)?.valueCodeableConcept;
  return readMeasured('VITAL_SIGNS', observation, context).map(({ record }) => ({
    ...record,
    kind: 'VITAL_SIGNS',
    position: wordOf(position),
    location: wordOf(observation.bodySite),
  }));
}
