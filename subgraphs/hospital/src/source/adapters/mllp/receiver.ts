/** A frame to its acknowledgement, and a dead letter to what its replay comes to. */
import { hash as digest } from 'node:crypto';
import type { AnyTables } from '@meridian/kit/database/open';
import type { Logger } from '@meridian/kit/logger';
import type { Kysely } from 'kysely';
import type { MllpHospital } from '../../../hospitals/config.ts';
import type { RecordKind } from '../records.ts';
import { wantsAcknowledgement, writeAcknowledgement } from './acknowledge.ts';
import { maxNameLength } from './content.ts';
import { keepDeadLetter, readDeadLetter, recordReplay } from './dead-letters.ts';
import type { Frame } from './frame.ts';
import { createInbox, type Receipt } from './inbox.ts';
import { type Envelope, readEnvelope } from './message.ts';
import { countMessage } from './message-counts.ts';
import { Refusal } from './refusal.ts';

export interface ReceiverDeps {
  readonly hospital: MllpHospital;
  readonly kysely: Kysely<AnyTables>;
  readonly logger: Logger;
  readonly onArrival: (arrival: { readonly subjectId: string; readonly kinds: readonly RecordKind[] }) => void;
}

export interface Answer {
  readonly isTaken: boolean;
  /** Null when the sender wants none. */
  readonly acknowledgement: Buffer | null;
}

export interface Receiver {
  /** Rejects when the database fails: the message must go unanswered, so that it is sent again. */
  receive(frame: Frame): Promise<Answer>;
  /** STORED when the message was taken or had been already; NOT_SUBJECT or IGNORED when it has no effect; else the code it was refused with. Throws NOT_FOUND. */
  replay(deadLetterId: string): Promise<string>;
}

const hashOf = (bytes: Buffer): Buffer => digest('sha256', bytes, 'buffer');
const tooLarge = new Refusal('207', 'the message is too large');

export function createReceiver({ hospital, kysely, logger, onArrival }: ReceiverDeps): Receiver {
  const { number, charset } = hospital;
  const inbox = createInbox({ hospital, kysely });

  async function take(envelope: Envelope, hash: Buffer, body: Buffer): Promise<Receipt> {
    const receipt = await inbox.take(envelope, hash, body);
    const { subjectId, kinds } = receipt;
    if (subjectId !== null && kinds.length > 0) onArrival({ subjectId, kinds });
    return receipt;
  }

  async function keep(refusal: Refusal, envelope: Envelope, hash: Buffer, body: Buffer): Promise<void> {
    const { header, disagrees } = envelope;
    logger.warn({ hospital: number, code: refusal.code, reason: refusal.reason }, 'a message was refused');
    if (refusal.acknowledgment === 'AR') await countMessage(number, 'REJECTED', disagrees).execute(kysely);
    else {
      const name = header?.controlId.replaceAll('\0', '') ?? '';
      // What is too long for a name is content.
      const controlId = name === '' || name.length > maxNameLength ? null : name;
      await keepDeadLetter(kysely, { hospitalNumber: number, controlId, refusal, body, hash, disagrees });
    }
  }

  return {
    async receive({ bytes, isTooLarge }) {
      const envelope = readEnvelope(bytes, charset);
      const hash = hashOf(bytes);
      let refusal: Refusal | null = null;
      try {
        if (isTooLarge) throw tooLarge;
        const { outcome } = await take(envelope, hash, bytes);
        logger.debug({ hospital: number, type: envelope.header?.type, outcome }, 'a message was taken');
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refusal = error;
        // A part of a message must never be replayed as if it were the whole.
        await keep(refusal, envelope, hash, isTooLarge ? Buffer.alloc(0) : bytes);
      }
      const { header } = envelope;
      const acknowledgement = wantsAcknowledgement(header)
        ? writeAcknowledgement({ header, charset: envelope.charset, refusal })
        : null;
      return { isTaken: refusal === null, acknowledgement };
    },
    async replay(deadLetterId) {
      const body = await readDeadLetter(kysely, number, deadLetterId);
      const outcome = await take(readEnvelope(body, charset), hashOf(body), body).then(
        (receipt) => (receipt.outcome === 'REPEATED' ? 'STORED' : receipt.outcome),
        (error: unknown) => {
          if (error instanceof Refusal) return error.code;
          throw error;
        },
      );
      await recordReplay(kysely, deadLetterId, outcome);
      return outcome;
    },
  };
}
