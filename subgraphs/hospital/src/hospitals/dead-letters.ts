/** Messages that could not be taken, for those who find out why. Their content stays where it is. */
import type { Page, PageRequest } from '@meridian/kit/connection';
import { readPage } from '@meridian/kit/database/list';
import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DeadLetterRecord } from '../records.ts';

export interface DeadLetterFilter {
  readonly hospitalId: string | null;
  readonly pendingOnly: boolean;
}

export interface DeadLetters {
  /** Names the list in its cursors. */
  readonly name: string;
  /** Latest first. */
  page(request: PageRequest, filter: DeadLetterFilter): Promise<Page<DeadLetterRecord>>;
  count(filter: DeadLetterFilter): Promise<number>;
  byId(id: string): Promise<DeadLetterRecord | null>;
}

type Row = Omit<DeadLetterRecord, 'hospital'> & { hospitalId: string; hospitalName: string; number: number };

// Lists ascend; the latest letter has the least age in them.
const from = sql`(select d.*, -extract(epoch from d.received_at) as latest_first, h.id as hospital_id, h.name as hospital_name
  from hospital.dead_letter d join hospital.hospital h on h.number = d.hospital_number) t`;

const select = sql`t.id, t.hospital_id as "hospitalId", t.hospital_name as "hospitalName", t.hospital_number as number,
  t.received_at as "receivedAt", t.control_id as "controlId", t.code, t.reason, octet_length(t.body) as "sizeBytes",
  t.replayed_at as "replayedAt", t.outcome`;

const conditions = ({ hospitalId, pendingOnly }: DeadLetterFilter): readonly RawBuilder<boolean>[] => [
  ...(hospitalId === null ? [] : [sql<boolean>`t.hospital_id = ${hospitalId}::uuid`]),
  ...(pendingOnly ? [sql<boolean>`t.outcome is distinct from 'STORED'`] : []),
];

const toDeadLetter = ({ hospitalId, hospitalName, number, ...letter }: Row): DeadLetterRecord => ({
  ...letter,
  hospital: { id: hospitalId, name: hospitalName, number },
});

export const createDeadLetters = (kysely: Kysely<AnyTables>): DeadLetters => ({
  name: 'dead-letters',
  page: (request, filter) =>
    readPage<Row, DeadLetterRecord>(
      kysely,
      { request, from, select, order: ['latest_first'], where: conditions(filter) },
      toDeadLetter,
    ),
  async count(filter) {
    const where = sql.join([sql<boolean>`true`, ...conditions(filter)], sql` and `);
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${from} where ${where}`.execute(kysely);
    return rows[0]?.count ?? 0;
  },
  async byId(id) {
    const { rows } = await sql<Row>`select ${select} from ${from} where t.id = ${id}::uuid`.execute(kysely);
    return rows[0] === undefined ? null : toDeadLetter(rows[0]);
  },
});
