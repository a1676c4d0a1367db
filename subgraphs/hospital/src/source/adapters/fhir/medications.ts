/** MedicationStatement and MedicationRequest (FHIR R4 medicationstatement.html, medicationrequest.html) to medication. */
import { BadAnswer } from '../adapter.ts';
import type { DeliveredMedication } from '../records.ts';
import { toLocal, toRecordedAt } from './local-time.ts';
import { toSourceId } from './record-id.ts';
import { resolve } from './references.ts';
import type { Concept, Dosage, MedicationRequest, MedicationStatement } from './resources.ts';
import type { Found } from './search.ts';
import { amountOf, rangeOf, unitOf, wordOf } from './words.ts';

type Status = DeliveredMedication['status'];

/** Planned, or paused, is neither taken nor ended; not taken is no medication of the patient. */
const statementStatuses: Readonly<Record<MedicationStatement['status'], Status>> = {
  active: 'ACTIVE',
  completed: 'COMPLETED',
  stopped: 'COMPLETED',
  intended: 'UNKNOWN',
  'on-hold': 'UNKNOWN',
  unknown: 'UNKNOWN',
  'not-taken': 'DELETED',
  'entered-in-error': 'DELETED',
};

/** Cancelled is withdrawn before anything was given (R4 medicationrequest-status). */
const requestStatuses: Readonly<Record<MedicationRequest['status'], Status>> = {
  active: 'ACTIVE',
  completed: 'COMPLETED',
  stopped: 'COMPLETED',
  'on-hold': 'UNKNOWN',
  unknown: 'UNKNOWN',
  cancelled: 'DELETED',
  draft: 'DELETED',
  'entered-in-error': 'DELETED',
};
/** What was never ordered. */
const unordered = ['proposal', 'plan', 'option'];

function frequencyOf({ timing, asNeededBoolean, asNeededCodeableConcept }: Dosage): string | null {
  const { frequency, period, periodUnit } = timing?.repeat ?? {};
  const repeat = [frequency, period && `per ${period}`, periodUnit].filter((part) => part !== undefined).join(' ');
  const asNeeded = asNeededBoolean === true || asNeededCodeableConcept !== undefined ? 'PRN' : null;
  return wordOf(timing?.code) ?? (repeat || asNeeded);
}

function readDose(dosage: Dosage) {
  const { doseQuantity, doseRange } = dosage.doseAndRate[0] ?? {};
  const doseValue = amountOf(doseQuantity);
  const written = doseRange ? rangeOf(doseRange) : (dosage.text ?? null);
  return {
    doseValue,
    doseText: doseValue === null ? written : null,
    doseUnit: unitOf(doseQuantity ?? doseRange?.low ?? doseRange?.high),
  };
}

const joined = (parts: readonly (string | null)[], separator: string): string | null =>
  parts.filter((part) => part !== null).join(separator) || null;

/** One dosage by its parts; of several, such as two in the morning and one at night, no single dose is the patient's, so all are told in words. */
function readDosages(dosages: readonly Dosage[]) {
  const [first, ...more] = dosages;
  const routes = [...new Set(dosages.map(({ route }) => wordOf(route)))];
  const route = joined(routes, '; ');
  if (first === undefined || more.length === 0)
    return {
      ...readDose(first ?? { doseAndRate: [] }),
      route,
      frequency: first === undefined ? null : frequencyOf(first),
    };
  const words = dosages.map((dosage) => {
    const { doseValue, doseText, doseUnit } = readDose(dosage);
    return dosage.text ?? joined([doseValue, doseText, doseUnit, frequencyOf(dosage)], ' ');
  });
  return { doseValue: null, doseText: joined(words, '; '), doseUnit: null, route, frequency: null };
}

interface Context {
  readonly timeZone: string;
  readonly included: Found['included'];
}

function readMedication(use: MedicationStatement | MedicationRequest, status: Status, { included }: Context) {
  const { medicationCodeableConcept, medicationReference: reference, reasonCode, reasonReference } = use;
  const product: Concept | undefined =
    medicationCodeableConcept ?? (reference && resolve(reference, use.contained, included)?.code);
  const name = wordOf(product) ?? reference?.display ?? null;
  if (name === null && status !== 'DELETED') throw new BadAnswer('a medication has no name');
  const reasons = [...reasonCode.map(wordOf), ...reasonReference.map(({ display }) => display ?? null)];
  return {
    kind: 'MEDICATION' as const,
    sourceId: toSourceId('MEDICATION', use),
    name,
    codedName: product?.coding.find(({ display }) => display !== undefined)?.display ?? null,
    indication: joined(reasons, '; '),
    status,
  };
}

const localOrNull = (time: string | undefined, timeZone: string): string | null =>
  time === undefined ? null : toLocal(time, timeZone);

export function fromStatement(statement: MedicationStatement, context: Context): DeliveredMedication {
  const { effectivePeriod, effectiveDateTime, dateAsserted, dosage, status } = statement;
  return {
    ...readMedication(statement, statementStatuses[status], context),
    ...readDosages(dosage),
    recordedAt: toRecordedAt(dateAsserted),
    start: localOrNull(effectivePeriod?.start ?? effectiveDateTime, context.timeZone),
    end: localOrNull(effectivePeriod?.end, context.timeZone),
  };
}

export function fromRequest(request: MedicationRequest, context: Context): DeliveredMedication {
  const { authoredOn, dosageInstruction, intent, doNotPerform } = request;
  const isOrder = !doNotPerform && !unordered.includes(intent);
  const bounds = dosageInstruction
    .map(({ timing }) => timing?.repeat?.boundsPeriod)
    .find((period) => period !== undefined);
  return {
    ...readMedication(request, isOrder ? requestStatuses[request.status] : 'DELETED', context),
    ...readDosages(dosageInstruction),
    recordedAt: toRecordedAt(authoredOn),
    start: localOrNull(bounds?.start ?? authoredOn, context.timeZone),
    end: localOrNull(bounds?.end, context.timeZone),
  };
}
