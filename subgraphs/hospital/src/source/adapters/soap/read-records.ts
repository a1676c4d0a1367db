/** The XML text inside an answer to records. Its elements have the names asked for here, unless the hospital's configuration names them otherwise. */
import type { SoapHospital } from '../../../hospitals/config.ts';
import { BadAnswer, UnknownPatient } from '../adapter.ts';
import type { DeliveredMedication, DeliveredStatus, RecordKind, RecordOf } from '../records.ts';
import { readInstant, readLocalDate } from './read-date.ts';
import { childOf, descendantsOf, type XmlElement } from './xml.ts';

export type Dialect = Pick<SoapHospital, 'elements' | 'resultCodes' | 'timeZone'>;

/** One record of an answer. */
interface Item {
  /** Without the blanks around it, which pad columns of fixed width; null when the element is absent or empty. */
  text(name: string): string | null;
  required(name: string): string;
  localDate(name: string): string | null;
}

function openItem(element: XmlElement, { elements, timeZone }: Dialect): Item {
  const text = (name: string): string | null => childOf(element, elements[name] ?? name)?.text.trim() || null;
  return {
    text,
    required(name) {
      const value = text(name);
      if (value === null) throw new BadAnswer('a record without what every record has');
      return value;
    },
    localDate: (name) => readLocalDate(text(name), timeZone),
  };
}

/** HL7 table 0085, and N for what was not done. A system without the element gives out final results alone. */
const observationStatuses: Readonly<Record<string, DeliveredStatus>> = {
  '': 'FINAL',
  P: 'PRELIMINARY',
  F: 'FINAL',
  C: 'CORRECTED',
  X: 'CANCELLED',
  N: 'NOT_DONE',
  D: 'DELETED',
};

/** Of an order: in use, stopped, withdrawn. */
const medicationStatuses: Readonly<Record<string, DeliveredMedication['status']>> = {
  '': 'UNKNOWN',
  '1': 'ACTIVE',
  '2': 'COMPLETED',
  D: 'DELETED',
};

function readStatus<Status>(item: Item, statuses: Readonly<Record<string, Status>>): Status {
  const code = item.text('Status') ?? '';
  const status = Object.hasOwn(statuses, code) ? statuses[code] : undefined;
  if (status === undefined) throw new BadAnswer('a status that is not known');
  return status;
}

function readObservation(item: Item) {
  const [testCode, loinc] = [item.text('TestCode'), item.text('Loinc')];
  if (testCode === null && loinc === null) throw new BadAnswer('a record without what every record has');
  return {
    testCode,
    testName: item.text('TestName'),
    loinc,
    value: item.text('Result'),
    unit: item.text('Unit'),
    status: readStatus(item, observationStatuses),
    collectedAt: item.localDate('CollectTime'),
  };
}

function readMedication(item: Item) {
  const status = readStatus(item, medicationStatuses);
  return {
    name: status === 'DELETED' ? item.text('DrugName') : item.required('DrugName'),
    codedName: item.text('GenericName'),
    doseValue: item.text('Dose'),
    doseText: item.text('DoseText'),
    doseUnit: item.text('DoseUnit'),
    route: item.text('Route'),
    frequency: item.text('Frequency'),
    indication: item.text('Indication'),
    status,
    start: item.localDate('StartTime'),
    end: item.localDate('StopTime'),
  };
}

type Own<Kind extends RecordKind> = Omit<RecordOf<Kind>, 'kind' | 'sourceId' | 'recordedAt'>;

const readers: { readonly [Kind in RecordKind]: (item: Item) => Own<Kind> } = {
  LABORATORY: (item) => ({
    ...readObservation(item),
    rangeLow: item.text('RangeLow'),
    rangeHigh: item.text('RangeHigh'),
    rangeText: item.text('RefRange'),
    category: item.text('Category'),
    specimen: item.text('Specimen'),
    flag: item.text('Flag'),
  }),
  VITAL_SIGNS: (item) => ({
    ...readObservation(item),
    position: item.text('Position'),
    location: item.text('Site'),
  }),
  MEDICATION: readMedication,
};

/**
 * All records of a function's answer. Throws UnknownPatient when it says so, and BadAnswer when it tells an error, is about another patient, or holds a record that cannot be read: part of
 * an answer would look like all of it.
 */
export function readRecords<Kind extends RecordKind>(
  kind: Kind,
  recordNumber: string,
  answer: XmlElement,
  dialect: Dialect,
): RecordOf<Kind>[] {
  const { elements, resultCodes, timeZone } = dialect;
  const told = (name: string) => descendantsOf(answer, elements[name] ?? name);
  // Of the answer or of its Body; deeper down, it would be some record's.
  const resultCode = [answer, ...answer.children]
    .map((element) => childOf(element, elements.ResultCode ?? 'ResultCode')?.text.trim())
    .find((code) => code !== undefined);
  if (resultCode === resultCodes.unknownPatient) throw new UnknownPatient();
  if (resultCode !== resultCodes.success) throw new BadAnswer('an error');
  if (told('PatientNo').some(({ text }) => text.trim() !== recordNumber.trim()))
    throw new BadAnswer('about another patient');
  return told('Item').map((element) => {
    const item = openItem(element, dialect);
    return {
      kind,
      sourceId: item.required('ItemNo'),
      recordedAt: readInstant(item.text('ReportTime'), timeZone),
      ...readers[kind](item),
    } as RecordOf<Kind>;
  });
}
