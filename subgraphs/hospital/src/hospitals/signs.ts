/** What the database knows of the hospitals themselves, whoever their patients are. */
import { currentCall, detached } from '@meridian/kit/call';
import type { AnyTables } from '@meridian/kit/database/open';
import { watchCall } from '@meridian/kit/resilience/call-watch';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { studyVersion } from './kept.ts';
import type { Order } from './operators.ts';

export interface Sign {
  readonly number: number;
  readonly hospitalId: string;
  /** What an operator last ordered. */
  readonly order: Order | null;
  /** When any process last took a message of the hospital, a heartbeat too. */
  readonly lastMessageAtMs: number | null;
}

export interface Signs {
  readonly byNumber: ReadonlyMap<number, Sign>;
  /** Another one after every import. */
  readonly studyVersion: number;
}

interface Row {
  readonly number: number;
  readonly hospitalId: string;
  readonly orderId: number | null;
  readonly action: Order['action'] | null;
  readonly lastMessageAt: string | null;
  readonly studyVersion: number;
}

export const lastMessageAt = (number: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql`(select max(c.last_at) from hospital.message_count c where c.hospital_number = ${number}
    and c.outcome in ('STORED', 'REPEATED', 'NOT_SUBJECT', 'IGNORED'))`;

async function readSigns(kysely: Kysely<AnyTables>): Promise<Signs> {
  const { rows } = await sql<Row>`select h.number, h.id as "hospitalId", o.id as "orderId", o.action,
      ${lastMessageAt(sql.ref('h.number'))} as "lastMessageAt", ${studyVersion} as "studyVersion"
    from hospital.hospital h left join lateral (
      select a.id, a.action from hospital.operator_action a
      where a.hospital_number = h.number and a.action in ('ISOLATE', 'RESET') order by a.id desc limit 1
    ) o on true`.execute(kysely);
  const signs = rows.map(({ number, hospitalId, orderId, action, lastMessageAt }) => ({
    number,
    hospitalId,
    order: orderId === null || action === null ? null : { id: orderId, action },
    lastMessageAtMs: lastMessageAt === null ? null : Date.parse(lastMessageAt),
  }));
  return { byNumber: new Map(signs.map((sign) => [sign.number, sign])), studyVersion: rows[0]?.studyVersion ?? 0 };
}

/** So soon does every process follow an operator. */
const signsForMs = 1_000;

/** Reads them at most once a second, for all calls together; `onRead` is told of them before any call is. Rejects with TIMEOUT when the running call ends first. */
export function keepSigns(
  kysely: Kysely<AnyTables>,
  now: () => number,
  onRead: (signs: Signs) => void,
): () => Promise<Signs> {
  let latest: { readonly readAtMs: number; readonly signs: Promise<Signs> } | null = null;

  function recent(): Promise<Signs> {
    if (latest !== null && now() - latest.readAtMs < signsForMs) return latest.signs;
    const signs = detached(async () => {
      const read = await readSigns(kysely);
      onRead(read);
      return read;
    });
    signs.catch(() => {
      latest = null;
    });
    latest = { readAtMs: now(), signs };
    return signs;
  }

  return async () => {
    const call = currentCall();
    const watch = watchCall(call?.signal, call?.deadlineAtMs ?? Number.POSITIVE_INFINITY);
    try {
      return await Promise.race([recent(), watch.ended]);
    } finally {
      watch.stop();
    }
  };
}
