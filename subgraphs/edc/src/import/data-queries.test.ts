import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeEdc } from '../testing/describe-edc.ts';
import { first, idOf, second, third } from '../testing/sample-rows.ts';

describeEdc('edc rules', ({ test, askEntities, runFinish }) => {
  const readQueries = async () =>
    (
      await sql<{ id: string; subject_id: string; item_oid: string; status: string; opened_at: string }>`
        select * from edc.data_query order by subject_id, item_oid, key`.execute(test.database.kysely)
    ).rows;

  it('raises queries and findings once, closes what no longer holds and reopens what returns', async () => {
    const before = await readQueries();
    expect(before.map(({ item_oid, status }) => `${item_oid} ${status}`)).toEqual([
      'AE.AEENDTC OPEN',
      'AE.AESER OPEN',
      'AE.AESER OPEN',
      'AE.AESER OPEN',
      'DM.DTHFL OPEN',
    ]);
    const findings = await runFinish();
    expect(findings.map(({ subjectId, evidence }) => [subjectId, ...evidence.map(({ field }) => field)])).toEqual([
      [idOf(first), 'AESER', 'AESHOSP'],
      [idOf(first), 'AESER', 'AESLIFE'],
      [idOf(second), 'AESER', 'AESHOSP'],
      [idOf(third), 'AESER', 'AESHOSP'],
    ]);
    expect(await readQueries()).toEqual(before);

    const setSerious = (serious: boolean) =>
      sql`update edc.adverse_event set serious = ${serious} where subject_id = ${idOf(second)}::uuid`.execute(
        test.database.kysely,
      );
    const statusOf = async (): Promise<unknown> => {
      const all = 'edges { node { id status openedAt } }';
      const { data: found } = await askEntities(
        'Subject',
        [idOf(second)],
        `dataQueries { ${all} } open: dataQueries(filter: { status: [OPEN, REOPENED] }) { totalCount } adverseEvents { edges { node { inconsistencies { status } } } }`,
      );
      const [{ dataQueries, open, adverseEvents }] = found._entities;
      return [dataQueries.edges[0].node, open.totalCount, adverseEvents.edges[0].node.inconsistencies.length];
    };
    const raised = before.find((row) => row.subject_id === idOf(second));
    const known = { id: raised?.id, openedAt: raised?.opened_at };
    await setSerious(true);
    await runFinish();
    expect(await statusOf()).toEqual([{ ...known, status: 'CLOSED' }, 0, 0]);
    await setSerious(false);
    await runFinish();
    expect(await statusOf()).toEqual([{ ...known, status: 'REOPENED' }, 1, 1]);
    expect(await runFinish()).toHaveLength(4);
  });
});
