/** The port: batched reads of people and sites. Every map lacks the keys that have nothing. */
import type { Page, PageRequest } from '@meridian/kit/connection';
import type { Identity } from '@meridian/kit/identity';
import type { SubjectFilter } from '../generated/resolvers.ts';
import type {
  AnalysisPopulationRecord,
  ResearcherRecord,
  SiteRecord,
  SubjectCharacteristicRecord,
  SubjectRecord,
} from '../records.ts';

type ById<Value> = Promise<ReadonlyMap<string, Value>>;

export interface UserSource {
  subjects(ids: readonly string[]): ById<SubjectRecord>;
  subjectIdsByUsubjid(usubjids: readonly string[]): ById<readonly string[]>;
  /** Subjects the identity may see, by USUBJID. */
  subjectPage(
    identity: Identity | null,
    request: PageRequest,
    filter: SubjectFilter | null,
  ): Promise<Page<SubjectRecord>>;
  subjectCount(identity: Identity | null, filter: SubjectFilter | null): Promise<number>;
  characteristicsBySubject(ids: readonly string[]): ById<readonly SubjectCharacteristicRecord[]>;
  populationsBySubject(ids: readonly string[]): ById<readonly AnalysisPopulationRecord[]>;
  sites(ids: readonly string[]): ById<SiteRecord>;
  /** Sites of the studies that the identity's grants name, by site number. */
  sitePage(identity: Identity | null, request: PageRequest): Promise<Page<SiteRecord>>;
  siteCount(identity: Identity | null): Promise<number>;
  researchers(ids: readonly string[]): ById<ResearcherRecord>;
  researcherIdsBySite(siteIds: readonly string[]): ById<readonly string[]>;
  /** Rejects while the source cannot answer. */
  ping(): Promise<void>;
}
