/** Imports a study: looks at everything first, then loads dataset by dataset, each in one transaction, and lets the rules have their say. */
import type { AnyTables, Database } from '@meridian/kit/database/open';
import type { RaisedAlert, SourceRow, StudyKeys } from '@meridian/kit/import';
import { sql, type Transaction } from 'kysely';
import { findDatasets } from './find-datasets.ts';
import { evaluateRules, importTables, updateStatistics } from './finish-study.ts';
import { inspectAll } from './inspect-all.ts';
import { type DatasetRun, loadDataset, mapJob } from './load-dataset.ts';
import { loadDemographics, readStudyKeys } from './load-demographics.ts';
import { type ImportPlan, type PlannedDataset, planImport } from './plan.ts';
import { createReaderPool, type MappedDataset, type ReaderPool } from './reader-pool.ts';
import { RejectLog } from './reject-log.ts';
import type { DatasetSource } from './source.ts';
import type { ImportingSubgraph } from './subgraph.ts';
import {
  asImportError,
  DatasetFailed,
  type DatasetSummary,
  ImportFailed,
  type ImportSummary,
  type OnImportEvent,
} from './summary.ts';

export interface ImportOptions {
  readonly database: Database;
  readonly subgraphs: readonly ImportingSubgraph[];
  /** A directory of dataset files, or rows by dataset name. */
  readonly from: { readonly directory: string } | { readonly datasets: ReadonlyMap<string, readonly SourceRow[]> };
  /** The STUDYID to load; without it that of DM. */
  readonly protocolId?: string | undefined;
  /** Where refused rows are listed, one file a dataset. */
  readonly rejectDirectory: string;
  readonly onEvent?: OnImportEvent;
  /** Called for each alert that the import has raised, when all is committed. */
  readonly onAlert?: (alert: PlacedAlert) => void;
}

/** An alert and whose it is, by the ids that the graph has. */
export interface PlacedAlert {
  readonly id: string;
  readonly studyId: string;
  readonly siteId: string | null;
}

const readerThreads = 2;

const secondsSince = (startMs: number): number => Math.round(performance.now() - startMs) / 1000;

class StudyImport {
  readonly #options: ImportOptions;
  readonly #pool: ReaderPool = createReaderPool(readerThreads);
  readonly #summaries: DatasetSummary[] = [];
  #rowsDone = 0;

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  async run(): Promise<ImportSummary> {
    const startMs = performance.now();
    try {
      const plan = await this.#plan();
      const study = await this.#openStudy(plan);
      await this.#loadOthers(plan.others, study);
      const findings = await this.#finish(study);
      const { protocolId, studyId, subjects } = study;
      return {
        protocolId,
        studyId,
        subjects: Object.keys(subjects).length,
        datasets: this.#summaries,
        notLoaded: plan.notLoaded,
        findings,
        seconds: secondsSince(startMs),
        deliveriesPending: false,
      };
    } catch (error) {
      // No single dataset is at fault here, whatever failed.
      throw error instanceof ImportFailed ? error : new ImportFailed(asImportError(error).message, error);
    } finally {
      await this.#pool.close();
    }
  }

  #tell: OnImportEvent = (event) => this.#options.onEvent?.(event);

  async #plan(): Promise<ImportPlan> {
    const { from, subgraphs, protocolId } = this.#options;
    const sources: readonly DatasetSource[] =
      'directory' in from
        ? await findDatasets(from.directory)
        : [...from.datasets].map(([dataset, rows]) => ({ kind: 'rows', dataset, file: dataset, rows }));
    const plan = planImport(await inspectAll(sources, this.#pool, this.#tell), subgraphs, protocolId);
    const datasets = [...(plan.demographics ? [plan.demographics] : []), ...plan.others];
    this.#tell({
      kind: 'planned',
      protocolId: plan.protocolId,
      datasets: datasets.length,
      rows: datasets.reduce((sum, { rows }) => sum + rows, 0),
    });
    return plan;
  }

  async #openStudy({ protocolId, demographics }: ImportPlan): Promise<StudyKeys> {
    const { subgraphs } = this.#options;
    const open = async (trx: Transaction<AnyTables>): Promise<StudyKeys> => {
      const studyId = await subgraphs.find(({ openStudy }) => openStudy)?.openStudy?.(trx, protocolId);
      if (studyId === undefined) throw new Error('no subgraph opens studies');
      return { studyId, protocolId, subjects: {}, sites: {} };
    };
    if (demographics === null) {
      return this.#transaction(protocolId, async (trx) => {
        const study = await readStudyKeys(trx, subgraphs, await open(trx));
        if (Object.keys(study.subjects).length === 0)
          throw new ImportFailed(`there is no DM dataset, and study ${protocolId} is not in the database`);
        return study;
      });
    }
    let study: StudyKeys | null = null;
    await this.#load(demographics, protocolId, async (trx, run) => {
      const loaded = await loadDemographics(trx, run, await open(trx));
      study = loaded.study;
      return loaded.read;
    });
    if (study === null)
      throw new ImportFailed(`${demographics.source.file}: ${this.#summaries[0]?.error}; nothing was loaded`);
    return study;
  }

  async #loadOthers(datasets: readonly PlannedDataset[], study: StudyKeys): Promise<void> {
    // While one dataset is written the next is read: with two threads, one ahead.
    const begin = (planned: PlannedDataset | undefined): MappedDataset | null =>
      planned ? this.#pool.map(planned.source, this.#options.subgraphs, mapJob(planned, study)) : null;
    let next = begin(datasets[0]);
    for (const [index, planned] of datasets.entries()) {
      const mapped = next;
      next = begin(datasets[index + 1]);
      await this.#load(planned, study.protocolId, (trx, run) => loadDataset(trx, run, study, mapped));
    }
  }

  /** Loads one dataset; when it cannot be loaded, its summary says why. Throws ImportFailed when nothing else can be either. */
  async #load(
    planned: PlannedDataset,
    protocolId: string,
    load: (trx: Transaction<AnyTables>, run: DatasetRun) => Promise<number>,
  ): Promise<void> {
    const { subgraphs, rejectDirectory } = this.#options;
    const { dataset, file } = planned.source;
    const startMs = performance.now();
    const rejects = new RejectLog(rejectDirectory, dataset);
    const onRead = (rows: number): void =>
      this.#tell({ kind: 'rows', dataset, read: rows, done: this.#rowsDone + rows });
    let read = planned.rows;
    let error: string | null = null;
    this.#tell({ kind: 'loading', dataset, rows: planned.rows });
    try {
      await rejects.begin();
      read = await this.#transaction(protocolId, (trx) =>
        load(trx, { planned, subgraphs, pool: this.#pool, rejects, onRead }),
      );
    } catch (thrown) {
      if (!(thrown instanceof DatasetFailed)) throw thrown;
      error = thrown.message;
    } finally {
      await rejects.close();
    }
    this.#rowsDone += planned.rows;
    const refused = rejects.lines.size;
    const summary: DatasetSummary = {
      dataset,
      file,
      read,
      loaded: error === null ? read - refused : 0,
      refused,
      seconds: secondsSince(startMs),
      rejectFile: rejects.file,
      error,
    };
    this.#summaries.push(summary);
    this.#tell({ kind: 'loaded', dataset: summary });
  }

  async #finish(study: StudyKeys): Promise<number> {
    const { subgraphs, database } = this.#options;
    const { findings, raised } = await this.#transaction(study.protocolId, (trx) =>
      evaluateRules(trx, subgraphs, study, this.#tell),
    );
    this.#tellAlerts(study, raised);
    this.#tell({ kind: 'finishing', step: 'statistics' });
    await updateStatistics(database.kysely, importTables(subgraphs));
    return findings;
  }

  #tellAlerts({ studyId, subjects }: StudyKeys, raised: readonly RaisedAlert[]): void {
    const { onAlert } = this.#options;
    if (!onAlert || raised.length === 0) return;
    const sites = new Map(Object.values(subjects).map(({ id, siteId }) => [id, siteId]));
    for (const { id, subjectId } of raised) onAlert({ id, studyId, siteId: sites.get(subjectId) ?? null });
  }

  /** One import of a study at a time, also of several processes. */
  async #transaction<Result>(
    protocolId: string,
    work: (trx: Transaction<AnyTables>) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await this.#options.database.kysely.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${protocolId}`}, 0))`.execute(trx);
        return work(trx);
      });
    } catch (error) {
      throw asImportError(error);
    }
  }
}

/** Loads a study, so that doing it twice gives the same database. Throws ImportFailed; until the first dataset is loaded, the database is then as it was. Datasets and rows that cannot be loaded are in the summary. */
export const importStudy = (options: ImportOptions): Promise<ImportSummary> => new StudyImport(options).run();
