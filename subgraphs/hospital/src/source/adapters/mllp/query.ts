/** Asks a hospital that answers queries (QBP^Q11, RSP^K11; HL7 v2 chapter 5) for a patient's records. */
import { randomBytes } from 'node:crypto';
import type { MllpHospital } from '../../../hospitals/config.ts';
import { BadAnswer, type PulledHospital, UnknownPatient } from '../adapter.ts';
import type { DeliveredRecord, RecordKind, RecordOf } from '../records.ts';
import { charsetNames, encode } from './charset.ts';
import { exchange } from './exchange.ts';
import { type Message, readEnvelope } from './message.ts';
import { type Reading, readObservations } from './observations.ts';
import { readRecordNumbers } from './patient.ts';
import { readMedications } from './pharmacy.ts';
import { Refusal } from './refusal.ts';
import { usualDelimiters, writeText } from './syntax.ts';
import { writeDateTime } from './timestamp.ts';

/** QPD-1: the name that this query has in its conformance statement. QPD-3 is the record number, QPD-4 the kind of records; a hospital that knows no kinds answers with all. */
export const queryName = 'Z81^Patient records^L';

function writeQuery(kind: RecordKind, recordNumber: string, controlId: string, { charset }: MllpHospital): Buffer {
  const write = (charsetName: string): string =>
    [
      `MSH|^~\\&|MERIDIAN||||${writeDateTime(new Date().toISOString())}||QBP^Q11^QBP_Q11|${controlId}|P|2.6||||||${charsetName}`,
      `QPD|${queryName}|${controlId}|${writeText(recordNumber, usualDelimiters)}^^^^MR|${kind}`,
      'RCP|I',
      '',
    ].join('\r');
  return encode(write(charsetNames[charset]), charset) ?? Buffer.from(write(charsetNames['UTF-8']));
}

/** Throws UnknownPatient, BadAnswer. */
function checkAnswer({ header, segments }: Message, controlId: string, recordNumber: string): void {
  const find = (id: string) => segments.find((segment) => segment.id === id);
  const refuse = (why: string): never => {
    throw new BadAnswer(why);
  };
  const acknowledgement = find('MSA');
  if (header.type !== 'RSP' && header.type !== 'ACK') refuse('it is no answer to a query');
  if (acknowledgement?.text(2) !== controlId) refuse('it answers another question');
  // Table 0357: unknown key identifier.
  if (segments.some((segment) => segment.id === 'ERR' && segment.component(3, 1) === '204')) throw new UnknownPatient();
  if (acknowledgement?.text(1) !== 'AA') refuse('the hospital reports an error');
  const [status, patient] = [find('QAK')?.text(2), find('PID')];
  // Table 0208: NF is no data. Whoever has a patient without data still names them.
  if (status === 'NF' && patient === undefined) throw new UnknownPatient();
  if (status !== 'OK' && status !== 'NF') refuse('the hospital reports an error');
  if (find('DSC')?.text(1) != null) refuse('it is a part of an answer');
  const isAboutPatient = segments
    .filter(({ id }) => id === 'PID')
    .every((segment) => readRecordNumbers(segment, 3).includes(recordNumber));
  if (patient === undefined || !isAboutPatient) refuse('it is about another patient');
}

function readRecords(kind: RecordKind, { segments }: Message, reading: Reading): readonly DeliveredRecord[] {
  if (kind !== 'MEDICATION') return readObservations(segments, reading).filter((record) => record.kind === kind);
  return segments.some(({ id }) => id === 'RXE' || id === 'RXD') ? readMedications(segments, reading) : [];
}

export function createQueryHospital({ hospital }: { readonly hospital: MllpHospital }): PulledHospital {
  const { query, timeZone, mapping, charset } = hospital;
  if (query === undefined) throw new Error('the hospital answers no queries');
  return {
    async fetch<Kind extends RecordKind>(
      kind: Kind,
      recordNumber: string,
      call: Parameters<PulledHospital['fetch']>[2],
    ) {
      const controlId = randomBytes(10).toString('hex');
      const question = writeQuery(kind, recordNumber, controlId, hospital);
      const answer = await call((signal) => exchange(query, question, signal));
      try {
        const message = readEnvelope(answer, charset).open();
        checkAnswer(message, controlId, recordNumber);
        // When the answer was written says nothing about when the records were.
        return readRecords(kind, message, { timeZone, tests: mapping.tests, recordedAt: null }) as RecordOf<Kind>[];
      } catch (error) {
        throw error instanceof Refusal ? new BadAnswer(error.reason) : error;
      }
    },
    close: async () => undefined,
  };
}
