import { expect, it } from 'vitest';
import { describeEdc } from './testing/describe-edc.ts';
import { first, idOf, nobody, study } from './testing/sample-rows.ts';

describeEdc('edc', ({ ask, askEntities, askFirst }) => {
  it('lists visits by start, then by number, each as the source wrote it', async () => {
    const { visits } = await askFirst(
      'visits { totalCount edges { node { visitNum name kind startedAt outOfWindow planned { studyId visitNum } subject { id } } } }',
    );
    expect(visits.totalCount).toBe(6);
    const nodes = visits.edges.map((edge: { node: Record<string, unknown> }) => edge.node);
    expect(nodes.map((node: { visitNum: string; startedAt: string }) => [node.visitNum, node.startedAt])).toEqual([
      ['201', null],
      ['1', '2014-01'],
      ['3', '2014-01-02'],
      ['9.299999999999999', '2014-04-02'],
      ['9.3', '2014-04-02'],
      ['10', '2014-04-20'],
    ]);
    expect(nodes[1]).toMatchObject({ kind: 'SCREENING', outOfWindow: true, subject: { id: idOf(first) } });
    expect(nodes[3]).toMatchObject({ kind: 'UNSCHEDULED', outOfWindow: null, planned: null });
    expect(nodes[5]).toMatchObject({ outOfWindow: false, planned: { studyId: study.studyId, visitNum: '10' } });
  });

  it('pages through a list once, in order, and says where a page stands', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const reply = await ask(
        `query($r: [_Any!]!, $after: String) { _entities(representations: $r) { ... on Subject {
          visits(first: 2, after: $after) { edges { cursor node { visitNum } } pageInfo { hasNextPage hasPreviousPage endCursor } } } } }`,
        { r: [{ __typename: 'Subject', id: idOf(first) }], after },
      );
      const { edges, pageInfo } = reply.data._entities[0].visits;
      expect(pageInfo).toMatchObject({ hasPreviousPage: after !== null, endCursor: edges.at(-1).cursor });
      seen.push(...edges.map((edge: { node: { visitNum: string } }) => edge.node.visitNum));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(['201', '1', '3', '9.299999999999999', '9.3', '10']);
  });

  it.each([
    ['visits(first: 0) { totalCount }', 'BAD_USER_INPUT'],
    ['dataQueries(first: 501) { totalCount }', 'BAD_USER_INPUT'],
    ['adverseEvents(after: "nonsense") { totalCount }', 'BAD_CURSOR'],
    [`visits(after: "${Buffer.from(`visits:${nobody}`).toString('base64url')}") { totalCount }`, 'BAD_CURSOR'],
  ])('refuses %s', async (selection, code) => {
    expect((await askEntities('Subject', [idOf(first)], selection)).errors[0].extensions.code).toBe(code);
  });

  it.each([
    ['kind: [SCREENING, BASELINE]', ['1', '3']],
    ['kind: []', ['201', '1', '3', '9.299999999999999', '9.3', '10']],
    ['from: "2014-01-15"', ['1', '9.299999999999999', '9.3', '10']],
    ['to: "2014-01-01"', ['1']],
    ['kind: [UNSCHEDULED, FOLLOW_UP], from: "2014-04-02", to: "2014-04-02"', ['9.299999999999999', '9.3']],
  ])('filters visits by %s', async (filter, numbers) => {
    const { visits } = await askFirst(`visits(filter: { ${filter} }) { totalCount edges { node { visitNum } } }`);
    expect(visits.edges.map((edge: { node: { visitNum: string } }) => edge.node.visitNum)).toEqual(numbers);
    expect(visits.totalCount).toBe(numbers.length);
  });

  it.each([
    ['serious: true', [1]],
    ['serious: false', [2, 3]],
    ['treatmentEmergent: true', [1]],
    ['treatmentEmergent: false', [2]],
    ['severity: [SEVERE, UNKNOWN]', [2, 1]],
    ['severity: []', [4, 2, 3, 1]],
    ['from: "2014-02-01"', [2, 3, 1]],
    ['serious: false, from: "2014-03-01"', [2]],
  ])('filters adverse events by %s', async (filter, sequences) => {
    const { adverseEvents } = await askFirst(
      `adverseEvents(filter: { ${filter} }) { totalCount edges { node { sequence } } }`,
    );
    expect(adverseEvents.edges.map((edge: { node: { sequence: number } }) => edge.node.sequence)).toEqual(sequences);
    expect(adverseEvents.totalCount).toBe(sequences.length);
  });

  it('shows an adverse event with all that belongs to it', async () => {
    const { adverseEvents } = await askFirst(`adverseEvents { edges { node {
      sequence serious seriousnessCriteria deniedCriteria severity ongoing treatmentEmergent meddra { pt { system code display } llt { code } }
      uncoded { field text } relatedRecords { domain variable value sequence relationship }
      qualifiers { name label value origin evaluator } inconsistencies { itemOid rule status origin recordId ageDays } provenance { source sourceId stale recordedAt } } } }`);
    const [fourthEvent, secondEvent, thirdEvent, firstEvent] = adverseEvents.edges.map(
      (edge: { node: Record<string, unknown> }) => edge.node,
    );
    expect(firstEvent).toMatchObject({
      serious: true,
      seriousnessCriteria: ['HOSPITALIZATION'],
      deniedCriteria: ['DEATH'],
      ongoing: null,
      treatmentEmergent: true,
      meddra: null,
      inconsistencies: [],
      uncoded: [],
      relatedRecords: [
        { domain: 'AE', variable: 'AESPID', value: 'E03', sequence: null, relationship: 'R1' },
        { domain: 'DS', variable: 'DSSEQ', value: '10', sequence: 10, relationship: 'R1' },
      ],
      qualifiers: [
        { name: 'AEOTHER', label: null, value: 'text', origin: 'DERIVED', evaluator: 'SPONSOR' },
        { name: 'AETRTEM', label: 'TREATMENT EMERGENT FLAG', value: 'Y', origin: 'DERIVED', evaluator: 'SPONSOR' },
      ],
      provenance: { source: 'EDC', sourceId: 'AE.1', stale: false, recordedAt: null },
    });
    expect(secondEvent).toMatchObject({
      severity: 'UNKNOWN',
      ongoing: true,
      treatmentEmergent: false,
      relatedRecords: [],
      uncoded: [{ field: 'severity', text: 'ODD' }],
      inconsistencies: [{ itemOid: 'AE.AESER', rule: 'AE-INCONSISTENT', status: 'OPEN', origin: 'SYSTEM', ageDays: 0 }],
    });
    expect(thirdEvent).toMatchObject({
      ongoing: false,
      treatmentEmergent: null,
      inconsistencies: [{ itemOid: 'AE.AEENDTC' }],
      relatedRecords: [{ value: '1' }, { value: 'E01' }, { value: '10' }],
    });
    expect(fourthEvent).toMatchObject({
      serious: null,
      ongoing: true,
      relatedRecords: [],
      qualifiers: [],
      meddra: { pt: { system: 'https://www.meddra.org', code: '10037844', display: 'RASH' }, llt: null },
    });
  });

  it('shows history, treatment and medication exactly', async () => {
    expect(
      await askFirst(`medicalHistory { edges { node { term severity start meddra { bodySystem { display } } } } }
        exposures { sequence dose start } concomitantMedications { edges { node { name dose start end endStudyDay } } }`),
    ).toEqual({
      medicalHistory: {
        edges: [
          { node: { term: 'ASTHMA', severity: 'MILD', start: '1999', meddra: { bodySystem: { display: 'LUNGS' } } } },
        ],
      },
      exposures: [
        { sequence: 1, dose: '0', start: '2014-01-02' },
        { sequence: 2, dose: '54.0', start: '2014-01-17' },
      ],
      concomitantMedications: {
        edges: [{ node: { name: 'ASPIRIN', dose: '0.10', start: null, end: '2014-05', endStudyDay: 120 } }],
      },
    });
  });
});
