/** Where messages are stored: a message and its effect in one transaction, so that what is acknowledged is there, and there once. */
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, sql } from 'kysely';
import { findSubject, mergeRecordNumbers } from '../../../delivery/find-subject.ts';
import { saveRecords } from '../../../delivery/save-records.ts';
import type { MllpHospital } from '../../../hospitals/config.ts';
import { BadAnswer } from '../adapter.ts';
import type { RecordKind } from '../records.ts';
import { type Content, readContent } from './content.ts';
import type { Envelope, Message } from './message.ts';
import { countMessage, type MessageOutcome } from './message-counts.ts';
import type { Merge } from './patient.ts';
import { Refusal } from './refusal.ts';

/** What became of a message that was taken; `kinds` of the subject's records may have changed. */
export interface Receipt {
  readonly outcome: Extract<MessageOutcome, 'STORED' | 'REPEATED' | 'NOT_SUBJECT' | 'IGNORED'>;
  readonly subjectId: string | null;
  readonly kinds: readonly RecordKind[];
}

export interface Inbox {
  /** Resolves when everything is committed. Rejects with Refusal when the message cannot be taken, and with the database's own error when that fails: nothing is stored then. */
  take(envelope: Envelope, hash: Buffer, body: Buffer): Promise<Receipt>;
}

export interface InboxDeps {
  readonly hospital: MllpHospital;
  readonly kysely: Kysely<AnyTables>;
}

/** What a message does to one subject, inside the transaction that stores it. */
interface Effect {
  readonly subjectId: string;
  readonly kinds: readonly RecordKind[];
  readonly keepsBody: boolean;
  apply(trx: Kysely<AnyTables>): Promise<unknown>;
}

const maxAttempts = 3;
const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');
/** Two connections about the same subject: serialization_failure, deadlock_detected. */
const isConflict = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error));
/** Data exception, constraint violation, program limit: the message is at fault, and would be the next time too. */
const isOfMessage = (error: unknown): boolean => /^(22|23|54)/.test(codeOf(error)) || error instanceof BadAnswer;

async function findOne(
  kysely: Kysely<AnyTables>,
  hospital: number,
  numbers: readonly string[],
): Promise<string | null> {
  const found = new Set<string>();
  for (const number of numbers) {
    const subjectId = await findSubject(kysely, hospital, number);
    if (subjectId !== null) found.add(subjectId);
  }
  if (found.size > 1) throw new Refusal('205', 'the record numbers are those of more than one subject');
  return [...found][0] ?? null;
}

export function createInbox({ hospital, kysely }: InboxDeps): Inbox {
  const { number } = hospital;

  async function count(outcome: MessageOutcome, { disagrees }: Envelope): Promise<void> {
    await countMessage(number, outcome, disagrees).execute(kysely);
  }

  async function mergeEffect(merges: readonly Merge[]): Promise<Effect | null> {
    const ofSubjects: { readonly subjectId: string; readonly merge: Merge }[] = [];
    for (const merge of merges) {
      const subjectId = await findOne(kysely, number, [...merge.prior, ...merge.current]);
      if (subjectId !== null) ofSubjects.push({ subjectId, merge });
    }
    const [first] = ofSubjects;
    if (first === undefined) return null;
    return {
      subjectId: first.subjectId,
      kinds: [],
      // It tells who the patient is, and nothing else that is needed.
      keepsBody: false,
      async apply(trx) {
        for (const { merge } of ofSubjects)
          for (const prior of merge.prior) await mergeRecordNumbers(trx, number, prior, merge.current[0] as string);
      },
    };
  }

  async function effectOf(content: Exclude<Content, { kind: 'NOTHING' }>, message: Message): Promise<Effect | null> {
    if (content.kind === 'MERGES') return mergeEffect(content.merges);
    const subjectId = await findOne(kysely, number, content.patient);
    if (subjectId === null) return null;
    const { records } = content;
    return {
      subjectId,
      kinds: [...new Set(records.map(({ kind }) => kind))],
      keepsBody: true,
      apply: (trx) =>
        saveRecords(trx, {
          ...{ hospital, subjectId, records, replaces: null, retrievedAt: new Date() },
          ...{ messageControlId: message.header.controlId, charset: message.charset },
        }),
    };
  }

  /** The hash of the message that was stored under the same control id; null when there is none. */
  async function findKnown(executor: Kysely<AnyTables>, { header }: Message): Promise<Buffer | null> {
    const { rows } = await sql<{ hash: string }>`select encode(body_hash, 'hex') as hash from hospital.message
      where hospital_number = ${number}::smallint and sending_application = ${header.sendingApplication}
        and sending_facility = ${header.sendingFacility} and control_id = ${header.controlId}`.execute(executor);
    return rows[0] === undefined ? null : Buffer.from(rows[0].hash, 'hex');
  }

  function repeat(known: Buffer, hash: Buffer): Receipt {
    if (!known.equals(hash)) throw new Refusal('205', 'another message had this control id');
    return { outcome: 'REPEATED', subjectId: null, kinds: [] };
  }

  /** False when a message with this control id is there already. */
  async function insert(
    trx: Kysely<AnyTables>,
    message: Message,
    effect: Effect,
    hash: Buffer,
    body: Buffer,
  ): Promise<boolean> {
    const { header, charset } = message;
    const { rows } = await sql`insert into hospital.message
        (hospital_number, sending_application, sending_facility, control_id, body_hash, message_type, outcome, subject_id, body, charset)
      values (${number}::smallint, ${header.sendingApplication}, ${header.sendingFacility}, ${header.controlId}, ${hash},
        ${`${header.type}^${header.event}`}, 'STORED', ${effect.subjectId}::uuid, ${effect.keepsBody ? body : null}, ${charset})
      on conflict (hospital_number, sending_application, sending_facility, control_id) do nothing returning id`.execute(
      trx,
    );
    return rows.length === 1;
  }

  async function store(
    envelope: Envelope,
    message: Message,
    effect: Effect,
    hash: Buffer,
    body: Buffer,
  ): Promise<Receipt> {
    const { subjectId, kinds } = effect;
    const receipt = await kysely.transaction().execute(async (trx): Promise<Receipt> => {
      if (!(await insert(trx, message, effect, hash, body)))
        return repeat((await findKnown(trx, message)) ?? hash, hash);
      await effect.apply(trx);
      await countMessage(number, 'STORED', envelope.disagrees).execute(trx);
      return { outcome: 'STORED', subjectId, kinds };
    });
    if (receipt.outcome === 'REPEATED') await count('REPEATED', envelope);
    return receipt;
  }

  async function attempt(
    envelope: Envelope,
    message: Message,
    content: Content,
    hash: Buffer,
    body: Buffer,
  ): Promise<Receipt> {
    const effect = content.kind === 'NOTHING' ? null : await effectOf(content, message);
    if (effect !== null) return store(envelope, message, effect, hash, body);
    const known = content.kind === 'NOTHING' ? null : await findKnown(kysely, message);
    const outcome =
      known !== null ? repeat(known, hash).outcome : content.kind === 'NOTHING' ? 'IGNORED' : 'NOT_SUBJECT';
    await count(outcome, envelope);
    return { outcome, subjectId: null, kinds: [] };
  }

  return {
    async take(envelope, hash, body) {
      const message = envelope.open();
      const content = readContent(message, hospital);
      for (let attempts = 1; ; attempts += 1) {
        try {
          return await attempt(envelope, message, content, hash, body);
        } catch (error) {
          if (isOfMessage(error)) throw new Refusal('102', 'the message holds what cannot be stored');
          if (!isConflict(error) || attempts === maxAttempts) throw error;
        }
      }
    },
  };
}
