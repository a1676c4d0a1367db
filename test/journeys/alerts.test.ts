/** A worklist that is kept open: alerts arrive as an import raises them, each at those alone who may see its subject. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { claimsOf, dataOf, type Graph, type Json } from '../graph.ts';
import { type Listening, listen } from '../read-stream.ts';
import { makeStudy, writeStudy } from '../sdtm-directory.ts';
import { openTwoStudies } from '../two-studies.ts';

let graph: Graph;
const listening: Listening[] = [];

beforeAll(async () => {
  ({ graph } = await openTwoStudies());
});
afterAll(() => graph?.close());
afterEach(() => {
  for (const each of listening.splice(0)) each.leave();
});

const open = async (claims: ReturnType<typeof claimsOf>, variables: object = {}): Promise<Listening> => {
  const opened = await listen(graph, 'alert-raised', { ...variables }, claims);
  listening.push(opened);
  return opened;
};

const metrics = async (): Promise<ReadonlyMap<string, number>> => {
  const text = await (await fetch(`${graph.meridian.gateway.adminUrl}/metrics`)).text();
  const samples = text.matchAll(/^gateway_subscription_events_total\{outcome="(\w+)"\} (\d+)$/gm);
  return new Map([...samples].map(([, outcome = '', count]) => [outcome, Number(count)]));
};

/** Imports study ONE01 again, with an adverse event of each of these subjects made serious. */
async function makeSerious(...usubjids: string[]): Promise<void> {
  const study = makeStudy('ONE01');
  for (const usubjid of usubjids) {
    const event = study.get('ae')?.find((row) => row.USUBJID === usubjid && row.AESER === 'N');
    if (event === undefined) throw new Error(`${usubjid} has no event that is not serious`);
    (event as Record<string, string>).AESER = 'Y';
  }
  await graph.import(await writeStudy(study, join(graph.dataDir, 'ONE01-again')));
}

it('tells an alert to those who see its subject, and to nobody else', async () => {
  const one = ['ONE01'];
  const investigator = await open(claimsOf('PRINCIPAL_INVESTIGATOR', { studies: one, sites: ['901'] }));
  const neighbour = await open(claimsOf('PRINCIPAL_INVESTIGATOR', { studies: one, sites: ['903'] }));
  const stranger = await open(claimsOf('SAFETY_PHYSICIAN', { studies: ['TWO02'] }));
  const { studies, subjects } = dataOf(
    await graph.ask(
      '{ studies { edges { node { id protocolId } } } subjects(first: 100) { edges { node { usubjid site { id } } } } }',
    ),
  );
  const nodes = (connection: Json): Json[] => connection.edges.map(({ node }: Json) => node);
  const siteId = nodes(subjects).find(({ usubjid }) => usubjid === 'ONE01-902-1002')?.site.id;
  const studyId = nodes(studies).find(({ protocolId }) => protocolId === 'ONE01')?.id;
  const physician = claimsOf('SAFETY_PHYSICIAN');
  const ofStudy = await open(physician, { studyId });
  const ofSite = await open(physician, { studyId, siteId });

  await makeSerious('ONE01-901-1001', 'ONE01-902-1002');

  const told = async (from: Listening): Promise<Json> => dataOf(await from.next()).alertRaised;
  expect(await told(investigator)).toMatchObject({
    level: 'CRITICAL',
    status: 'OPEN',
    rule: { id: 'AE-SAE' },
    subject: { usubjid: 'ONE01-901-1001', site: { siteId: '901' } },
  });
  expect((await told(ofSite)).subject.usubjid).toBe('ONE01-902-1002');
  const both = [(await told(ofStudy)).subject.usubjid, (await told(ofStudy)).subject.usubjid];
  expect(both.sort()).toEqual(['ONE01-901-1001', 'ONE01-902-1002']);

  // Two alerts at three listeners without conditions and one with the study, one at the last: all have been looked at.
  while ((await metrics()).values().reduce((sum, count) => sum + count, 0) < 9) await setImmediate();
  expect(Object.fromEntries(await metrics())).toEqual({ ok: 4, hidden: 5 });

  // What comes next is the next that they may see.
  await makeSerious('ONE01-901-1001', 'ONE01-902-1002', 'ONE01-903-1003');
  expect((await told(neighbour)).subject.usubjid).toBe('ONE01-903-1003');
  stranger.leave();
});
