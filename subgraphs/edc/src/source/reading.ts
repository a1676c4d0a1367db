/** How records are read, whether by list or by id. */
import type { SqlList } from '@meridian/kit/database/list';
import { type RawBuilder, sql } from 'kysely';

export type Reading<Row, Node, Filter> = SqlList<Row, Node, Filter>;

export const uuids = (ids: readonly string[]): RawBuilder<unknown> => sql`any(${[...ids]}::uuid[])`;

const camelCase = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Columns of t under the records' names: `visit_num` as "visitNum", `start_at as start` as "start". */
export const columns = (...names: readonly string[]): RawBuilder<unknown> =>
  sql.join(
    names.map((name) => {
      const [column = name, alias = camelCase(column)] = name.split(' as ');
      return sql`${sql.ref(`t.${column}`)} as ${sql.ref(alias)}`;
    }),
  );

/** The records with these ids, by id. */
export async function readByIds<Row extends { id: string }, Node, Filter>(
  { kysely, from, select, toNode }: Reading<Row, Node, Filter>,
  ids: readonly string[],
): Promise<Map<string, Node>> {
  const { rows } = await sql<Row>`select ${select} from ${from} where t.id = ${uuids(ids)}`.execute(kysely);
  return new Map(rows.map((row) => [row.id, toNode(row)]));
}

/** A condition that a column is one of these; none when there are none. */
export const oneOf = (column: string, values: readonly string[] | null | undefined): RawBuilder<boolean>[] =>
  values?.length ? [sql<boolean>`${sql.ref(`t.${column}`)} = any(${[...values]}::text[])`] : [];
