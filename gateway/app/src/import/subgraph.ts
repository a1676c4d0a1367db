/** What a subgraph gives to an import; the engine knows no more of it than this. */
import type { AnyTables } from '@meridian/kit/database/open';
import type { DatasetLoad, Finding, RaisedAlert, StudyKeys } from '@meridian/kit/import';
import type { Transaction } from 'kysely';

export interface ImportingSubgraph {
  /** Also the name of its PostgreSQL schema, in which it keeps its access scope. */
  readonly name: string;
  /** URL of the module that exports `loads`: worker threads import it again, because functions do not travel. */
  readonly module: string;
  readonly loads: readonly DatasetLoad[];
  /** The id of a study, minted when it is new. Exactly one subgraph has this. */
  openStudy?(trx: Transaction<AnyTables>, protocolId: string): Promise<string>;
  /** The ids of a study's subjects and sites, once the demographics are loaded. Exactly one subgraph has this: the one that mints them. */
  studyKeys?(trx: Transaction<AnyTables>, studyId: string, protocolId: string): Promise<StudyKeys>;
  /** Called when every dataset is loaded: derives what spans rows and says what its rules found. */
  finish?(trx: Transaction<AnyTables>, study: StudyKeys): Promise<readonly Finding[]>;
  /** Turns the findings of all subgraphs into alerts; resolves to those that are new or raised anew. */
  raiseAlerts?(
    trx: Transaction<AnyTables>,
    study: StudyKeys,
    findings: readonly Finding[],
  ): Promise<readonly RaisedAlert[]>;
}

/** One dataset's load and whose it is. */
export interface OwnedLoad {
  readonly subgraph: ImportingSubgraph;
  readonly load: DatasetLoad;
}

export const loadsOf = (subgraphs: readonly ImportingSubgraph[], domain: string): readonly OwnedLoad[] =>
  subgraphs.flatMap((subgraph) =>
    subgraph.loads.filter((load) => load.domain === domain).map((load) => ({ subgraph, load })),
  );
