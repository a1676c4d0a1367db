/** Two small studies side by side, for questions of who may see what; and somebody of each site. */
import { join } from 'node:path';
import { dataOf, type Graph, type Json, openGraph } from './graph.ts';
import { makeStudy, writeStudy } from './sdtm-directory.ts';

export interface Person {
  readonly id: string;
  readonly usubjid: string;
  readonly protocolId: string;
  readonly siteNumber: string;
}

export const protocols = ['ONE01', 'TWO02'] as const;

/** Nine subjects at three sites in each study; the sites of both have the same numbers. */
export async function openTwoStudies(): Promise<{ readonly graph: Graph; readonly people: readonly Person[] }> {
  const graph = await openGraph({ study: 'none' });
  for (const protocolId of protocols)
    await graph.import(await writeStudy(makeStudy(protocolId), join(graph.dataDir, protocolId)));
  const query =
    '{ subjects(first: 100) { edges { node { id usubjid site { siteId } enrollment { study { protocolId } } } } } }';
  const people = dataOf(await graph.ask(query)).subjects.edges.map(({ node }: Json) => ({
    id: node.id,
    usubjid: node.usubjid,
    protocolId: node.enrollment.study.protocolId,
    siteNumber: node.site.siteId,
  }));
  return { graph, people };
}
