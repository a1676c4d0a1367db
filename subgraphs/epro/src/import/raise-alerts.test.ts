import type { Finding } from '@meridian/kit/import';
import { describeOnDatabases, sampleStudy } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { epro } from '../subgraph.ts';
import { raiseAlerts } from './index.ts';

const study = sampleStudy();
const subjectId = study.subjects['T1-901-1001']?.id ?? '';
const finding = (key: string, more: Partial<Finding> = {}): Finding => ({
  rule: 'AE-SAE',
  subjectId,
  key,
  level: 'CRITICAL',
  summary: 'A serious adverse event.',
  evidence: [],
  ...more,
});

interface AlertRow {
  readonly id: string;
  readonly rule: string;
  readonly finding_key: string;
  readonly level: string;
  readonly status: string;
  readonly raised_at: string;
}

describeOnDatabases('alerts raised at import', [epro], (test) => {
  const raise = (...findings: Finding[]) =>
    test.database.kysely.transaction().execute((trx) => raiseAlerts(trx, study, findings));
  const alerts = async (): Promise<AlertRow[]> =>
    (
      await sql<AlertRow>`select id, rule, finding_key, level, status, raised_at from epro.alert order by rule, finding_key`.execute(
        test.database.kysely,
      )
    ).rows;
  const setStatus = (key: string, status: string) =>
    sql`update epro.alert set status = ${status} where finding_key = ${key}`.execute(test.database.kysely);

  beforeEach(async () => {
    await sql`delete from epro.alert`.execute(test.database.kysely);
  });

  it('are the same, id and time included, when the same is found again', async () => {
    await raise(finding('a'), finding('a', { rule: 'HYS-LAW', level: 'HIGH' }));
    const before = await alerts();
    expect(before.map(({ rule, level, status }) => [rule, level, status])).toEqual([
      ['AE-SAE', 'CRITICAL', 'OPEN'],
      ['HYS-LAW', 'HIGH', 'OPEN'],
    ]);
    await raise(finding('a', { rule: 'HYS-LAW', level: 'HIGH' }), finding('a'));
    expect(await alerts()).toEqual(before);
  });

  it('keep id, time and status when what was found has changed', async () => {
    await raise(finding('a'));
    const [before] = await alerts();
    await setStatus('a', 'ACKNOWLEDGED');
    await raise(finding('a', { level: 'HIGH' }));
    expect(await alerts()).toEqual([{ ...before, level: 'HIGH', status: 'ACKNOWLEDGED' }]);
  });

  it('are resolved, not deleted, when no longer found; what people decided stays', async () => {
    await raise(finding('a'), finding('b'), finding('c'));
    await setStatus('b', 'FALSE_POSITIVE');
    await raise(finding('c'));
    expect((await alerts()).map(({ finding_key, status }) => [finding_key, status])).toEqual([
      ['a', 'RESOLVED'],
      ['b', 'FALSE_POSITIVE'],
      ['c', 'OPEN'],
    ]);
  });

  it('are raised anew, under the same id, when found again after they were gone', async () => {
    await raise(finding('a'), finding('b'));
    const [before] = await alerts();
    await setStatus('b', 'RESOLVED');
    await raise();
    await raise(finding('a'), finding('b'));
    const [again, settled] = await alerts();
    expect([again?.id, again?.status, settled?.status]).toEqual([before?.id, 'OPEN', 'RESOLVED']);
    expect(Date.parse(again?.raised_at ?? '')).toBeGreaterThan(Date.parse(before?.raised_at ?? ''));
  });

  it('are told when they are new or raised anew, and not when they are the same or have changed', async () => {
    const raisedBy = async (...findings: Finding[]) => {
      const raised = await raise(...findings);
      const stored = await alerts();
      return raised.map(({ id, subjectId: of }) => [stored.find((row) => row.id === id)?.finding_key, of]).sort();
    };
    expect(await raisedBy(finding('a'), finding('b'))).toEqual([
      ['a', subjectId],
      ['b', subjectId],
    ]);
    expect(await raisedBy(finding('a', { level: 'HIGH' }))).toEqual([]);
    expect(await raisedBy(finding('a', { level: 'HIGH' }), finding('b'), finding('c'))).toEqual([
      ['b', subjectId],
      ['c', subjectId],
    ]);
  });

  it('leave other studies alone, however many there are', async () => {
    await raise(...Array.from({ length: 2_500 }, (_, index) => finding(String(index))));
    const other = { ...study, studyId: '00000000-0000-4000-8000-0000000000a2' };
    await test.database.kysely.transaction().execute((trx) => raiseAlerts(trx, other, []));
    expect((await alerts()).filter(({ status }) => status === 'OPEN')).toHaveLength(2_500);
  });

  it('cannot be raised by a rule that is not in the catalogue', async () => {
    await expect(raise(finding('a', { rule: 'NO-RULE' }))).rejects.toThrow('NO-RULE');
    expect(await alerts()).toEqual([]);
  });
});
