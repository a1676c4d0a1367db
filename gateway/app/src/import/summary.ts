/** What an import tells while it runs and when it is over: plain data, so that a server can stream it. */
import { FileUnreadable } from './source.ts';

export interface DatasetSummary {
  readonly dataset: string;
  readonly file: string;
  /** Source rows; loaded and refused add up to them, unless the dataset failed. */
  readonly read: number;
  readonly loaded: number;
  readonly refused: number;
  readonly seconds: number;
  /** Where the refused rows are listed; null when there are none. */
  readonly rejectFile: string | null;
  /** Why nothing of the dataset was loaded: its earlier rows are as they were. */
  readonly error: string | null;
}

export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

export interface ImportSummary {
  readonly protocolId: string;
  readonly studyId: string;
  readonly subjects: number;
  readonly datasets: readonly DatasetSummary[];
  readonly notLoaded: readonly SkippedFile[];
  readonly findings: number;
  readonly seconds: number;
  /** A hospital that sends has not sent all of it yet. */
  readonly deliveriesPending: boolean;
}

export type ImportEvent =
  | { readonly kind: 'checking'; readonly file: string; readonly index: number; readonly count: number }
  | { readonly kind: 'planned'; readonly protocolId: string; readonly datasets: number; readonly rows: number }
  | { readonly kind: 'loading'; readonly dataset: string; readonly rows: number }
  /** `read` counts this dataset's rows, `done` those of all. */
  | { readonly kind: 'rows'; readonly dataset: string; readonly read: number; readonly done: number }
  | { readonly kind: 'loaded'; readonly dataset: DatasetSummary }
  | { readonly kind: 'finishing'; readonly step: 'rules' | 'alerts' | 'statistics' | 'deliveries' };

export type OnImportEvent = (event: ImportEvent) => void;

/** An import that cannot go on. The message is for people, one problem a line, and holds no cell values. */
export class ImportFailed extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ImportFailed';
  }
}

/** One dataset cannot be loaded; the others can. */
export class DatasetFailed extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DatasetFailed';
  }
}

/** Of the process: 0 when everything was loaded, 2 when rows were refused, 1 when a dataset was. */
export function exitStatus(summary: ImportSummary): 0 | 1 | 2 {
  if (summary.datasets.some(({ error }) => error !== null)) return 1;
  return summary.datasets.some(({ refused }) => refused > 0) ? 2 : 0;
}

/** What went wrong, in our words. SQLSTATE class 22 is a value, class 23 a constraint: the dataset is at fault. The database's own messages quote values, so they are not passed on. */
export function asImportError(error: unknown): Error {
  if (error instanceof DatasetFailed || error instanceof ImportFailed) return error;
  if (error instanceof FileUnreadable) return new DatasetFailed(error.message, error);
  const { code, name } = error as { code?: unknown; name?: string };
  if (typeof code === 'string' && /^2[23]/.test(code))
    return new DatasetFailed(`the database refused it (SQLSTATE ${code})`, error);
  return new ImportFailed(`the import stopped (${typeof code === 'string' ? code : (name ?? 'unknown')})`, error);
}
