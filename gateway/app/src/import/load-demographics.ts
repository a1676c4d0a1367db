/** The one dataset that the engine knows by name: DM, because subjects get their ids from it. */
import { saveScope } from '@meridian/kit/access/scope';
import type { AnyTables } from '@meridian/kit/database/open';
import type { StudyKeys } from '@meridian/kit/import';
import type { Transaction } from 'kysely';
import { type DatasetRun, loadDataset, mergeStages, stageDataset } from './load-dataset.ts';
import { type ImportingSubgraph, loadsOf } from './subgraph.ts';
import { DatasetFailed } from './summary.ts';

type Trx = Transaction<AnyTables>;

/** DM goes first to the subgraph that mints the subjects' ids, then, with these, to the others. */
export async function loadDemographics(
  trx: Trx,
  run: DatasetRun,
  opened: StudyKeys,
): Promise<{ readonly study: StudyKeys; readonly read: number }> {
  const minting = { ...run, subgraphs: run.subgraphs.filter(({ studyKeys }) => studyKeys) };
  const others = { ...run, subgraphs: run.subgraphs.filter(({ studyKeys }) => !studyKeys) };
  const hasOthers = loadsOf(others.subgraphs, run.planned.domain).length > 0;
  for (;;) {
    const read = await loadDataset(trx, minting, opened, null);
    const study = await readStudyKeys(trx, run.subgraphs, opened);
    if (Object.keys(study.subjects).length === 0) throw new DatasetFailed('has no subject');
    const before = run.rejects.lines.size;
    const staged = hasOthers ? await stageDataset(trx, others, study, null) : null;
    // What the others refuse must not stay as a subject of which only an id is known.
    if (run.rejects.lines.size > before) continue;
    if (staged) await mergeStages(trx, others, study, staged.stages);
    for (const { name } of run.subgraphs) await saveScope(trx, name, study);
    return { study, read };
  }
}

export async function readStudyKeys(
  trx: Trx,
  subgraphs: readonly ImportingSubgraph[],
  { studyId, protocolId }: StudyKeys,
): Promise<StudyKeys> {
  const minting = subgraphs.find(({ studyKeys }) => studyKeys);
  if (!minting?.studyKeys) throw new Error('no subgraph mints subject ids');
  return minting.studyKeys(trx, studyId, protocolId);
}
