import { describe, expect, it } from 'vitest';
import { absentId, describeSample, first, fourth, second, third } from '../testing/sample.ts';

describeSample('responses', ({ ask, entities, responseId, questionnaireId }) => {
  describe('responses', () => {
    const visitsOf = (connection: {
      edges: { node: { questionnaire: { qscat: string }; visitNum: string } }[];
    }): string[] => connection.edges.map(({ node }) => `${node.questionnaire.qscat} ${node.visitNum}`);
    const nodes =
      '{ totalCount pageInfo { hasNextPage endCursor } edges { node { questionnaire { qscat } visitNum } } }';
    const inOrder = ['ADAS-COG 3', 'ADAS-COG 8', 'ADAS-COG 9.299999999999999', 'ADAS-COG 10', 'DIARY 1', 'MMSE 1'];

    it('are shown with their answers, score, change and origin', async () => {
      const { data: found } = await ask(
        `query($id: ID!) { questionnaireResponse(id: $id) { subject { id } status visitNum authoredAt isBaseline respondent totalScore changeFromBaseline provenance { source sourceId stale }
          answers { sequence testCode question value score derived baseline answeredAt } questionnaire { name title respondent scoreRange { low high } higherIsWorse items { testCode derived } } } }`,
        { id: responseId() },
      );
      expect(found.questionnaireResponse).toMatchObject({
        ...{
          subject: { id: first },
          status: 'COMPLETED',
          visitNum: '8',
          authoredAt: '2014-03-05',
          isBaseline: false,
          respondent: 'PERFORMANCE',
        },
        ...{
          totalScore: '24',
          changeFromBaseline: '0.7',
          provenance: { source: 'EPRO', sourceId: 'QS.ADAS-COG.8', stale: false },
        },
        answers: [
          {
            testCode: 'ACITM01',
            question: 'Question ACITM01',
            value: '3',
            score: '3',
            derived: false,
            baseline: false,
            answeredAt: '2014-03-05',
          },
          { testCode: 'ACTOT', score: '24', derived: true },
        ],
        questionnaire: {
          ...{ name: 'ADAS-Cog', respondent: 'PERFORMANCE', scoreRange: { low: '0', high: '70' }, higherIsWorse: true },
          items: [
            { testCode: 'ACITM01', derived: false },
            { testCode: 'ACTOT', derived: true },
          ],
        },
      });
    });

    it('to an unknown instrument claim nothing about it', async () => {
      const [subject] = await entities(
        'Subject',
        [first],
        '{ questionnaireResponses(filter: { questionnaire: ["DIARY"] }) { edges { node { respondent totalScore questionnaire { name title respondent copyright scoreRange { low } higherIsWorse } } } } }',
      );
      const nothing = { copyright: null, scoreRange: null, higherIsWorse: null };
      expect(subject.questionnaireResponses.edges).toEqual([
        {
          node: {
            respondent: 'UNKNOWN',
            totalScore: null,
            questionnaire: { name: 'DIARY', title: 'DIARY', respondent: 'UNKNOWN', ...nothing },
          },
        },
      ]);
    });

    it('page through all of them once, by questionnaire and visit number', async () => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { data: page } = await ask(
          `query($r: [_Any!]!, $after: String) { _entities(representations: $r) { ... on Subject { questionnaireResponses(first: 2, after: $after) ${nodes} } } }`,
          {
            r: [{ __typename: 'Subject', id: first }],
            after,
          },
        );
        const { questionnaireResponses } = page._entities[0];
        expect(questionnaireResponses.totalCount).toBe(6);
        seen.push(...visitsOf(questionnaireResponses));
        after = questionnaireResponses.pageInfo.hasNextPage ? questionnaireResponses.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(inOrder);
    });

    it.each([
      ['{ questionnaire: ["MMSE", "DIARY"] }', ['DIARY 1', 'MMSE 1']],
      ['{ questionnaire: [] }', inOrder],
      ['{ questionnaire: ["NONE"] }', []],
      ['{ from: "2014-03-05" }', ['ADAS-COG 8', 'ADAS-COG 9.299999999999999', 'ADAS-COG 10']],
      ['{ from: "2014-05-20", to: "2014-05-21" }', ['ADAS-COG 10']],
      ['{ to: "2014-01-02" }', ['ADAS-COG 3', 'MMSE 1']],
      ['{ questionnaire: ["MMSE"], from: "2014-01-01" }', []],
    ])('are filtered by %s', async (filter, expected) => {
      const [subject] = await entities('Subject', [first], `{ questionnaireResponses(filter: ${filter}) ${nodes} }`);
      expect(visitsOf(subject.questionnaireResponses)).toEqual(expected);
      expect(subject.questionnaireResponses.totalCount).toBe(expected.length);
    });
  });

  it('scores follow a questionnaire over time, by its code or id', async () => {
    const points = [
      { visitNum: '3', score: '23.3', change: null },
      { visitNum: '8', score: '24', change: '0.7', responseId: responseId() },
      { visitNum: '9.299999999999999', score: '22', change: '-1.3' },
      { visitNum: '10', score: '20.25', change: '-3.05' },
    ];
    const id = await questionnaireId('ADAS-COG');
    const [subject] = await entities(
      'Subject',
      [first],
      `{ byCode: scores(questionnaire: "ADAS-COG") { visitNum score change responseId } byId: scores(questionnaire: "${id}") { visitNum score change responseId }
        diary: scores(questionnaire: "DIARY") { score } unknown: scores(questionnaire: "${absentId}") { score } }`,
    );
    expect(subject.byCode).toMatchObject(points);
    expect(subject.byId).toEqual(subject.byCode);
    expect([subject.diary, subject.unknown]).toEqual([[], []]);
  });

  it('compliance counts the visits attended at which half of the others completed the instrument', async () => {
    const found = await entities(
      'PatientReport',
      [first, second, third, fourth],
      '{ questionnaires { compliance { expected completed missed rate } } }',
    );
    expect(found.map((report: { questionnaires: { compliance: object } }) => report.questionnaires.compliance)).toEqual(
      [
        { expected: 4, completed: 4, missed: 0, rate: '1.0000' },
        { expected: 3, completed: 2, missed: 1, rate: '0.6667' },
        { expected: 3, completed: 3, missed: 0, rate: '1.0000' },
        { expected: 0, completed: 0, missed: 0, rate: null },
      ],
    );
  });
});
