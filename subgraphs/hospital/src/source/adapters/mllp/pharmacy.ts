/** RDE and RDS (HL7 v2 chapter 4A): encoded orders and dispenses to medication. */
import { isDecimal } from '@meridian/kit/row';
import type { DeliveredMedication } from '../records.ts';
import { type Reading, readEntity } from './observations.ts';
import { Refusal } from './refusal.ts';
import { type Segment, wordsOf } from './segment.ts';
import { readInstant, readPartialDateTime } from './timestamp.ts';

function groupByOrder(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const groups: Segment[][] = [];
  for (const segment of segments) {
    if (segment.id === 'ORC') groups.push([segment]);
    else groups.at(-1)?.push(segment);
  }
  return groups;
}

/** Order control (table 0119): what was cancelled was never taken; what was discontinued was, and ended. */
const statusByControl: Readonly<Record<string, DeliveredMedication['status']>> = {
  ...{ CA: 'DELETED', OC: 'DELETED', CR: 'DELETED', DE: 'DELETED' },
  ...{ DC: 'COMPLETED', OD: 'COMPLETED', DR: 'COMPLETED' },
};
/** Order status (table 0038). */
const statusByOrder: Readonly<Record<string, DeliveredMedication['status']>> = {
  ...{ CA: 'DELETED', CM: 'COMPLETED', DC: 'COMPLETED', RP: 'COMPLETED', A: 'ACTIVE', IP: 'ACTIVE' },
};

function statusOf(order: Segment): DeliveredMedication['status'] {
  const [control, status] = [order.text(1) ?? '', order.component(5, 1) ?? ''];
  if (Object.hasOwn(statusByControl, control)) return statusByControl[control] as DeliveredMedication['status'];
  return Object.hasOwn(statusByOrder, status) ? (statusByOrder[status] as DeliveredMedication['status']) : 'UNKNOWN';
}

/** What was written goes first; the text beside a code, or beside what was written, is the dictionary's. */
function readProduct(segment: Segment): { readonly name: string | null; readonly codedName: string | null } {
  const coded = segment.coded(2);
  const [first] = coded.codings;
  const isCoded = first?.code != null || coded.original !== null;
  return { name: wordsOf(coded), codedName: isCoded ? (first?.text ?? null) : null };
}

interface Dose {
  readonly doseValue: string | null;
  readonly doseText: string | null;
  readonly doseUnit: string | null;
}

/** RXE-3 to RXE-5; RXE-7, the instruction, stands for an amount that is none. */
function readDose(encoded: Segment | undefined): Dose {
  if (encoded === undefined) return { doseValue: null, doseText: null, doseUnit: null };
  const [least, most] = [encoded.text(3), encoded.text(4)];
  const doseUnit = encoded.component(5, 1) ?? encoded.component(5, 2);
  if (least !== null && most !== null && least !== most)
    return { doseValue: null, doseText: `${least}-${most}`, doseUnit };
  if (least !== null && isDecimal(least)) return { doseValue: least, doseText: null, doseUnit };
  return { doseValue: null, doseText: least ?? wordsOf(encoded.coded(7)), doseUnit };
}

/** When and how often: TQ1, or before version 2.5 the quantity/timing inside of RXE and ORC. */
function readTiming(timing: Segment | undefined, encoded: Segment | undefined, order: Segment) {
  if (timing !== undefined)
    return {
      frequency: timing.component(3, 1) ?? timing.component(3, 1, 2),
      start: timing.component(7, 1),
      end: timing.component(8, 1),
    };
  const [segment, number] = encoded !== undefined && encoded.raw(1) !== '' ? [encoded, 1] : [order, 7];
  return {
    frequency: segment.component(number, 2),
    start: segment.component(number, 4),
    end: segment.component(number, 5),
  };
}

function readOrder(segments: readonly Segment[], { timeZone, recordedAt }: Reading): DeliveredMedication {
  const [order] = segments as readonly [Segment, ...Segment[]];
  const find = (id: string): Segment | undefined => segments.find((segment) => segment.id === id);
  const [encoded, dispensed] = [find('RXE'), find('RXD')];
  const product = encoded ?? dispensed;
  if (product === undefined) throw new Refusal('100', 'an order has neither RXE nor RXD');
  // What was encoded or dispensed may differ from what was ordered, which stands before it.
  const after = segments.slice(segments.indexOf(product));
  const findLast = (id: string): Segment | undefined => after.find((segment) => segment.id === id) ?? find(id);
  const sourceId = readEntity(order, 3) ?? readEntity(order, 2) ?? product.text(encoded === undefined ? 7 : 15);
  if (sourceId === null) throw new Refusal('101', 'an order has no number');
  const { frequency, start, end } = readTiming(findLast('TQ1'), encoded, order);
  const route = findLast('RXR');
  const { name, codedName } = readProduct(product);
  const status = statusOf(order);
  if (name === null && status !== 'DELETED') throw new Refusal('101', 'an order does not say of what');
  return {
    kind: 'MEDICATION',
    sourceId,
    recordedAt: readInstant(order.component(9, 1), timeZone) ?? recordedAt,
    name,
    codedName,
    ...readDose(encoded),
    route: route === undefined ? null : wordsOf(route.coded(1)),
    frequency,
    indication: wordsOf(encoded === undefined ? product.coded(21) : encoded.coded(27)),
    status,
    start: readPartialDateTime(start ?? dispensed?.component(3, 1) ?? null, timeZone),
    end: readPartialDateTime(end, timeZone),
  };
}

/** One record an order. Throws Refusal when an order cannot be told exactly. */
export function readMedications(segments: readonly Segment[], reading: Reading): DeliveredMedication[] {
  const groups = groupByOrder(segments).filter((group) => !group.some(({ id }) => id === 'OBR'));
  if (groups.length === 0) throw new Refusal('100', 'a pharmacy message has no order');
  return groups.map((group) => readOrder(group, reading));
}
