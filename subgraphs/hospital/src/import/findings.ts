/** Lets the rules read what was imported. Rows that no rule can say anything about stay in the database. */
import type { AnyTables } from '@meridian/kit/database/open';
import { compareDecimals } from '@meridian/kit/decimal';
import type { Finding, StudyKeys } from '@meridian/kit/import';
import { isDecimal } from '@meridian/kit/row';
import { sql, type Transaction } from 'kysely';
import { hysLawFinding, type LiverResult, liverTests } from '../rules/hys-law.ts';
import { labRangeFinding, type RangeFlag } from '../rules/lab-range.ts';
import { readStandardNumber } from '../terminology/quantity.ts';

interface FlaggedRow {
  readonly id: string;
  readonly subjectId: string;
  readonly testName: string;
  readonly reportedFlag: string;
  readonly originalText: string | null;
  readonly originalLow: string | null;
  readonly originalHigh: string | null;
  readonly originalFlag: RangeFlag | null;
  readonly standardText: string | null;
  readonly standardValue: string | null;
  readonly standardLow: string | null;
  readonly standardHigh: string | null;
  readonly standardFlag: RangeFlag | null;
}

const standardField = (value: string | null): string => (value === null ? 'LB.LBSTRESC' : 'LB.LBSTRESN');

/** What LAB-RANGE says of one study. */
export async function findLabRanges(trx: Transaction<AnyTables>, { studyId }: StudyKeys): Promise<readonly Finding[]> {
  const { rows } = await sql<FlaggedRow>`select id, subject_id as "subjectId", test_name as "testName",
      reported_flag as "reportedFlag", original_text as "originalText", original_low as "originalLow",
      original_high as "originalHigh", original_flag as "originalFlag", standard_text as "standardText",
      standard_value as "standardValue", standard_low as "standardLow", standard_high as "standardHigh",
      standard_flag as "standardFlag"
    from hospital.study_lab_result
    where study_id = ${studyId}::uuid and (original_flag <> reported_flag or standard_flag <> reported_flag)
    order by subject_id, sequence, dataset`.execute(trx);
  return rows.flatMap((row) => {
    const { id, subjectId, testName, reportedFlag, standardValue } = row;
    const finding = labRangeFinding({
      id,
      subjectId,
      testName,
      reportedFlag,
      original: {
        field: 'LB.LBORRES',
        text: row.originalText,
        low: row.originalLow,
        high: row.originalHigh,
        flag: row.originalFlag,
      },
      standard: {
        field: standardField(standardValue),
        text: standardValue ?? row.standardText,
        low: row.standardLow,
        high: row.standardHigh,
        flag: row.standardFlag,
      },
    });
    return finding === null ? [] : [finding];
  });
}

interface LiverRow {
  readonly id: string;
  readonly subjectId: string;
  readonly testCode: LiverResult['testCode'];
  readonly collectedAt: string | null;
  readonly text: string | null;
  readonly value: string | null;
  readonly upperLimit: string;
}

function toLiverResult({ text, value, ...row }: LiverRow): LiverResult | null {
  const number = readStandardNumber(text, value);
  if (number === null || !isDecimal(row.upperLimit) || compareDecimals(row.upperLimit, '0') <= 0) return null;
  return { ...row, number, field: standardField(value), text: value ?? (text as string) };
}

/** What HYS-LAW says of one study. */
export async function findLiverSignals(
  trx: Transaction<AnyTables>,
  { studyId }: StudyKeys,
): Promise<readonly Finding[]> {
  const { rows } = await sql<LiverRow>`select id, subject_id as "subjectId", test_code as "testCode",
      collected_at as "collectedAt", standard_text as text, standard_value as value, standard_high as "upperLimit"
    from hospital.study_lab_result
    where study_id = ${studyId}::uuid and test_code = any(${[...liverTests]}::text[]) and standard_high is not null
    order by subject_id, sequence, dataset`.execute(trx);
  const results = rows.map(toLiverResult).filter((result) => result !== null);
  return [...Map.groupBy(results, ({ subjectId }) => subjectId).values()]
    .map(hysLawFinding)
    .filter((finding) => finding !== null);
}
