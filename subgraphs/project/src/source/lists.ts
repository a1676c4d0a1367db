/** The two shapes of a batched read: one record a key, and a list a key. */
import type { AnyTables } from '@meridian/kit/database/open';
import { groupBy } from '@meridian/kit/loader';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Many, One } from './source.ts';

interface Read {
  /** Expression of a uuid: what the keys are. */
  readonly key: RawBuilder<unknown>;
  /** Columns, aliased to the record's names. */
  readonly select: RawBuilder<unknown>;
  readonly from: RawBuilder<unknown>;
}

export const oneBy =
  <Value>(kysely: Kysely<AnyTables>, { key, select, from }: Read): One<Value> =>
  async (keys) => {
    const { rows } = await sql<Value & { readonly _key: string }>`select ${key} as "_key", ${select} from ${from}
      where ${key} = any(${[...keys]}::uuid[])`.execute(kysely);
    return new Map(rows.map((row) => [row._key, row]));
  };

export const manyBy =
  <Value>(
    kysely: Kysely<AnyTables>,
    { key, select, from, order }: Read & { readonly order: RawBuilder<unknown> },
  ): Many<Value> =>
  async (keys) => {
    const { rows } = await sql<Value & { readonly _key: string }>`select ${key} as "_key", ${select} from ${from}
      where ${key} = any(${[...keys]}::uuid[]) order by ${order}`.execute(kysely);
    return groupBy(rows, (row) => row._key);
  };
