/** A small study, loaded, with alerts raised, for the suites of this subgraph. */
import type { Finding, SourceRow } from '@meridian/kit/import';
import { createLogger } from '@meridian/kit/logger';
import type { Subgraph } from '@meridian/kit/subgraph';
import { describeOnDatabases, fill, sampleStudy, type TestDatabase } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { beforeAll } from 'vitest';
import { finish, loads, raiseAlerts } from '../import/index.ts';
import { epro } from '../subgraph.ts';

const study = sampleStudy();
export const absentId = '11111111-1111-4111-8111-111111111111';
export const researcher = { role: 'RESEARCHER', studies: ['T1'] };

/** Ids of the subjects: two at site 901, two at 902; the last has answered nothing. */
export const [first, second, third, fourth] = Object.values(study.subjects).map(({ id }) => id) as [
  string,
  string,
  string,
  string,
];

let sequence = 0;
const answer = (
  usubjid: string,
  QSCAT: string,
  VISITNUM: string,
  QSTESTCD: string,
  QSSTRESN: string,
  more: SourceRow = {},
): SourceRow => {
  sequence += 1;
  return {
    USUBJID: usubjid,
    QSSEQ: String(sequence),
    QSCAT,
    VISITNUM,
    QSTESTCD,
    QSTEST: `Question ${QSTESTCD}`,
    QSORRES: QSSTRESN,
    QSSTRESC: QSSTRESN,
    QSSTRESN,
    ...more,
  };
};
const adas = (usubjid: string, VISITNUM: string, total: string, QSDTC: string, more: SourceRow = {}): SourceRow[] => [
  answer(usubjid, 'ADAS-COG', VISITNUM, 'ACITM01', '3', { QSDTC, ...more }),
  answer(usubjid, 'ADAS-COG', VISITNUM, 'ACTOT', total, { QSDTC, QSDRVFL: 'Y', ...more }),
];
const visits = (usubjid: string, ...numbers: string[]): SourceRow[] =>
  numbers.map((VISITNUM) => ({ USUBJID: usubjid, VISITNUM }));
const data: Record<string, SourceRow[]> = {
  QS: [
    ...adas('T1-901-1001', '10', '20.25', '2014-05'),
    ...adas('T1-901-1001', '3', '23.3', '2014-01-02', { QSBLFL: 'Y' }),
    ...adas('T1-901-1001', '9.299999999999999', '22', '2014-04-01'),
    ...adas('T1-901-1001', '8', '24', '2014-03-05'),
    answer('T1-901-1001', 'MMSE', '1', 'MMITM01', '4', { QSDTC: '2013-12-26' }),
    answer('T1-901-1001', 'DIARY', '1', 'D1', '1'),
    ...adas('T1-901-1002', '3', '10', '2014-01-02'),
    answer('T1-901-1002', 'ADAS-COG', '8', 'ACITM01', '', { QSSTAT: 'NOT DONE', QSREASND: 'REFUSED' }),
    answer('T1-901-1002', 'MMSE', '1', 'MMITM01', '5'),
    ...adas('T1-902-1003', '3', '10', '2014-01-02'),
    ...adas('T1-902-1003', '8', '12', '2014-03-02'),
    answer('T1-902-1003', 'MMSE', '1', 'MMITM01', '5'),
    answer('T1-902-1003', 'NPI', '8', 'NPTOT', '7', { QSDRVFL: 'Y' }),
  ],
  SV: [
    ...visits('T1-901-1001', '1', '3', '8', '10'),
    ...visits('T1-901-1002', '1', '3', '8'),
    ...visits('T1-902-1003', '1', '3', '8.0'),
    ...visits('T1-902-1004', '1'),
  ],
};
const finding = (
  rule: string,
  subjectId: string,
  key: string,
  level: Finding['level'],
  recordId = absentId,
): Finding => ({
  ...{ rule, subjectId, key, level, summary: `Found ${key}.` },
  evidence: [{ recordType: 'QuestionnaireResponse', recordId, field: 'QS.QSSTRESN', value: '24', limit: null }],
});

const alertsOf = (responseId: string): Finding[] => [
  finding('LAB-RANGE', first, 'a', 'INFO'),
  finding('LAB-RANGE', first, 'b', 'INFO'),
  finding('HYS-LAW', third, 'a', 'HIGH', responseId),
  finding('AE-SAE', first, 'a', 'CRITICAL'),
  finding('HYS-LAW', first, 'b', 'HIGH', responseId),
];

/** A reply has whatever shape the query of the test asks for. */
type Reply = ReturnType<typeof JSON.parse>;

export interface Sample {
  readonly test: TestDatabase;
  /** The first subject's ADAS-COG response of visit 8; an alert of the first subject and one of the third name it. */
  responseId(): string;
  ask(query: string, variables?: Record<string, unknown>, claims?: object): Promise<Reply>;
  /** What entities of one type answer for these fields. */
  entities(typename: string, ids: readonly string[], fields: string, claims?: object): Promise<Reply>;
  /** The id of a questionnaire, by QSCAT. */
  questionnaireId(qscat: string): Promise<string>;
}

/** Declares a suite over the sample once a database. */
export function describeSample(title: string, suite: (sample: Sample) => void): void {
  describeOnDatabases(title, [epro], (test) => {
    let subgraph: Subgraph;
    let responseId = '';
    const readId = async (table: string, questionnaire: string, occasion: string | null): Promise<string> => {
      const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
        where questionnaire = ${questionnaire} and ${occasion === null ? sql`true` : sql`subject_id = ${first}::uuid and occasion = ${occasion}`}`.execute(
        test.database.kysely,
      );
      return rows[0]?.id ?? '';
    };

    beforeAll(async () => {
      await fill(test.database, 'epro', study, loads, data);
      responseId = await readId('epro.response', 'ADAS-COG', '8');
      await test.database.kysely.transaction().execute(async (trx) => {
        await raiseAlerts(trx, study, await finish(trx, study));
        await raiseAlerts(trx, study, alertsOf(responseId));
      });
      subgraph = epro.create({ database: test.database, logger: createLogger('test', 'silent') });
    });

    const ask: Sample['ask'] = async (query, variables = {}, claims = researcher) =>
      JSON.parse(
        JSON.stringify(
          await subgraph.execute({ query, variables }, { claims: { sub: 'x', ...claims }, requestId: 'r' }),
        ),
      );
    suite({
      test,
      responseId: () => responseId,
      ask,
      entities: async (typename, ids, fields, claims) => {
        const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${typename} ${fields} } }`;
        return (await ask(query, { r: ids.map((id) => ({ __typename: typename, id })) }, claims)).data._entities;
      },
      questionnaireId: (qscat) => readId('epro.questionnaire', qscat, null),
    });
  });
}
