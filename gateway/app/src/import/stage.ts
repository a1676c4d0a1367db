/** SQL between a temporary stage table and the table that it fills; everything happens inside the caller's transaction. */
import { copyIn } from '@meridian/kit/database/copy';
import type { AnyTables } from '@meridian/kit/database/open';
import type { TableLoad } from '@meridian/kit/import';
import { type RawBuilder, sql, type Transaction } from 'kysely';

type Trx = Transaction<AnyTables>;

export interface Stage {
  readonly name: string;
  readonly target: TableLoad;
}

const lineColumn = 'source_line';
const table = (name: string): RawBuilder<unknown> => sql.id(...name.split('.'));
const list = (names: readonly string[], alias?: string): RawBuilder<unknown> =>
  sql.join(names.map((name) => (alias ? sql.ref(`${alias}.${name}`) : sql.id(name))));
const sameKey = (key: readonly string[]): RawBuilder<unknown> =>
  sql.join(
    key.map((name) => sql`t.${sql.id(name)} = s.${sql.id(name)}`),
    sql` and `,
  );

export async function createStage(trx: Trx, index: number, target: TableLoad): Promise<Stage> {
  const name = `import_stage_${index}`;
  await sql`drop table if exists ${sql.id('pg_temp', name)}`.execute(trx);
  await sql`create temporary table ${sql.id(name)} on commit drop as select 0 as ${sql.id(lineColumn)}, ${list(target.columns)} from ${table(target.table)} with no data`.execute(
    trx,
  );
  return { name, target };
}

export async function copyToStage(trx: Trx, { name, target }: Stage, bytes: Uint8Array): Promise<void> {
  async function* once(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  await copyIn(trx, name, [lineColumn, ...target.columns], once());
}

/** Lines whose row has the natural key of an earlier one. */
export async function repeatedLines(trx: Trx, { name, target }: Stage): Promise<readonly number[]> {
  await sql`analyze ${sql.id(name)}`.execute(trx);
  const repeated =
    await sql`select from ${sql.id(name)} group by ${list(target.key)} having count(*) > 1 limit 1`.execute(trx);
  if (repeated.rows.length === 0) return [];
  const { rows } = await sql<{ line: number }>`select line from (
      select ${sql.id(lineColumn)} as line, row_number() over (partition by ${list(target.key)} order by ${sql.id(lineColumn)}) as occurrence from ${sql.id(name)}
    ) as numbered where occurrence > 1 group by line order by line`.execute(trx);
  return rows.map(({ line }) => line);
}

export interface Owner {
  readonly studyId: string;
  readonly dataset: string;
  /** SQL patterns of dataset names which this one replaces, e.g. lb__ when lb comes whole. */
  readonly replaces: readonly string[];
}

/** Deletes rows of this study and dataset that the stage does not have, and rows of datasets which this one replaces. */
export async function deleteVanished(
  trx: Trx,
  { name, target }: Stage,
  { studyId, dataset, replaces }: Owner,
): Promise<void> {
  await sql`delete from ${table(target.table)} t where t.study_id = ${studyId}::uuid and (
      t.dataset like any(${[...replaces]}::text[])
      or t.dataset = ${dataset} and not exists (select from ${sql.id(name)} s where ${sameKey(target.key)})
    )`.execute(trx);
}

/** Inserts new rows, updates changed ones and leaves the others alone. Rows are compared as text, because 1.0 and 1.00 are equal numbers but not the same value. */
export async function upsert(trx: Trx, { name, target }: Stage, { studyId, dataset }: Owner): Promise<void> {
  const { key, columns } = target;
  const values = columns.filter((column) => !key.includes(column));
  const isUnchanged =
    values.length === 0 ? sql`true` : sql`row(${list(values, 't')})::text = row(${list(values, 's')})::text`;
  const set = sql.join([
    ...values.map((column) => sql`${sql.id(column)} = excluded.${sql.id(column)}`),
    sql`loaded_at = now()`,
  ]);
  await sql`insert into ${table(target.table)} (study_id, dataset, ${list(columns)})
    select ${studyId}::uuid, ${dataset}, ${list(columns, 's')} from ${sql.id(name)} s
    where not exists (select from ${table(target.table)} t where t.study_id = ${studyId}::uuid and t.dataset = ${dataset} and ${sameKey(key)} and ${isUnchanged})
    order by s.${sql.id(lineColumn)}
    on conflict (study_id, dataset, ${list(key)}) do update set ${set}`.execute(trx);
}
