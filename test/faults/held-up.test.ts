/** What takes too long, goes away or is busy: the deadline holds, the others are served, and nothing is left behind. */

import { join } from 'node:path';
import { openDatabase } from '@meridian/kit/database/open';
import { createScratchDatabase } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOnBoth, hasPostgres, postgresMissing } from '../databases.ts';
import { codesOf, dataOf, everything, type Graph, type Json, openGraph } from '../graph.ts';
import { makeStudy, writeStudy } from '../sdtm-directory.ts';

const ids = async (graph: Graph): Promise<string[]> =>
  dataOf(await graph.ask('{ subjects(first: 100) { edges { node { id } } } }')).subjects.edges.map(
    ({ node }: Json) => node.id,
  );

describe.skipIf(!hasPostgres)(
  hasPostgres ? 'a source that does not answer' : `a source that does not answer: ${postgresMissing}`,
  () => {
    let graph: Graph;
    let scratch: Awaited<ReturnType<typeof createScratchDatabase>>;
    beforeAll(async () => {
      scratch = await createScratchDatabase();
      graph = await openGraph({
        study: 'demo',
        environment: { REQUEST_TIMEOUT_MS: '1500', DATABASE_URL: scratch.url },
      });
      await graph.ask('cohort', { subjectIds: (await ids(graph)).slice(0, 1) });
    });
    afterAll(async () => {
      await graph?.close();
      await scratch?.drop();
    });

    it('costs its sections, which say TIMEOUT, at the deadline of the request', async () => {
      const [subjectId] = await ids(graph);
      const other = await openDatabase({ url: scratch.url, poolSize: 1 });
      const query = `query($id: ID!) { patientReport(subjectId: $id) { labs { status { state code source } results { totalCount } } vitalSigns { status { state } } visits { status { state } results { totalCount } } alerts { status { state } } demographics { status { state } } } }`;
      try {
        await other.kysely.transaction().execute(async (trx) => {
          await sql`lock table hospital.lab_result in access exclusive mode`.execute(trx);
          const startedMs = performance.now();
          const answer = await graph.post(query, { id: subjectId });
          expect(performance.now() - startedMs).toBeLessThan(6000);
          expect([answer.status, answer.errors]).toEqual([200, undefined]);
          expect(answer.data.patientReport.labs).toEqual({
            status: { state: 'UNAVAILABLE', code: 'TIMEOUT', source: 'LIS' },
            results: null,
          });
          expect(answer.data.patientReport.visits).toEqual({
            status: { state: 'OK' },
            results: { totalCount: expect.any(Number) },
          });
          expect(answer.data.patientReport.demographics.status.state).toBe('OK');
        });
      } finally {
        await other.close();
      }
      expect(dataOf(await graph.post(query, { id: subjectId })).patientReport.labs.status).toEqual({
        state: 'OK',
        code: null,
        source: 'LIS',
      });
    });
  },
);

describeOnBoth('clients and imports', (database) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await openGraph({ study: 'demo', database });
  });
  afterAll(() => graph?.close());

  it('that go away before they are answered leave a server that answers the next', async () => {
    const subjectIds = await ids(graph);
    const token = await graph.token(everything);
    const leave = async (afterMs: number) => {
      const body = JSON.stringify({
        query: '{ subjects(first: 60) { edges { node { labResults(first: 500) { edges { node { id } } } } } } }',
      });
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      await fetch(`${graph.url}/graphql`, { method: 'POST', headers, body, signal: AbortSignal.timeout(afterMs) }).then(
        (response) => response.text(),
        () => undefined,
      );
    };
    await Promise.all([1, 2, 5, 10, 20, 40, 80].map(leave));
    expect(dataOf(await graph.post('cohort', { subjectIds: subjectIds.slice(0, 5) })).patientReports).toHaveLength(5);
    expect((await graph.fetch('/health/ready')).status).toBe(200);
  });

  it('that come at once are all answered, each with its own subject', async () => {
    const subjectIds = await ids(graph);
    const answers = await Promise.all(
      subjectIds.map((id) =>
        graph.post(
          'query($id: ID!) { patientReport(subjectId: $id) { id demographics { subject { id } } labs { results(first: 1) { edges { node { subject { id } } } } } } }',
          { id },
        ),
      ),
    );
    for (const [index, answer] of answers.entries()) {
      const { id, demographics, labs } = dataOf(answer).patientReport;
      expect([id, demographics.subject.id]).toEqual([subjectIds[index], subjectIds[index]]);
      for (const { node } of labs.results.edges) expect(node.subject.id).toBe(id);
    }
  });

  it('that run side by side see each dataset whole, before or after', async () => {
    const directory = await writeStudy(makeStudy('SIDE01', 12), join(graph.dataDir, 'side'));
    await graph.import(directory);
    const query =
      'query($id: ID!) { subject(id: $id) { labResults(first: 500) { totalCount edges { node { id } } } vitalSigns { totalCount } adverseEvents { totalCount } } }';
    const { subjectByUsubjid } = dataOf(await graph.ask('find-subject', { usubjid: 'SIDE01-901-1001' }));
    const read = async () => dataOf(await graph.ask(query, { id: subjectByUsubjid.id }));
    const before = await read();
    let isOver = false;
    const importing = graph.import(directory).finally(() => {
      isOver = true;
    });
    let readings = 0;
    while (!isOver) {
      expect(await read()).toEqual(before);
      readings += 1;
    }
    await importing;
    expect(readings).toBeGreaterThan(1);
    expect(codesOf(await graph.ask(query, { id: subjectByUsubjid.id }))).toEqual([]);
  });
});
