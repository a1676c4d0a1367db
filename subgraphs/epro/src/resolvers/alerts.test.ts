import { expect, it } from 'vitest';
import { describeSample, first } from '../testing/sample.ts';

describeSample('alerts', ({ ask, entities, responseId }) => {
  const keys = (connection: { edges: { node: { summary: string; rule: { id: string } } }[] }): string[] =>
    connection.edges.map(({ node }) => `${node.rule.id} ${node.summary.slice(6, 7)}`);
  const nodes = '{ totalCount pageInfo { hasNextPage endCursor } edges { node { id summary rule { id } } } }';

  it('come the most urgent first, with the rule that raised them and its evidence', async () => {
    const [subject] = await entities('Subject', [first], `{ alerts ${nodes} }`);
    expect(keys(subject.alerts).slice(0, 2)).toEqual(['AE-SAE a', 'HYS-LAW b']);
    expect(keys(subject.alerts).slice(2).sort()).toEqual(['LAB-RANGE a', 'LAB-RANGE b']);
    const { data: found } = await ask(
      'query($id: ID!) { alert(id: $id) { subject { id } level status rule { id version name source threshold } evidence { recordType recordId field value limit } } }',
      {
        id: subject.alerts.edges[1].node.id,
      },
    );
    expect(found.alert).toMatchObject({
      ...{
        subject: { id: first },
        level: 'HIGH',
        status: 'OPEN',
        rule: { id: 'HYS-LAW', version: '1', source: expect.stringContaining('FDA') },
      },
      evidence: [
        { recordType: 'QuestionnaireResponse', recordId: responseId(), field: 'QS.QSSTRESN', value: '24', limit: null },
      ],
    });
  });

  it('page through all of them once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data: page } = await ask(
        `query($r: [_Any!]!, $after: String) { _entities(representations: $r) { ... on PatientReport { alerts { results(first: 1, after: $after) ${nodes} } } } }`,
        {
          r: [{ __typename: 'PatientReport', id: first }],
          after,
        },
      );
      const { results } = page._entities[0].alerts;
      expect(results.totalCount).toBe(4);
      seen.push(...keys(results));
      after = results.pageInfo.hasNextPage ? results.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen.sort()).toEqual(['AE-SAE a', 'HYS-LAW b', 'LAB-RANGE a', 'LAB-RANGE b']);
  });

  it.each([
    ['{ level: [HIGH, CRITICAL] }', 2],
    ['{ level: [] }', 4],
    ['{ status: [OPEN] }', 4],
    ['{ status: [RESOLVED], level: [HIGH] }', 0],
  ])('are filtered by %s', async (filter, count) => {
    const [subject] = await entities(
      'Subject',
      [first],
      `{ alerts(filter: ${filter}) { totalCount edges { node { id } } } }`,
    );
    expect([subject.alerts.totalCount, subject.alerts.edges.length]).toEqual([count, count]);
  });

  it('of a response are those of its own subject whose evidence names it', async () => {
    const { data: found } = await ask(
      'query($id: ID!) { questionnaireResponse(id: $id) { alerts { summary subject { id } } } }',
      { id: responseId() },
    );
    expect(found.questionnaireResponse.alerts).toEqual([{ summary: 'Found b.', subject: { id: first } }]);
  });
});
