/** What an import does when every dataset is loaded. */
import type { AnyTables } from '@meridian/kit/database/open';
import type { Finding, RaisedAlert, StudyKeys } from '@meridian/kit/import';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { ImportingSubgraph } from './subgraph.ts';
import type { OnImportEvent } from './summary.ts';

export interface Evaluation {
  readonly findings: number;
  readonly raised: readonly RaisedAlert[];
}

/** Lets every subgraph's rules read the study, and raises alerts of what they found. */
export async function evaluateRules(
  trx: Transaction<AnyTables>,
  subgraphs: readonly ImportingSubgraph[],
  study: StudyKeys,
  onEvent: OnImportEvent,
): Promise<Evaluation> {
  const findings: Finding[] = [];
  onEvent({ kind: 'finishing', step: 'rules' });
  for (const subgraph of subgraphs) findings.push(...((await subgraph.finish?.(trx, study)) ?? []));
  onEvent({ kind: 'finishing', step: 'alerts' });
  const raised: RaisedAlert[] = [];
  for (const subgraph of subgraphs) raised.push(...((await subgraph.raiseAlerts?.(trx, study, findings)) ?? []));
  return { findings: findings.length, raised };
}

/** The tables that an import writes. */
export const importTables = (subgraphs: readonly ImportingSubgraph[]): ReadonlySet<string> =>
  new Set(
    subgraphs.flatMap(({ name, loads }) => [
      `${name}.subject_scope`,
      ...loads.flatMap((load) => load.tables.map(({ table }) => table)),
    ]),
  );

/** Tells the database's planner how full the tables are now, and clears them of dead rows: lists are then counted in an index alone, and the embedded database never vacuums by itself. */
export async function updateStatistics(kysely: Kysely<AnyTables>, tables: Iterable<string>): Promise<void> {
  for (const table of tables) await sql`vacuum analyze ${sql.id(...table.split('.'))}`.execute(kysely);
}
