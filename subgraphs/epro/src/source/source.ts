/** The port: batched reads of questionnaires, responses and alerts. Every map lacks the keys that have nothing. */
import type { ListSource } from '@meridian/kit/connection';
import type { AlertFilter, ResponseFilter } from '../generated/resolvers.ts';
import type {
  AlertRecord,
  AnswerRecord,
  EproComplianceRecord,
  QuestionnaireRecord,
  QuestionnaireResponseRecord,
  ScorePointRecord,
} from '../records.ts';

type ByKey<Value> = Promise<ReadonlyMap<string, Value>>;

export interface ScoreKey {
  readonly subjectId: string;
  /** QSCAT. */
  readonly qscat: string;
}

export interface EproSource {
  questionnaires(ids: readonly string[]): ByKey<QuestionnaireRecord>;
  responses(ids: readonly string[]): ByKey<QuestionnaireResponseRecord>;
  /** By questionnaire, visit number, date. */
  readonly responsesBySubject: ListSource<QuestionnaireResponseRecord, ResponseFilter>;
  /** By sequence number. */
  answersByResponse(responseIds: readonly string[]): ByKey<readonly AnswerRecord[]>;
  /** Responses that have a total, by visit number and date; a list a key, in the order of the keys. */
  scores(keys: readonly ScoreKey[]): Promise<readonly (readonly ScorePointRecord[])[]>;
  complianceBySubject(subjectIds: readonly string[]): ByKey<EproComplianceRecord>;
  alerts(ids: readonly string[]): ByKey<AlertRecord>;
  /** The most urgent first, of one level the oldest first. */
  readonly alertsBySubject: ListSource<AlertRecord, AlertFilter>;
  /** Alerts of a response's subject whose evidence names the response, by its id. */
  alertsByResponse(responseIds: readonly string[]): ByKey<readonly AlertRecord[]>;
  /** Rejects while the source cannot answer. */
  ping(): Promise<void>;
}
