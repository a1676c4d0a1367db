/** The contract between whoever reads tabular study data and the subgraphs that store it: what one row becomes, and how a row is refused. */

/** A row as the file holds it: every cell is text, an empty cell is ''. */
export type SourceRow = Readonly<Record<string, string>>;

export interface SubjectKey {
  readonly id: string;
  readonly siteId: string;
  readonly siteNumber: string;
}

export interface SiteKey {
  readonly id: string;
  readonly principalInvestigatorId: string | null;
}

/** The opaque ids by which subgraphs refer to one study, its sites (by SITEID) and its subjects (by USUBJID). Plain data: it travels to workers. */
export interface StudyKeys {
  readonly studyId: string;
  readonly protocolId: string;
  readonly subjects: Readonly<Record<string, SubjectKey>>;
  readonly sites: Readonly<Record<string, SiteKey>>;
}

export type Cell = string | number | boolean | null;

/**
 * One table that a dataset fills. Besides `columns` every such table has `study_id uuid not null`, `dataset text not null` and `loaded_at timestamptz not null default now()`, which the
 * importer fills, and a unique index over (study_id, dataset, ...key). Rows of the same study and dataset that are not in the file any more are deleted; rows that did not
 * change are not touched, so ids and loaded_at are stable.
 */
export interface TableLoad {
  /** Schema-qualified, e.g. 'edc.adverse_event'. */
  readonly table: string;
  readonly key: readonly string[];
  /** Includes the key columns; not study_id, dataset, loaded_at or a generated id. */
  readonly columns: readonly string[];
}

export interface TableRow {
  /** Index into DatasetLoad.tables. */
  readonly table: number;
  /** In the order of that table's columns. Arrays and JSON as PostgreSQL text. */
  readonly values: readonly Cell[];
}

export interface RowMapper {
  /** What one source row becomes. Throws RowRefused when it cannot be loaded; nothing of that row is loaded then. */
  row(row: SourceRow): readonly TableRow[];
  /** Rows that are only known when all have been seen, such as groups. */
  end?(): readonly TableRow[];
}

/** How one SDTM dataset (or the parts into which it was split, lbch, lbhe…) becomes table rows. */
export interface DatasetLoad {
  /** The domain as the DOMAIN column tells it, or 'SUPP' + the RDOMAIN; 'TS', 'RELREC'. */
  readonly domain: string;
  /** Columns without which the dataset cannot be loaded at all. */
  readonly requires: readonly string[];
  readonly tables: readonly TableLoad[];
  /** Called once a dataset; what has to be remembered between rows lives in the closure. */
  start(context: { readonly study: StudyKeys; readonly dataset: string }): RowMapper;
}

/** Why one row cannot be loaded; ends up in the reject file, never in a log. */
export class RowRefused extends Error {
  readonly column: string;
  readonly reason: string;
  constructor(column: string, reason: string) {
    super(`${column}: ${reason}`);
    this.name = 'RowRefused';
    this.column = column;
    this.reason = reason;
  }
}

/** Something a rule found in imported data; the subgraph that owns alerts turns it into one. `key` makes it unique within its rule, so that importing twice raises it once. */
export interface Finding {
  readonly rule: string;
  readonly subjectId: string;
  readonly key: string;
  readonly level: 'INFO' | 'WARNING' | 'HIGH' | 'CRITICAL';
  readonly summary: string;
  readonly evidence: readonly FindingEvidence[];
}

export interface FindingEvidence {
  readonly recordType: string;
  readonly recordId: string;
  readonly field: string;
  readonly value: string | null;
  readonly limit: string | null;
}

/** An alert that came to be, or came back, with an import. */
export interface RaisedAlert {
  readonly id: string;
  readonly subjectId: string;
}
