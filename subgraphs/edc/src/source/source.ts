/** The port: batched reads of what was captured. Every map lacks the keys that have nothing. */
import type { ListSource } from '@meridian/kit/connection';
import type {
  AdverseEventFilter,
  AdverseEventQualifier,
  DataQueryFilter,
  RelatedRecord,
  VisitFilter,
} from '../generated/resolvers.ts';
import type {
  AdverseEventRecord,
  ConcomitantMedicationRecord,
  DataQueryRecord,
  ExposureRecord,
  MedicalHistoryItemRecord,
  VisitRecord,
} from '../records.ts';

type ByKey<Value> = Promise<ReadonlyMap<string, Value>>;

/** Lists are by subject. */
export interface EdcSource {
  readonly visits: ListSource<VisitRecord, VisitFilter>;
  readonly adverseEvents: ListSource<AdverseEventRecord, AdverseEventFilter>;
  readonly medicalHistory: ListSource<MedicalHistoryItemRecord, null>;
  readonly exposures: ListSource<ExposureRecord, null>;
  readonly concomitantMedications: ListSource<ConcomitantMedicationRecord, null>;
  readonly dataQueries: ListSource<DataQueryRecord, DataQueryFilter>;
  visitsById(ids: readonly string[]): ByKey<VisitRecord>;
  adverseEventsById(ids: readonly string[]): ByKey<AdverseEventRecord>;
  dataQueriesById(ids: readonly string[]): ByKey<DataQueryRecord>;
  /** All of a subject's, in the order of the list. */
  exposuresBySubject(subjectIds: readonly string[]): ByKey<readonly ExposureRecord[]>;
  /** Queries about a record that are not settled, oldest first. */
  openQueriesByRecord(recordIds: readonly string[]): ByKey<readonly DataQueryRecord[]>;
  /** The other records of the relations that an adverse event is part of. */
  relatedRecordsByEvent(eventIds: readonly string[]): ByKey<readonly RelatedRecord[]>;
  qualifiersByEvent(eventIds: readonly string[]): ByKey<readonly AdverseEventQualifier[]>;
  /** Rejects while the source cannot answer. */
  ping(): Promise<void>;
}
