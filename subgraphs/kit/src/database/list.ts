/** Reads one list of many parents in one statement: a lateral join over the parents, a keyset within each. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { badCursor, type ListSource, type Page, type PageRequest } from '../connection.ts';
import type { AnyTables } from './open.ts';

export interface SqlList<Row, Node, Filter> {
  /** Names the list in its cursors: short, stable, unique within the subgraph. */
  readonly name: string;
  readonly kysely: Kysely<AnyTables>;
  /** FROM, with joins; the record's own table has the alias t and a column id. */
  readonly from: RawBuilder<unknown>;
  /** Column of t that names the parent. */
  readonly parent: string;
  /** Columns to select, aliased to Row's names; t.id must be among them as "id". */
  readonly select: RawBuilder<unknown>;
  /** Columns of t to sort by, all ascending and not null; t.id is added, so that the order is total. An index over (parent, ...order) serves the page. */
  readonly order: readonly string[];
  /** Conditions for a filter; an empty list for none. */
  readonly where?: (filter: Filter) => readonly RawBuilder<boolean>[];
  readonly toNode: (row: Row) => Node & { readonly id: string };
}

export function sqlList<Row extends { id: string }, Node, Filter = null>(
  list: SqlList<Row, Node, Filter>,
): ListSource<Node, Filter> {
  const { kysely, from } = list;
  const parent = sql.ref(`t.${list.parent}`);
  const order = sql.join([...list.order, 'id'].map((column) => sql.ref(`t.${column}`)));
  const matches = (filter: Filter | null): RawBuilder<unknown> => {
    const conditions = filter === null || list.where === undefined ? [] : list.where(filter);
    return conditions.length === 0
      ? sql`true`
      : sql.join(
          conditions.map((condition) => sql`(${condition})`),
          sql` and `,
        );
  };

  return {
    name: list.name,

    async pages(parentIds, { first, afterId }, filter) {
      const after =
        afterId === null
          ? sql`true`
          : sql`(${order}) > (select ${order} from ${from} where t.id = ${afterId}::uuid and ${parent} = p.id)`;
      const { rows } = await sql<
        Row & { _parent: string }
      >`select page.* from unnest(${[...parentIds]}::uuid[]) as p(id) cross join lateral (
          select ${parent} as "_parent", ${list.select} from ${from} where ${parent} = p.id and ${matches(filter)} and ${after} order by ${order} limit ${first + 1}
        ) page`.execute(kysely);
      const pages = new Map<string, { nodes: (Node & { readonly id: string })[]; hasMore: boolean }>();
      for (const row of rows) {
        const page = pages.get(row._parent) ?? { nodes: [], hasMore: false };
        pages.set(row._parent, page);
        if (page.nodes.length < first) page.nodes.push(list.toNode(row));
        else page.hasMore = true;
      }
      const without = parentIds.filter((id) => !pages.has(id));
      if (afterId === null || without.length === 0) return pages;
      // Nothing may come after a parent's own cursor; to every other parent it is no cursor at all.
      const owner = await parentOf(afterId);
      const refused = without.filter((id) => id !== owner).map((id) => [id, badCursor()] as const);
      return new Map<string, Page<Node> | Error>([...pages, ...refused]);
    },

    async counts(parentIds, filter) {
      const { rows } = await sql<{
        parent: string;
        count: number;
      }>`select ${parent} as parent, count(*) as count from ${from}
        where ${parent} = any(${[...parentIds]}::uuid[]) and ${matches(filter)} group by ${parent}`.execute(kysely);
      return new Map(rows.map((row) => [row.parent, row.count]));
    },
  };

  async function parentOf(id: string): Promise<string | undefined> {
    const { rows } = await sql<{
      parent: string;
    }>`select ${parent} as parent from ${from} where t.id = ${id}::uuid limit 1`.execute(kysely);
    return rows[0]?.parent;
  }
}

export interface RootPage {
  readonly request: PageRequest;
  /** FROM, with joins; the record's own table has the alias t. */
  readonly from: RawBuilder<unknown>;
  readonly select: RawBuilder<unknown>;
  /** Columns of t to sort by, as in SqlList. */
  readonly order: readonly string[];
  readonly where: readonly RawBuilder<boolean>[];
}

/** Reads one page of a list that has no parent. The conditions also hold for the record a cursor names, so that a cursor cannot reach what the caller may not see. */
export async function readPage<Row extends { id: string }, Node>(
  kysely: Kysely<AnyTables>,
  page: RootPage,
  toNode: (row: Row) => Node & { readonly id: string },
): Promise<Page<Node>> {
  const { from, select, request } = page;
  const order = sql.join([...page.order, 'id'].map((column) => sql.ref(`t.${column}`)));
  const where = sql.join([sql<boolean>`true`, ...page.where], sql` and `);
  const after =
    request.afterId === null
      ? sql`true`
      : sql`(${order}) > (select ${order} from ${from} where t.id = ${request.afterId}::uuid and ${where})`;
  const { rows } =
    await sql<Row>`select ${select} from ${from} where ${where} and ${after} order by ${order} limit ${request.first + 1}`.execute(
      kysely,
    );
  if (rows.length === 0 && request.afterId !== null) {
    const known = await sql`select 1 from ${from} where t.id = ${request.afterId}::uuid and ${where} limit 1`.execute(
      kysely,
    );
    if (known.rows.length === 0) throw badCursor();
  }
  return { nodes: rows.slice(0, request.first).map(toNode), hasMore: rows.length > request.first };
}

/**
 * Conditions that a partial date lies within [from, to], both full days or absent. A partial date that may lie within counts as within; an unknown one does not.
 * `column` is text, '' when unknown.
 */
export function dateWithin(
  column: RawBuilder<unknown>,
  from: string | null | undefined,
  to: string | null | undefined,
): RawBuilder<boolean>[] {
  const known = sql<boolean>`${column} <> ''`;
  return [
    ...(from ? [known, sql<boolean>`${column} >= left(${from}::text, length(${column}))`] : []),
    ...(to ? [known, sql<boolean>`left(${column}, 10) <= ${to}::text`] : []),
  ];
}
