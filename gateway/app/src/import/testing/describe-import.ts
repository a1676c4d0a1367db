/** A suite that imports a tiny study from files, once a database. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyTables, Database } from '@meridian/kit/database/open';
import { describeOnDatabases } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { importStudy } from '../import-study.ts';
import type { ImportSummary } from '../summary.ts';
import { createTinyTables, tinySubgraphs } from './tiny-subgraph.ts';

export const dm =
  'STUDYID,DOMAIN,USUBJID,SITEID,ARM\nS1,DM,S1-1,701,A\nS1,DM,S1-2,701,"B, ""high"""\nS1,DM,S1-3,702,\n';
export const ae = [
  'STUDYID,DOMAIN,USUBJID,AESEQ,AETERM,AEDOSE,AESER,AESTDTC',
  'S1,AE,S1-1,1,HEADACHE,1.0,N,2014-03',
  'S1,AE,S1-1,2,"头痛\n\\tab\there",0.10,Y,2014-03',
  'S1,AE,S1-2,1,,,N,2014',
  '',
].join('\n');

const tables = ['registry.subject', 'diary.enrollment', 'diary.event', 'diary.day'];

export interface ImportTest {
  readonly database: Database;
  /** New and empty for each test, as are the tables. */
  readonly directory: string;
  readonly rejectDirectory: string;
  put(files: Readonly<Record<string, string | Buffer>>): Promise<void>;
  load(protocolId?: string): Promise<ImportSummary>;
  rows(table: string): Promise<readonly Record<string, unknown>[]>;
  /** Every row that an import stores, with its row version. */
  everything(): Promise<readonly (readonly unknown[])[]>;
}

export function describeImport(title: string, suite: (test: ImportTest) => void): void {
  describeOnDatabases(title, [], (database) => {
    let directory = '';
    let rejectDirectory = '';
    const read = async (what: string, table: string): Promise<readonly Record<string, unknown>[]> =>
      (await sql<AnyTables>`select ${sql.raw(what)} from ${sql.table(table)} order by id`.execute(test.database.kysely))
        .rows;
    const test: ImportTest = {
      get database() {
        return database.database;
      },
      get directory() {
        return directory;
      },
      get rejectDirectory() {
        return rejectDirectory;
      },
      async put(files) {
        for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
      },
      load: (protocolId) =>
        importStudy({
          database: test.database,
          subgraphs: tinySubgraphs,
          from: { directory },
          protocolId,
          rejectDirectory,
        }),
      rows: (table) => read('*', table),
      everything: () => Promise.all(tables.map((table) => read('*, xmin::text', table))),
    };

    beforeAll(() => createTinyTables(test.database.kysely));

    beforeEach(async () => {
      const stored = sql.join(tables.map((table) => sql.table(table)));
      await sql`truncate registry.study, registry.alert, registry.subject_scope, diary.subject_scope, ${stored}`.execute(
        test.database.kysely,
      );
      const base = await mkdtemp(join(tmpdir(), 'meridian-import-'));
      directory = join(base, 'study');
      rejectDirectory = join(base, 'rejects');
      await mkdir(directory);
    });

    afterEach(() => rm(join(directory, '..'), { recursive: true, force: true }));

    suite(test);
  });
}
