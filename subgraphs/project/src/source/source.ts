/** The port: batched reads of studies, their design and the subjects' part in them. Every map lacks the keys that have nothing. */
import type { ListSource, Page, PageRequest } from '@meridian/kit/connection';
import type { Identity } from '@meridian/kit/identity';
import type { EnrollmentFilter, StudyFilter } from '../generated/resolvers.ts';
import type {
  ArmElementRecord,
  DispositionEventRecord,
  EligibilityCriterionRecord,
  EnrollmentRecord,
  MonthCount,
  PlannedVisitRecord,
  ProgressCounts,
  SiteCounts,
  StudyArmRecord,
  StudyElementRecord,
  StudyEpochRecord,
  StudyParameterRecord,
  StudyRecord,
  StudySiteRecord,
  SubjectElementRecord,
  SupplementalQualifierRecord,
} from '../records.ts';

export type One<Value> = (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
export type Many<Value> = One<readonly Value[]>;

export interface StudySource {
  readonly studies: One<StudyRecord>;
  readonly studyIdsByProtocolId: One<string>;
  /** Studies that the identity may see, by protocol id. */
  studyPage(identity: Identity | null, request: PageRequest, filter: StudyFilter | null): Promise<Page<StudyRecord>>;
  studyCount(identity: Identity | null, filter: StudyFilter | null): Promise<number>;
  /** Over all of a study's subjects. */
  readonly progressByStudy: One<ProgressCounts>;
  readonly monthsByStudy: Many<MonthCount>;
  readonly studySites: One<StudySiteRecord>;
  /** The sites of a study that the identity may see, by site number. */
  studySitesSeenBy(identity: Identity | null): ListSource<StudySiteRecord, null>;
  readonly countsByStudySite: One<SiteCounts>;
}

/** Lists by study id, each in the order in which the graph shows it. */
export interface DesignSource {
  readonly parametersByStudy: Many<StudyParameterRecord>;
  /** Planned arms first. */
  readonly armsByStudy: Many<StudyArmRecord>;
  readonly armElementsByStudy: Many<ArmElementRecord>;
  readonly epochsByStudy: Many<StudyEpochRecord>;
  readonly elementsByStudy: Many<StudyElementRecord>;
  readonly criteriaByStudy: Many<EligibilityCriterionRecord>;
  readonly plannedVisitsByStudy: Many<PlannedVisitRecord>;
  readonly plannedVisits: One<PlannedVisitRecord>;
}

export interface EnrollmentSource {
  readonly enrollments: One<EnrollmentRecord>;
  readonly enrollmentsBySubject: One<EnrollmentRecord>;
  /** The enrollments of a study that the identity may see, by USUBJID. */
  enrollmentsSeenBy(identity: Identity | null): ListSource<EnrollmentRecord, EnrollmentFilter>;
  readonly elementsBySubject: Many<SubjectElementRecord>;
  readonly dispositionBySubject: Many<DispositionEventRecord>;
  readonly qualifiersBySubject: Many<SupplementalQualifierRecord>;
}

export interface ProjectSource extends StudySource, DesignSource, EnrollmentSource {
  /** Rejects while the source cannot answer. */
  ping(): Promise<void>;
}
