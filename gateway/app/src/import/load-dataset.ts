/** Brings the tables of one dataset to what its rows say, inside one transaction. */
import type { AnyTables } from '@meridian/kit/database/open';
import type { StudyKeys } from '@meridian/kit/import';
import type { Transaction } from 'kysely';
import type { MapJob } from './map-dataset.ts';
import type { PlannedDataset } from './plan.ts';
import type { MappedDataset, ReaderPool } from './reader-pool.ts';
import type { RejectLog } from './reject-log.ts';
import { copyToStage, createStage, deleteVanished, type Owner, repeatedLines, type Stage, upsert } from './stage.ts';
import { type ImportingSubgraph, loadsOf } from './subgraph.ts';
import { DatasetFailed } from './summary.ts';

type Trx = Transaction<AnyTables>;

export interface DatasetRun {
  readonly planned: PlannedDataset;
  readonly subgraphs: readonly ImportingSubgraph[];
  readonly pool: ReaderPool;
  readonly rejects: RejectLog;
  /** How many rows were read until now. */
  onRead(rows: number): void;
}

export const mapJob = ({ source, domain }: PlannedDataset, study: StudyKeys, skip: Iterable<number> = []): MapJob => ({
  dataset: source.dataset,
  domain,
  study,
  skip: [...skip],
});

async function fillStages(
  trx: Trx,
  { rejects, onRead }: DatasetRun,
  stages: readonly Stage[],
  mapped: MappedDataset,
): Promise<number> {
  let read = 0;
  try {
    for await (const event of mapped) {
      if (event.kind === 'chunk') await copyToStage(trx, stages[event.table] as Stage, event.bytes);
      else {
        read = event.rows;
        await rejects.add(event.rejects);
        onRead(read);
      }
    }
  } finally {
    await mapped.cancel();
  }
  return read;
}

async function refuseRepeated(trx: Trx, rejects: RejectLog, stages: readonly Stage[]): Promise<void> {
  for (const stage of stages) {
    const key = stage.target.key.join(', ');
    const lines = (await repeatedLines(trx, stage)).filter((line) => !rejects.lines.has(line));
    if (lines.includes(0)) throw new DatasetFailed(`two groups of rows have the same key (${key})`);
    await rejects.add(
      lines.map((line) => ({ line, column: '', reason: `has the same key (${key}) as an earlier row` })),
    );
  }
}

interface Staged {
  readonly stages: readonly Stage[];
  readonly read: number;
}

/** A row is refused as a whole, but a mapper may have remembered it by then; so mapping is repeated without the refused rows until every mapper has seen just what is loaded. */
export async function stageDataset(
  trx: Trx,
  run: DatasetRun,
  study: StudyKeys,
  begun: MappedDataset | null,
): Promise<Staged> {
  const { planned, subgraphs, pool, rejects } = run;
  const loads = loadsOf(subgraphs, planned.domain);
  const targets = loads.flatMap(({ load }) => load.tables);
  for (let mapped = begun; ; mapped = null) {
    const before = rejects.lines.size;
    const stages: Stage[] = [];
    for (const [index, target] of targets.entries()) stages.push(await createStage(trx, index, target));
    const read = await fillStages(
      trx,
      run,
      stages,
      mapped ?? pool.map(planned.source, subgraphs, mapJob(planned, study, rejects.lines)),
    );
    const mayBeRemembered = loads.length > 1 && rejects.lines.size > before;
    const mappedRefusals = rejects.lines.size;
    await refuseRepeated(trx, rejects, stages);
    if (read > 0 && rejects.lines.size >= read) throw new DatasetFailed('every row was refused');
    if (!mayBeRemembered && rejects.lines.size === mappedRefusals) return { stages, read };
  }
}

/** A whole dataset replaces the parts of its domain and the other way round, or rows would be there twice. */
function replacedBy({ source: { dataset }, domain }: PlannedDataset): readonly string[] {
  const whole = domain.toLowerCase();
  if (dataset === whole) return [`${whole}_`, `${whole}__`];
  return dataset.startsWith(whole) ? [whole] : [];
}

export async function mergeStages(
  trx: Trx,
  { planned }: DatasetRun,
  study: StudyKeys,
  stages: readonly Stage[],
): Promise<void> {
  const owner: Owner = { studyId: study.studyId, dataset: planned.source.dataset, replaces: replacedBy(planned) };
  // Tables are named in the order in which they refer to each other.
  for (const stage of stages.toReversed()) await deleteVanished(trx, stage, owner);
  for (const stage of stages) await upsert(trx, stage, owner);
}

/** `begun` is a mapping that is already under way. Resolves to the number of rows read; throws DatasetFailed when nothing of it can be loaded. */
export async function loadDataset(
  trx: Trx,
  run: DatasetRun,
  study: StudyKeys,
  begun: MappedDataset | null,
): Promise<number> {
  const { stages, read } = await stageDataset(trx, run, study, begun);
  await mergeStages(trx, run, study, stages);
  return read;
}
