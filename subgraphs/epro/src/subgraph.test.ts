import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { absentId, describeSample, first, fourth, researcher, second, third } from './testing/sample.ts';

describeSample('epro', ({ test, ask, entities, responseId, questionnaireId }) => {
  describe('access', () => {
    const owners = [
      { role: 'CRC', studies: ['T1'], sites: ['901'] },
      { role: 'MONITOR', studies: ['*'], sites: ['*'] },
      { role: 'PATIENT', subject: 'T1-901-1001' },
      researcher,
    ];
    const strangers = [
      ...[
        { role: 'RESEARCHER', studies: ['OTHER'] },
        { role: 'CRC', studies: ['T1'], sites: ['902'] },
        { role: 'CRC', studies: ['T1'] },
        { role: 'PATIENT', subject: 'T1-901-1002' },
      ],
      ...[{ role: 'PARTNER', studies: ['T1'] }, { role: 'ADMIN', studies: ['*'] }, { role: 'NOBODY' }],
    ];

    it('shows responses, alerts and reports to those who may see the subject', async () => {
      for (const claims of owners) {
        expect(
          (await ask('query($id: ID!) { questionnaireResponse(id: $id) { id } }', { id: responseId() }, claims)).data
            .questionnaireResponse,
        ).toEqual({ id: responseId() });
        expect(
          await entities(
            'PatientReport',
            [first],
            '{ questionnaires { status { state source } } alerts { status { state } } }',
            claims,
          ),
        ).toEqual([
          { questionnaires: { status: { state: 'OK', source: 'EPRO' } }, alerts: { status: { state: 'OK' } } },
        ]);
      }
    });

    it('answers everyone else exactly as if there were nothing', async () => {
      const alertId = (await entities('Subject', [first], '{ alerts(first: 1) { edges { node { id } } } }'))[0].alerts
        .edges[0].node.id;
      for (const [field, id] of [
        ['questionnaireResponse', responseId()],
        ['alert', alertId],
      ] as const) {
        const query = `query($id: ID!) { ${field}(id: $id) { id } }`;
        const absent = await ask(query, { id: absentId });
        expect(absent).toMatchObject({ data: { [field]: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
        expect(await ask(query, { id: 'no id' })).toEqual(absent);
        for (const claims of strangers)
          expect(await ask(query, { id }, claims), JSON.stringify(claims)).toEqual(absent);
      }
      for (const claims of strangers) {
        for (const [typename, id] of [
          ['Subject', first],
          ['PatientReport', first],
          ['QuestionnaireResponse', responseId()],
          ['Alert', alertId],
        ] as const) {
          expect(await entities(typename, [id], '{ id }', claims), `${typename} ${JSON.stringify(claims)}`).toEqual([
            null,
          ]);
        }
      }
    });

    it('shows a questionnaire to those whose grants name its study', async () => {
      const id = await questionnaireId('MMSE');
      const read = (claims: object) =>
        ask('query($id: ID!) { questionnaire(id: $id) { name copyright } }', { id }, claims);
      expect((await read(researcher)).data.questionnaire).toEqual({
        name: 'MMSE',
        copyright: expect.stringContaining('PAR'),
      });
      expect((await read({ role: 'RESEARCHER', studies: ['OTHER'] })).errors[0].extensions.code).toBe('NOT_FOUND');
      expect((await ask('{ questionnaire(id: "no id") { name } }')).errors[0].extensions.code).toBe('NOT_FOUND');
    });
  });

  it('answers everything about four subjects with as many statements as about one', async () => {
    const everything = `{
      questionnaires { status { state } compliance { rate } results { totalCount edges { node { totalScore questionnaire { items { testCode } } answers { score } alerts { id } } } } }
      alerts { status { state } results { totalCount edges { node { summary rule { name } } } } } }`;
    const count = async (ids: string[]): Promise<number> => {
      test.statements.length = 0;
      expect(
        (await entities('PatientReport', ids, everything)).map(
          (report: { questionnaires: { status: { state: string } } }) => report.questionnaires.status.state,
        ),
      ).toEqual(ids.map((id) => (id === fourth ? 'EMPTY' : 'OK')));
      return test.statements.length;
    };
    const one = await count([first]);
    expect(await count([first, second, third, fourth])).toBe(one);
    test.statements.length = 0;
    await entities(
      'Subject',
      [first, second, third, fourth],
      '{ scores(questionnaire: "ADAS-COG") { score } other: scores(questionnaire: "MMSE") { score } }',
    );
    expect(test.statements).toHaveLength(2);
  });

  it('refuses pages out of range and cursors of another list', async () => {
    const cursor = Buffer.from(`alerts:${responseId()}`).toString('base64url');
    const gone = Buffer.from(`responses:${absentId}`).toString('base64url');
    for (const [args, code] of [
      ['first: 0', 'BAD_USER_INPUT'],
      ['first: 501', 'BAD_USER_INPUT'],
      [`after: "${cursor}"`, 'BAD_CURSOR'],
      [`after: "${gone}"`, 'BAD_CURSOR'],
      ['filter: { from: "2014" }', 'BAD_USER_INPUT'],
    ]) {
      const { errors } = await ask(
        `query($r: [_Any!]!) { _entities(representations: $r) { ... on Subject { questionnaireResponses(${args}) { totalCount } } } }`,
        {
          r: [{ __typename: 'Subject', id: first }],
        },
      );
      expect(errors[0].extensions.code, args).toBe(code);
    }
  });

  it('says that a section is unavailable when its table cannot be read, without an error and without SQL', async () => {
    const read = () =>
      entities(
        'PatientReport',
        [first],
        '{ questionnaires { status { state code source } results { totalCount } } alerts { status { state } } }',
      );
    await sql`alter table epro.response rename to hidden`.execute(test.database.kysely);
    const reply = await read().finally(() =>
      sql`alter table epro.hidden rename to response`.execute(test.database.kysely),
    );
    expect(reply).toEqual([
      {
        questionnaires: { status: { state: 'UNAVAILABLE', code: 'SOURCE_ERROR', source: 'EPRO' }, results: null },
        alerts: { status: { state: 'OK' } },
      },
    ]);
  });
});
