/** Turns what the rules found into alerts. */
import type { AnyTables } from '@meridian/kit/database/open';
import type { Finding, RaisedAlert, StudyKeys } from '@meridian/kit/import';
import { sql, type Transaction } from 'kysely';
import { currentRule } from '../rules/catalogue.ts';

const findingsPerStatement = 1_000;

/**
 * Makes the study's alerts equal to the findings. An alert whose finding stays keeps its id, the time at which it was raised and what people made of it. One whose finding
 * is gone is never deleted: open or acknowledged, it becomes RESOLVED, and is raised anew when the finding comes back. Resolves to those that are new or raised anew. Throws when a finding names a rule that is not in the catalogue.
 */
export async function raiseAlerts(
  trx: Transaction<AnyTables>,
  { studyId }: StudyKeys,
  findings: readonly Finding[],
): Promise<readonly RaisedAlert[]> {
  const raised: RaisedAlert[] = [];
  for (let start = 0; start < findings.length; start += findingsPerStatement)
    raised.push(...(await save(trx, studyId, findings.slice(start, start + findingsPerStatement))));
  await sql`update epro.alert set status = 'RESOLVED', vanished_at = now()
    where study_id = ${studyId}::uuid and status in ('OPEN', 'ACKNOWLEDGED')
      and (rule, finding_key) not in (select * from unnest(${findings.map(({ rule }) => rule)}::text[], ${findings.map(({ key }) => key)}::text[]))`.execute(
    trx,
  );
  return raised;
}

async function save(
  trx: Transaction<AnyTables>,
  studyId: string,
  findings: readonly Finding[],
): Promise<readonly RaisedAlert[]> {
  const rows = findings.map(({ rule, subjectId, key, level, summary, evidence }) => {
    const current = currentRule(rule);
    if (current === null) throw new Error(`no rule ${rule} is in the catalogue of alerts`);
    return { rule, rule_version: current.version, subject_id: subjectId, finding_key: key, level, summary, evidence };
  });
  const { rows: saved } = await sql<
    RaisedAlert & { readonly isRaised: boolean }
  >`insert into epro.alert (study_id, subject_id, rule, rule_version, finding_key, level, summary, evidence)
    select ${studyId}::uuid, f.subject_id, f.rule, f.rule_version, f.finding_key, f.level, f.summary, f.evidence
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(subject_id uuid, rule text, rule_version text, finding_key text, level text, summary text, evidence jsonb)
    on conflict (study_id, rule, finding_key) do update set
      subject_id = excluded.subject_id, rule_version = excluded.rule_version, level = excluded.level, summary = excluded.summary, evidence = excluded.evidence,
      status = case when alert.vanished_at is null then alert.status else 'OPEN' end,
      raised_at = case when alert.vanished_at is null then alert.raised_at else now() end,
      vanished_at = null
    where alert.vanished_at is not null or (alert.subject_id, alert.rule_version, alert.level, alert.summary, alert.evidence)
      is distinct from (excluded.subject_id, excluded.rule_version, excluded.level, excluded.summary, excluded.evidence)
    returning id, subject_id as "subjectId", raised_at = now() as "isRaised"`.execute(trx);
  return saved.filter(({ isRaised }) => isRaised).map(({ id, subjectId }) => ({ id, subjectId }));
}
