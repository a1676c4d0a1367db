/** Puts rows into tables through a dataset's own mapping, for suites that test how they are read. */
import { sql } from 'kysely';
import { saveScope } from '../access/scope.ts';
import type { Database } from '../database/open.ts';
import type { DatasetLoad, SourceRow, StudyKeys, TableRow } from '../import.ts';

/** Saves the access scope and loads each dataset's rows by plain inserts. Cells a row lacks are empty. */
export async function fill(
  database: Database,
  schema: string,
  study: StudyKeys,
  loads: readonly DatasetLoad[],
  data: Readonly<Record<string, readonly SourceRow[]>>,
): Promise<void> {
  await database.kysely.transaction().execute(async (trx) => {
    await saveScope(trx, schema, study);
    for (const load of loads) {
      const rows = data[load.domain];
      if (rows === undefined) continue;
      const mapper = load.start({ study, dataset: load.domain.toLowerCase() });
      const mapped: TableRow[] = rows.flatMap((row) => [
        ...mapper.row(
          new Proxy(row, { get: (cells, column) => (cells as Record<string, string>)[column as string] ?? '' }),
        ),
      ]);
      mapped.push(...(mapper.end?.() ?? []));
      for (const { table, values } of mapped) {
        const target = load.tables[table];
        if (target === undefined) throw new Error(`${load.domain} has no table ${table}`);
        const columns = ['study_id', 'dataset', ...target.columns].map((column) => sql.ref(column));
        await sql`insert into ${sql.table(target.table)} (${sql.join(columns)}) values (${sql.join([study.studyId, load.domain.toLowerCase(), ...values])})`.execute(
          trx,
        );
      }
    }
  });
}

/** Keys of a small study for tests: two sites, some subjects at each. */
export function sampleStudy(): StudyKeys {
  const site = (digit: string): { id: string; principalInvestigatorId: string } => ({
    id: `00000000-0000-4000-8000-00000000000${digit}`,
    principalInvestigatorId: `00000000-0000-4000-8000-00000000001${digit}`,
  });
  const subject = (
    digit: string,
    number: string,
    siteNumber: string,
  ): [string, { id: string; siteId: string; siteNumber: string }] => [
    `T1-${siteNumber}-${number}`,
    {
      id: `00000000-0000-4000-8000-00000000010${digit}`,
      siteId: site(siteNumber === '901' ? '1' : '2').id,
      siteNumber,
    },
  ];
  return {
    studyId: '00000000-0000-4000-8000-0000000000a1',
    protocolId: 'T1',
    sites: { '901': site('1'), '902': site('2') },
    subjects: Object.fromEntries([
      subject('1', '1001', '901'),
      subject('2', '1002', '901'),
      subject('3', '1003', '902'),
      subject('4', '1004', '902'),
    ]),
  };
}
