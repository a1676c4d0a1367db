import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeEdc } from '../testing/describe-edc.ts';
import { first, fourth, idOf, study } from '../testing/sample-rows.ts';

describeEdc('edc report', ({ test, askEntities }) => {
  const sections = ['visits', 'adverseEvents', 'medicalHistory', 'exposures', 'concomitantMedications', 'dataQueries'];
  const report = sections
    .map((section) => `${section} { status { state source code } results { totalCount } }`)
    .join(' ');

  it('tells of each section of the report whether it holds anything', async () => {
    const { data: found } = await askEntities('PatientReport', [idOf(first), idOf(fourth)], report);
    const told = (entity: Record<string, { status: { state: string }; results: { totalCount: number } }>) =>
      sections.map((section) => `${entity[section]?.status.state} ${entity[section]?.results.totalCount}`);
    expect(told(found._entities[0])).toEqual(['OK 6', 'OK 4', 'OK 1', 'OK 2', 'OK 1', 'OK 2']);
    expect(told(found._entities[1])).toEqual(['OK 1', 'EMPTY 0', 'EMPTY 0', 'EMPTY 0', 'EMPTY 0', 'EMPTY 0']);
  });

  it('answers many subjects with as many statements as one', async () => {
    const run = async (typename: string, usubjids: readonly string[], selection: string) => {
      test.statements.length = 0;
      expect((await askEntities(typename, usubjids.map(idOf), selection)).errors).toBeUndefined();
      return test.statements.length;
    };
    const nested =
      'results { edges { node { relatedRecords { domain } qualifiers { name } inconsistencies { text subject { id } } } } }';
    for (const [typename, selection] of [
      ['PatientReport', `${report} nested: adverseEvents { ${nested} }`],
      [
        'Subject',
        `exposures { dose } visits(filter: { kind: [SCREENING] }) { totalCount edges { node { planned { visitNum } } } }`,
      ],
    ] as const) {
      expect(await run(typename, Object.keys(study.subjects), selection)).toBe(await run(typename, [first], selection));
    }
  });

  it('says that a section is unavailable when its table cannot be read, without an error and without SQL', async () => {
    await sql`alter table edc.visit rename to hidden`.execute(test.database.kysely);
    const selection = 'visits { status { state code source } results { totalCount } } exposures { status { state } }';
    const reply = await askEntities('PatientReport', [idOf(first)], selection);
    const plain = await askEntities('Subject', [idOf(first)], 'visits { totalCount }');
    await sql`alter table edc.hidden rename to visit`.execute(test.database.kysely);
    const status = { state: 'UNAVAILABLE', code: 'SOURCE_ERROR', source: 'EDC' };
    expect(reply).toEqual({
      data: { _entities: [{ visits: { status, results: null }, exposures: { status: { state: 'OK' } } }] },
    });
    expect(plain.errors).toMatchObject([
      { message: 'The source could not be read.', extensions: { code: 'SOURCE_ERROR' } },
    ]);
  });
});
