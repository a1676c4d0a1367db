/** A message to what it asks to be done. */
import type { MllpHospital } from '../../../hospitals/config.ts';
import type { DeliveredRecord } from '../records.ts';
import type { Header, Message } from './message.ts';
import { type Reading, readObservations } from './observations.ts';
import { type Merge, readMerges, readPatient } from './patient.ts';
import { readMedications } from './pharmacy.ts';
import { Refusal } from './refusal.ts';
import { readInstant } from './timestamp.ts';

export type Content =
  | { readonly kind: 'RECORDS'; readonly patient: readonly string[]; readonly records: readonly DeliveredRecord[] }
  | { readonly kind: 'MERGES'; readonly merges: readonly Merge[] }
  /** A sign of life, or of a patient's coming and going: nothing that a study keeps. */
  | { readonly kind: 'NOTHING' };

type Read = (message: Message, hospital: MllpHospital) => Content;

const readingOf = ({ header }: Message, { timeZone, mapping }: MllpHospital): Reading => ({
  timeZone,
  tests: mapping.tests,
  recordedAt: readInstant(header.sentAt, timeZone),
});

const observations: Read = (message, hospital) => ({
  kind: 'RECORDS',
  patient: readPatient(message.segments),
  records: readObservations(message.segments, readingOf(message, hospital)),
});
const medications: Read = (message, hospital) => ({
  kind: 'RECORDS',
  patient: readPatient(message.segments),
  records: readMedications(message.segments, readingOf(message, hospital)),
});
const merges: Read = ({ segments }) => ({ kind: 'MERGES', merges: readMerges(segments) });
const nothing: Read = () => ({ kind: 'NOTHING' });

/** By type (MSH-9.1) and event (MSH-9.2). The names without `11` and `13`, and none, are those of versions before 2.4. */
const readers: Readonly<Record<string, Readonly<Record<string, Read>>>> = {
  ORU: { R01: observations, '': observations },
  RDE: { O11: medications, O25: medications, O01: medications },
  RDS: { O13: medications, O01: medications },
  ADT: { A34: merges, A36: merges, A40: merges },
  NMD: { N02: nothing },
};

function findReader({ type, event }: Header): Read {
  if (!Object.hasOwn(readers, type)) throw new Refusal('200', 'messages of this type are not taken');
  const events = readers[type] as Readonly<Record<string, Read>>;
  if (Object.hasOwn(events, event)) return events[event] as Read;
  // Of a patient's movements only merges matter.
  if (type === 'ADT' && /^A\d\d$/.test(event)) return nothing;
  throw new Refusal('201', 'messages of this event are not taken');
}

/** The longest that any version allows is 199 for MSH-10 and 227 for the others. */
export const maxNameLength = 227;

const sender = ({ sendingApplication, sendingFacility }: Header): string => sendingApplication + sendingFacility;

/** Throws Refusal. */
export function readContent(message: Message, hospital: MllpHospital): Content {
  const { header } = message;
  const read = findReader(header);
  // Table 0103: what is for training or debugging is no record of a patient.
  if (header.processingId !== 'P' && header.processingId !== '')
    throw new Refusal('202', 'only production messages are taken');
  if (!/^2\.[1-9](\.\d)?$/.test(header.version)) throw new Refusal('203', 'only version 2 is taken');
  if (header.controlId === '') throw new Refusal('101', 'the message has no control id');
  if (header.controlId.length > maxNameLength || sender(header).length > 2 * maxNameLength)
    throw new Refusal('102', 'MSH-3, MSH-4 or MSH-10 is too long');
  return read(message, hospital);
}
