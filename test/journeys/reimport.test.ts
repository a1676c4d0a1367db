/** A study that is imported again follows its files: what changed is changed, what went is gone, what stayed keeps its id. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBoth } from '../databases.ts';
import { dumpTables } from '../dump-tables.ts';
import { dataOf, type Graph, type Json, openGraph } from '../graph.ts';
import { makeStudy, type Study, writeStudy } from '../sdtm-directory.ts';

const query = `query($usubjid: String!) { subjectByUsubjid(usubjid: $usubjid) { id
  labResults(first: 500) { totalCount edges { node { id sequence original { text } } } }
  questionnaireResponses { totalCount edges { node { id visitNum answers { sequence score } } } }
  adverseEvents { edges { node { id term serious inconsistencies { id } } } }
  dataQueries { edges { node { id status } } } alerts { edges { node { id status rule { id } } } } } }`;

/** Who contradicts themselves in the generated study: an event with a criterion of seriousness, flagged not serious. */
const inconsistent = 'RE01-901-1004';

describeOnBoth('a second import', (database) => {
  let graph: Graph;
  const load = async (study: Study): Promise<void> => {
    const directory = join(graph.dataDir, 'study');
    await rm(directory, { recursive: true, force: true });
    const { datasets } = await graph.import(await writeStudy(study, directory));
    expect(datasets.filter(({ refused, error }) => refused > 0 || error !== null)).toEqual([]);
  };
  const read = async (usubjid: string) => dataOf(await graph.ask(query, { usubjid })).subjectByUsubjid;
  const dump = () => dumpTables(graph.meridian.system.database);
  const nodes = (connection: Json): Json[] => connection.edges.map(({ node }: Json) => node);

  beforeAll(async () => {
    graph = await openGraph({ study: 'none', database });
    await load(makeStudy('RE01'));
  });
  afterAll(() => graph?.close());

  it('of the same files changes nothing', async () => {
    const before = await dump();
    await load(makeStudy('RE01'));
    expect(await dump()).toEqual(before);
  });

  it('of the same rows in another order keeps ids and values', async () => {
    const before = await read(inconsistent);
    const study = makeStudy('RE01');
    await load(new Map([...study].map(([name, rows]) => [name, rows.toReversed()])));
    expect(await read(inconsistent)).toEqual(before);
  });

  it('changes the changed record alone, under its id', async () => {
    const before = await read(inconsistent);
    const study = makeStudy('RE01');
    const changed = study.get('lbch')?.find(({ USUBJID }) => USUBJID === inconsistent) as Record<string, string>;
    changed.LBORRES = '77.7';
    await load(study);
    const after = await read(inconsistent);
    const different = nodes(after.labResults).filter(
      (result, index) => result.original.text !== nodes(before.labResults)[index].original.text,
    );
    expect(different).toEqual([
      { id: expect.any(String), sequence: Number(changed.LBSEQ), original: { text: '77.7' } },
    ]);
    expect(nodes(after.labResults).map(({ id }) => id)).toEqual(nodes(before.labResults).map(({ id }) => id));
    await load(makeStudy('RE01'));
    const { alerts, ...records } = await read(inconsistent);
    expect({ ...records, alerts: before.alerts }).toEqual(before);
    expect(nodes(alerts).map(({ rule, status }) => `${rule.id} ${status}`)).toEqual([
      'AE-SAE OPEN',
      'LAB-RANGE RESOLVED',
    ]);
  });

  it('removes what the files no longer hold, and gives what comes back its place', async () => {
    const before = await read(inconsistent);
    const study = makeStudy('RE01');
    const isFirst = (row: Record<string, string>) => row.USUBJID === inconsistent && row.LBSEQ === '1';
    for (const name of ['lbch', 'lbhe', 'lbur', 'supplbch', 'supplbhe']) {
      const rows = study.get(name);
      if (rows)
        study.set(
          name,
          rows.filter((row) => !isFirst(row) && !(row.USUBJID === inconsistent && row.IDVARVAL === '1')),
        );
    }
    await load(study);
    const after = await read(inconsistent);
    expect(after.labResults.totalCount).toBe(before.labResults.totalCount - 1);
    const others = nodes(before.labResults).filter(({ sequence }) => sequence !== 1);
    expect(nodes(after.labResults)).toEqual(others);
    await load(makeStudy('RE01'));
    expect((await read(inconsistent)).labResults.totalCount).toBe(before.labResults.totalCount);
  });

  it('settles the query and the alert that the data no longer give a reason for, and raises them anew', async () => {
    const before = await read(inconsistent);
    const statuses = (found: Json[]) => found.map(({ status }) => status);
    expect(statuses(nodes(before.dataQueries))).toEqual(['OPEN']);
    const study = makeStudy('RE01');
    for (const row of (study.get('ae') ?? []) as Record<string, string>[]) {
      if (row.USUBJID === inconsistent) Object.assign(row, { AESHOSP: 'N', AESER: 'N' });
    }
    await load(study);
    const after = await read(inconsistent);
    expect(statuses(nodes(after.dataQueries)).filter((status) => status === 'OPEN')).toEqual([]);
    expect(statuses(nodes(after.alerts).filter(({ rule }) => rule.id === 'AE-SAE'))).not.toContain('OPEN');
    expect(nodes(after.adverseEvents).flatMap(({ inconsistencies }) => inconsistencies)).toEqual([]);
    await load(makeStudy('RE01'));
    const again = await read(inconsistent);
    expect(statuses(nodes(again.dataQueries))).toEqual(['REOPENED']);
    expect(statuses(nodes(again.alerts).filter(({ rule }) => rule.id === 'AE-SAE'))).toContain('OPEN');
    expect(nodes(again.adverseEvents).flatMap(({ inconsistencies }) => inconsistencies)).toHaveLength(1);
  });

  it('lets a subject go who is no longer in DM', async () => {
    const study = makeStudy('RE01');
    await load(
      new Map([...study].map(([name, rows]) => [name, rows.filter(({ USUBJID }) => USUBJID !== inconsistent)])),
    );
    expect((await graph.ask(query, { usubjid: inconsistent })).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
    const { subjects } = dataOf(await graph.ask('{ subjects { totalCount } }'));
    expect(subjects.totalCount).toBe(8);
  });
});
