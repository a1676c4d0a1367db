// Written by schema/codegen.ts from the SDL; never edited.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AlertRecord, AlertConnectionRecord, AlertEvidenceRecord, AlertSectionRecord, AnswerRecord, EproComplianceRecord, PatientReportRecord, QuestionnaireRecord, QuestionnaireItemRecord, QuestionnaireResponseRecord, QuestionnaireResponseConnectionRecord, QuestionnaireSectionRecord, ScorePointRecord, SubjectRecord } from '../records.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Full ISO 8601 calendar date, YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** RFC 3339 instant with an offset. */
  DateTime: { input: string; output: string; }
  /** ISO 8601 date or date and time, right-truncated where unknown: 2014, 2014-03, 2014-03-01, 2014-03-01T14:45 (SDTM --DTC). Never padded. */
  PartialDateTime: { input: string; output: string; }
  /** ISO 8601 duration, such as P26W or PT5M. */
  Duration: { input: string; output: string; }
  /** Exact decimal carried as a string, never a float: 0.10 stays 0.10. */
  Decimal: { input: string; output: string; }
  /** A UCUM unit expression, case-sensitive: mg/dL, 10*9/L, umol/L. */
  UCUM: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Kinds of identifying values, after the HIPAA Safe Harbor list (45 CFR 164.514(b)(2)). */
export type PhiKind =
  /** A person's name. */
  | 'NAME'
  /** A place smaller than a state or province. */
  | 'GEO'
  /** A date, except its year, that concerns a person. */
  | 'DATE'
  /** An age; above 89 it identifies. */
  | 'AGE'
  /** A telephone number. */
  | 'PHONE'
  /** An e-mail address. */
  | 'EMAIL'
  /** A national identity number. */
  | 'NATIONAL_ID'
  /** A hospital's medical record number. */
  | 'MRN'
  /** An account number. */
  | 'ACCOUNT'
  /** A device identifier or serial number. */
  | 'DEVICE'
  /** A web address of a person. */
  | 'URL'
  /** A network address. */
  | 'IP'
  /** A biometric identifier. */
  | 'BIOMETRIC'
  /** A photograph of a face. */
  | 'PHOTO'
  /** Free text, in which anything may stand. */
  | 'FREE_TEXT'
  /** Any other unique number, characteristic or code, such as USUBJID. */
  | 'OTHER_ID';

/** How a value is masked for a role that may not see it. */
export type MaskMethod =
  /** null is shown. */
  | 'REDACT'
  /** A keyed pseudonym of the value is shown. */
  | 'PSEUDONYM'
  /** Dates are shifted by one secret offset a subject. */
  | 'DATE_SHIFT'
  /** The year alone is shown. */
  | 'YEAR_ONLY'
  /** The study day, counted from the subject's reference start, is shown instead. */
  | 'STUDY_DAY'
  /** Ages of 90 and more are shown as 90. */
  | 'AGE_CAP_90'
  /** The state or province alone is shown. */
  | 'GEO_STATE'
  /** A coarser value is shown, such as the first digits of a postal code. */
  | 'GENERALIZE';

/** Anything with an identity of its own. */
export type Node = {
  /** Opaque, random, and stable over re-imports. It identifies no person. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page stands in its list (Relay connections). As fresh as the list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** More items follow this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Items precede this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item of this page; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last item of this page, to pass as `after`; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** One code from one code system (FHIR Coding). As fresh as what it codes. */
export type Coding = {
  readonly __typename?: 'Coding';
  /** The code system: its FHIR URI where one is known, otherwise its name as the source gave it. */
  readonly system?: Maybe<Scalars['String']['output']>;
  /** The code; null when the source gave the term without its code. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The term that the code stands for. */
  readonly display?: Maybe<Scalars['String']['output']>;
  /** Version of the code system. */
  readonly version?: Maybe<Scalars['String']['output']>;
};

/** What was written, and how it was coded (FHIR CodeableConcept). As fresh as what it is said of. */
export type CodeableConcept = {
  readonly __typename?: 'CodeableConcept';
  /** The text as collected. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** The codes given to the text; empty when it was not coded. */
  readonly coding: ReadonlyArray<Coding>;
};

/** A measured value, either as collected (--ORRES, --ORRESU) or standardised (--STRESC, --STRESN, --STRESU). */
export type Quantity = {
  readonly __typename?: 'Quantity';
  /** The number, exact; null when the result is not numeric. With a comparator it is the limit that was compared with. */
  readonly value?: Maybe<Scalars['Decimal']['output']>;
  /** The result as text, as the source wrote it (--ORRES or --STRESC); null when nothing was measured. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** The unit as the source wrote it (--ORRESU or --STRESU). */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** The unit in UCUM; null when the source's unit has no known UCUM expression. */
  readonly ucum?: Maybe<Scalars['UCUM']['output']>;
  /** Present when the result is a limit and not a value, such as <0.2. */
  readonly comparator?: Maybe<QuantityComparator>;
};

/** How a result relates to its number (FHIR quantity-comparator). */
export type QuantityComparator =
  /** Less than (<). */
  | 'LT'
  /** Less than or equal (<=). */
  | 'LE'
  /** Greater than or equal (>=). */
  | 'GE'
  /** Greater than (>). */
  | 'GT';

/** The range within which a value is normal, or possible. Both limits belong to it. As fresh as what it is the range of. */
export type ReferenceRange = {
  readonly __typename?: 'ReferenceRange';
  /** Lower limit; null when there is none or it is not numeric. */
  readonly low?: Maybe<Scalars['Decimal']['output']>;
  /** Upper limit; null when there is none or it is not numeric. */
  readonly high?: Maybe<Scalars['Decimal']['output']>;
  /** The range as text, when the source gave more than two numbers. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** Unit of both limits, as the source wrote it. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** Whom the range applies to, such as a sex or an age group. */
  readonly appliesTo?: Maybe<Scalars['String']['output']>;
};

/** A source value whose code is not in the terminology: the enum shows OTHER, UNKNOWN or U, and the text stands here as collected. As fresh as the value. */
export type UncodedValue = {
  readonly __typename?: 'UncodedValue';
  /** Name of the field of this object that could not be coded. */
  readonly field: Scalars['String']['output'];
  /** The value as collected. */
  readonly text: Scalars['String']['output'];
};

/** How complete one section of a report is. When a source is down the section says so; the rest of the report stands. */
export type ReportSection = {
  /** State, source and age of the section's data. */
  readonly status: SectionStatus;
};

/** State, source and age of one section's data. */
export type SectionStatus = {
  readonly __typename?: 'SectionStatus';
  /** How complete the section is. */
  readonly state: SectionState;
  /** The system that holds the section's data. */
  readonly source: SourceSystem;
  /** When the data were read from their source; null when nothing was read. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** How old the data were when served, in seconds. */
  readonly ageSeconds?: Maybe<Scalars['Int']['output']>;
  /** Why the section is not complete; null when the state is OK or EMPTY. */
  readonly code?: Maybe<SectionCode>;
  /** After how many seconds a new attempt makes sense. */
  readonly retryAfterSeconds?: Maybe<Scalars['Int']['output']>;
  /** Ids of the sources, such as hospitals, that did not answer; null when all did. */
  readonly missing?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** The same in words, for a person to read. It never contains patient data. */
  readonly message?: Maybe<Scalars['String']['output']>;
};

/** How complete a section of a report is. */
export type SectionState =
  /** All data are there. */
  | 'OK'
  /** The source answered: it has no record of this kind for the subject. */
  | 'EMPTY'
  /** Some of the sources answered; `missing` names the others. */
  | 'PARTIAL'
  /** The source did not answer; older data are shown. */
  | 'STALE'
  /** The source did not answer, and there are no older data. */
  | 'UNAVAILABLE'
  /** The caller may see the subject but not this section. */
  | 'FORBIDDEN';

/** Why a section is not complete. */
export type SectionCode =
  /** The source did not answer in time. */
  | 'TIMEOUT'
  /** The source failed repeatedly and is left alone for a while. */
  | 'BREAKER_OPEN'
  /** The source answered with an error, or with something that is not an answer. */
  | 'SOURCE_ERROR'
  /** The subgraph in front of the source cannot be reached. */
  | 'SUBGRAPH_DOWN'
  /** The request was turned away to protect a loaded system. */
  | 'SHED'
  /** Access was refused. */
  | 'DENIED';

/** Where a value came from, and how fresh it is. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  /** The system of record. */
  readonly source: SourceSystem;
  /** The record's place in its source, such as AE.12 for AESEQ 12; it identifies no person. */
  readonly sourceId?: Maybe<Scalars['String']['output']>;
  /** When the source recorded the value; null when the source does not say. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the value was read from its source. */
  readonly retrievedAt: Scalars['DateTime']['output'];
  /** The source did not answer, and an older value is shown. */
  readonly stale: Scalars['Boolean']['output'];
  /** The character set that the value arrived in; null when it did not come in a message. */
  readonly charset?: Maybe<Scalars['String']['output']>;
  /** Control id of the message that brought it (HL7 v2 MSH-10); null when it did not come in a message. */
  readonly messageControlId?: Maybe<Scalars['String']['output']>;
};

/** Kinds of systems that data come from. */
export type SourceSystem =
  /** The registry of people and sites. */
  | 'USER'
  /** Electronic data capture. */
  | 'EDC'
  /** Patient-reported outcomes and other questionnaires. */
  | 'EPRO'
  /** Study management. */
  | 'PROJECT'
  /** A hospital information system. */
  | 'HIS'
  /** A hospital laboratory system. */
  | 'LIS'
  /** A central laboratory. */
  | 'CENTRAL_LAB';

/** Where every read begins. */
export type Query = {
  readonly __typename?: 'Query';
  /** One questionnaire. Errors: NOT_FOUND when there is none, or none of a study that the caller's grants name. */
  readonly questionnaire?: Maybe<Questionnaire>;
  /** One response. Errors: NOT_FOUND when there is none, or none that the caller may see. */
  readonly questionnaireResponse?: Maybe<QuestionnaireResponse>;
  /** One alert. Errors: NOT_FOUND when there is none, or none that the caller may see. */
  readonly alert?: Maybe<Alert>;
};


/** Where every read begins. */
export type QueryQuestionnaireArgs = {
  id: Scalars['ID']['input'];
};


/** Where every read begins. */
export type QueryQuestionnaireResponseArgs = {
  id: Scalars['ID']['input'];
};


/** Where every read begins. */
export type QueryAlertArgs = {
  id: Scalars['ID']['input'];
};

/** What is told when it happens, as an event stream (GraphQL over SSE). */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Alerts that are raised from now on, or raised anew, on subjects that the caller may see; no others are told. Who could not listen for a while finds what was missed by `alerts`. */
  readonly alertRaised?: Maybe<Alert>;
};


/** What is told when it happens, as an event stream (GraphQL over SSE). */
export type SubscriptionAlertRaisedArgs = {
  studyId?: InputMaybe<Scalars['ID']['input']>;
  siteId?: InputMaybe<Scalars['ID']['input']>;
};

/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type Subject = {
  readonly __typename?: 'Subject';
  /** Opaque, random, and stable over re-imports; not the USUBJID. */
  readonly id: Scalars['ID']['output'];
  /** Answered questionnaires, by questionnaire and visit number. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly questionnaireResponses?: Maybe<QuestionnaireResponseConnection>;
  /** Total scores of one questionnaire over time, by visit number: a point for each response that has a total. Empty when the questionnaire is unknown or has no total. */
  readonly scores?: Maybe<ReadonlyArray<ScorePoint>>;
  /** How many of the expected responses were given. */
  readonly compliance?: Maybe<EproCompliance>;
  /** Alerts, the most urgent first and of one level the oldest first. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly alerts?: Maybe<AlertConnection>;
};


/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type SubjectQuestionnaireResponsesArgs = {
  filter?: InputMaybe<ResponseFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type SubjectScoresArgs = {
  questionnaire: Scalars['String']['input'];
};


/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type SubjectAlertsArgs = {
  filter?: InputMaybe<AlertFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which responses. Conditions that are given must all hold; an empty list is no condition. */
export type ResponseFilter = {
  /** To one of these questionnaires, by code (QSCAT). */
  readonly questionnaire?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Answered on or after this day, or maybe so: a partial date counts when one of the days that it can mean does. Responses without a date are left out. */
  readonly from?: InputMaybe<Scalars['Date']['input']>;
  /** Answered on or before this day, or maybe so: a partial date counts when one of the days that it can mean does. Responses without a date are left out. */
  readonly to?: InputMaybe<Scalars['Date']['input']>;
};

/** Which alerts. Conditions that are given must all hold; an empty list is no condition. */
export type AlertFilter = {
  /** In one of these states. */
  readonly status?: InputMaybe<ReadonlyArray<AlertStatus>>;
  /** Of one of these levels. */
  readonly level?: InputMaybe<ReadonlyArray<AlertLevel>>;
};

/** An instrument as one study uses it (CDISC QRS; FHIR Questionnaire). */
export type Questionnaire = Node & {
  readonly __typename?: 'Questionnaire';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** Short name, such as ADAS-Cog; the code when the instrument is not one that is known here. */
  readonly name: Scalars['String']['output'];
  /** Code in the data (QSCAT). */
  readonly qscat: Scalars['String']['output'];
  /** Full title; the code when the instrument is not one that is known here. */
  readonly title: Scalars['String']['output'];
  /** Who holds the rights to the instrument, when known. */
  readonly copyright?: Maybe<Scalars['String']['output']>;
  /** Who answers. */
  readonly respondent: Respondent;
  /** The questions that the study asked, and the values it derived from them, by test code. */
  readonly items: ReadonlyArray<QuestionnaireItem>;
  /** The lowest and highest total score that are possible; null when the instrument is not one that is known here. */
  readonly scoreRange?: Maybe<ReferenceRange>;
  /** A higher total is worse; null when the instrument is not one that is known here. */
  readonly higherIsWorse?: Maybe<Scalars['Boolean']['output']>;
};

/** Who answers an instrument. PATIENT alone makes a patient-reported outcome. */
export type Respondent =
  /** The subject (PRO). */
  | 'PATIENT'
  /** Someone who knows the subject (ObsRO). */
  | 'CAREGIVER'
  /** A clinician (ClinRO). */
  | 'CLINICIAN'
  /** A task that the subject performs (PerfO). */
  | 'PERFORMANCE'
  /** The instrument is not one that is known here. */
  | 'UNKNOWN';

/** A question of an instrument. */
export type QuestionnaireItem = {
  readonly __typename?: 'QuestionnaireItem';
  /** Short name, unique within the instrument (QSTESTCD). */
  readonly testCode: Scalars['String']['output'];
  /** The question (QSTEST). */
  readonly text: Scalars['String']['output'];
  /** Group of questions (QSSCAT). */
  readonly category?: Maybe<Scalars['String']['output']>;
  /** The value is computed from others and not asked (QSDRVFL). */
  readonly derived: Scalars['Boolean']['output'];
};

/** One instrument answered at one visit (SDTM QS, grouped by subject, QSCAT and VISITNUM, or QSDTC where VISITNUM is empty; FHIR QuestionnaireResponse). */
export type QuestionnaireResponse = Node & {
  readonly __typename?: 'QuestionnaireResponse';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** The subject; null when the user registry does not answer for it. */
  readonly subject?: Maybe<Subject>;
  /** The instrument. */
  readonly questionnaire: Questionnaire;
  /** Whether it was answered. */
  readonly status: ResponseStatus;
  /** Visit number (VISITNUM). */
  readonly visitNum?: Maybe<Scalars['Decimal']['output']>;
  /** Visit (VISIT). */
  readonly visitName?: Maybe<Scalars['String']['output']>;
  /** Planned study day of the visit (VISITDY). */
  readonly plannedStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Epoch (EPOCH). */
  readonly epoch?: Maybe<Scalars['String']['output']>;
  /** When it was answered (QSDTC); the earliest time when its answers have several. */
  readonly authoredAt?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day of `authoredAt` (QSDY). There is no day 0. */
  readonly studyDay?: Maybe<Scalars['Int']['output']>;
  /** Who answered. */
  readonly respondent: Respondent;
  /** Changes are counted from this response (QSBLFL on any of its answers). */
  readonly isBaseline: Scalars['Boolean']['output'];
  /** The answers, by sequence number. */
  readonly answers: ReadonlyArray<Answer>;
  /** Total score. Where the source gives the total it is shown exactly as given (QSSTRESN of ACTOT, NPTOT or CIBIC; of an instrument that is not known here, of the one derived answer that is named a total). Where the source gives none it is computed, provided that every question the study asks in the instrument has a number: for MMSE and MHIS-NACC the sum of the items; for DAD the percentage of yes among yes and no, leaving out what does not apply (96), rounded half up to two decimals. Null otherwise. */
  readonly totalScore?: Maybe<Scalars['Decimal']['output']>;
  /** Total score less that of the baseline response, exact; null when either is missing, when several responses are marked as baseline, and on the baseline itself. */
  readonly changeFromBaseline?: Maybe<Scalars['Decimal']['output']>;
  /** Alerts whose evidence names this response, the most urgent first. */
  readonly alerts: ReadonlyArray<Alert>;
  /** Where the record came from. */
  readonly provenance: Provenance;
};

/** Whether a questionnaire was answered. */
export type ResponseStatus =
  /** At least one question was answered. */
  | 'COMPLETED'
  /** Every question is marked not done (QSSTAT). */
  | 'NOT_DONE';

/** The answer to one question (SDTM QS). */
export type Answer = {
  readonly __typename?: 'Answer';
  /** Sequence number within the subject (QSSEQ). */
  readonly sequence: Scalars['Int']['output'];
  /** Short name of the question (QSTESTCD). */
  readonly testCode: Scalars['String']['output'];
  /** The question (QSTEST). */
  readonly question: Scalars['String']['output'];
  /** Group of questions (QSSCAT). */
  readonly category?: Maybe<Scalars['String']['output']>;
  /** The answer as collected (QSORRES). */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** Unit of `value` (QSORRESU). */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** The answer in standard form, as text (QSSTRESC). */
  readonly standardText?: Maybe<Scalars['String']['output']>;
  /** Unit of `standardText` and `score` (QSSTRESU). */
  readonly standardUnit?: Maybe<Scalars['String']['output']>;
  /** The answer as a number (QSSTRESN). */
  readonly score?: Maybe<Scalars['Decimal']['output']>;
  /** NOT DONE when the question was not answered (QSSTAT). */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** Why it was not answered (QSREASND). */
  readonly reasonNotDone?: Maybe<Scalars['String']['output']>;
  /** Part of the baseline (QSBLFL). */
  readonly baseline: Scalars['Boolean']['output'];
  /** Computed from other answers and not asked (QSDRVFL). */
  readonly derived: Scalars['Boolean']['output'];
  /** When the question was answered (QSDTC). */
  readonly answeredAt?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day of `answeredAt` (QSDY). There is no day 0. */
  readonly studyDay?: Maybe<Scalars['Int']['output']>;
};

/** The total score at one visit. */
export type ScorePoint = {
  readonly __typename?: 'ScorePoint';
  /** Visit number (VISITNUM). */
  readonly visitNum?: Maybe<Scalars['Decimal']['output']>;
  /** Study day on which the questionnaire was answered (QSDY). */
  readonly studyDay?: Maybe<Scalars['Int']['output']>;
  /** Total score. */
  readonly score?: Maybe<Scalars['Decimal']['output']>;
  /** Total score less that of the baseline response, exact; null when either is missing, when several responses are marked as baseline, and on the baseline itself. */
  readonly change?: Maybe<Scalars['Decimal']['output']>;
  /** The response that the score belongs to (QuestionnaireResponse.id). */
  readonly responseId: Scalars['ID']['output'];
};

/** How many of the expected responses were given. A response is expected for each visit that the subject attended (SDTM SV) and each instrument that belongs to that visit: one that at least half of the study's subjects who attended the visit completed, counting subjects who completed any instrument at all. Early-termination assessments at other visits therefore count neither as expected nor as completed. A subject who completed nothing at all, such as a screen failure, has nothing expected. */
export type EproCompliance = {
  readonly __typename?: 'EproCompliance';
  /** Responses expected. */
  readonly expected: Scalars['Int']['output'];
  /** Of these, completed. */
  readonly completed: Scalars['Int']['output'];
  /** Of these, not given or not done. */
  readonly missed: Scalars['Int']['output'];
  /** Completed divided by expected, from 0 to 1, rounded half up to four decimals; null when none was expected. */
  readonly rate?: Maybe<Scalars['Decimal']['output']>;
};

/** Something that someone should look at. */
export type Alert = Node & {
  readonly __typename?: 'Alert';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** The subject; null when the user registry does not answer for it. */
  readonly subject?: Maybe<Subject>;
  /** The rule that raised it, in the version that did. */
  readonly rule: AlertRule;
  /** How urgent it is. */
  readonly level: AlertLevel;
  /** Where it stands. */
  readonly status: AlertStatus;
  /** When it was raised; anew when the data had stopped showing it for a while. */
  readonly raisedAt: Scalars['DateTime']['output'];
  /** What was found, in words. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** The values that raised it. */
  readonly evidence: ReadonlyArray<AlertEvidence>;
};

/** A rule that raises alerts. */
export type AlertRule = {
  readonly __typename?: 'AlertRule';
  /** Id, such as HYS-LAW. */
  readonly id: Scalars['ID']['output'];
  /** Version. */
  readonly version: Scalars['String']['output'];
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** The guideline that the rule comes from. */
  readonly source: Scalars['String']['output'];
  /** When it fires, in words. */
  readonly threshold: Scalars['String']['output'];
};

/** How urgent an alert is. */
export type AlertLevel =
  /** Good to know. */
  | 'INFO'
  /** Look at it soon. */
  | 'WARNING'
  /** Look at it today. */
  | 'HIGH'
  /** Look at it now. */
  | 'CRITICAL';

/** Where an alert stands. */
export type AlertStatus =
  /** Nobody has looked at it. */
  | 'OPEN'
  /** Someone is looking at it. */
  | 'ACKNOWLEDGED'
  /** Settled, by someone or because the data no longer show it. */
  | 'RESOLVED'
  /** There was nothing to it. */
  | 'FALSE_POSITIVE';

/** A value that raised an alert. */
export type AlertEvidence = {
  readonly __typename?: 'AlertEvidence';
  /** GraphQL type of the record, such as LabResult. */
  readonly recordType: Scalars['String']['output'];
  /** Id of the record. */
  readonly recordId: Scalars['ID']['output'];
  /** The data point, dataset and variable, such as LB.LBSTRESN. */
  readonly field: Scalars['String']['output'];
  /** The value found. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** The limit that it passed. */
  readonly limit?: Maybe<Scalars['String']['output']>;
};

/** A page of responses. */
export type QuestionnaireResponseConnection = {
  readonly __typename?: 'QuestionnaireResponseConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<QuestionnaireResponseEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of responses. */
export type QuestionnaireResponseEdge = {
  readonly __typename?: 'QuestionnaireResponseEdge';
  /** The item. */
  readonly node: QuestionnaireResponse;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of alerts. */
export type AlertConnection = {
  readonly __typename?: 'AlertConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<AlertEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of alerts. */
export type AlertEdge = {
  readonly __typename?: 'AlertEdge';
  /** The item. */
  readonly node: Alert;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** The comprehensive report on one subject. Each section is read from its own system and says how complete it is. */
export type PatientReport = {
  readonly __typename?: 'PatientReport';
  /** The subject's id, so that every section can be read at once. */
  readonly id: Scalars['ID']['output'];
  /** Answered questionnaires. */
  readonly questionnaires?: Maybe<QuestionnaireSection>;
  /** Alerts on the subject's data. */
  readonly alerts?: Maybe<AlertSection>;
};

/** Answered questionnaires. */
export type QuestionnaireSection = ReportSection & {
  readonly __typename?: 'QuestionnaireSection';
  /** State, source and age of the section's data. */
  readonly status: SectionStatus;
  /** The records, by questionnaire and visit number; null when the section is not available. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly results?: Maybe<QuestionnaireResponseConnection>;
  /** How many of the expected responses were given; null when the section is not available. */
  readonly compliance?: Maybe<EproCompliance>;
};


/** Answered questionnaires. */
export type QuestionnaireSectionResultsArgs = {
  filter?: InputMaybe<ResponseFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Alerts on the subject's data. */
export type AlertSection = ReportSection & {
  readonly __typename?: 'AlertSection';
  /** State, source and age of the section's data. */
  readonly status: SectionStatus;
  /** The records, the most urgent first and of one level the oldest first; null when the section is not available. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly results?: Maybe<AlertConnection>;
};


/** Alerts on the subject's data. */
export type AlertSectionResultsArgs = {
  filter?: InputMaybe<AlertFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Subject: Subject;
  Questionnaire: Questionnaire;
  QuestionnaireResponse: QuestionnaireResponse;
  Alert: Alert;
  PatientReport: PatientReport;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Subject:
    ( { __typename: 'Subject' }
    & GraphQLRecursivePick<FederationTypes['Subject'], {"id":true}> );
  Questionnaire:
    ( { __typename: 'Questionnaire' }
    & GraphQLRecursivePick<FederationTypes['Questionnaire'], {"id":true}> );
  QuestionnaireResponse:
    ( { __typename: 'QuestionnaireResponse' }
    & GraphQLRecursivePick<FederationTypes['QuestionnaireResponse'], {"id":true}> );
  Alert:
    ( { __typename: 'Alert' }
    & GraphQLRecursivePick<FederationTypes['Alert'], {"id":true}> );
  PatientReport:
    ( { __typename: 'PatientReport' }
    & GraphQLRecursivePick<FederationTypes['PatientReport'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( QuestionnaireRecord )
    | ( QuestionnaireResponseRecord )
    | ( AlertRecord )
  ;
  ReportSection:
    | ( QuestionnaireSectionRecord )
    | ( AlertSectionRecord )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  PhiKind: PhiKind;
  MaskMethod: MaskMethod;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  PartialDateTime: ResolverTypeWrapper<Scalars['PartialDateTime']['output']>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  UCUM: ResolverTypeWrapper<Scalars['UCUM']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Coding: ResolverTypeWrapper<Coding>;
  CodeableConcept: ResolverTypeWrapper<CodeableConcept>;
  Quantity: ResolverTypeWrapper<Quantity>;
  QuantityComparator: QuantityComparator;
  ReferenceRange: ResolverTypeWrapper<ReferenceRange>;
  UncodedValue: ResolverTypeWrapper<UncodedValue>;
  ReportSection: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['ReportSection']>;
  SectionStatus: ResolverTypeWrapper<SectionStatus>;
  SectionState: SectionState;
  SectionCode: SectionCode;
  Provenance: ResolverTypeWrapper<Provenance>;
  SourceSystem: SourceSystem;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subject: ResolverTypeWrapper<SubjectRecord>;
  ResponseFilter: ResponseFilter;
  AlertFilter: AlertFilter;
  Questionnaire: ResolverTypeWrapper<QuestionnaireRecord>;
  Respondent: Respondent;
  QuestionnaireItem: ResolverTypeWrapper<QuestionnaireItemRecord>;
  QuestionnaireResponse: ResolverTypeWrapper<QuestionnaireResponseRecord>;
  ResponseStatus: ResponseStatus;
  Answer: ResolverTypeWrapper<AnswerRecord>;
  ScorePoint: ResolverTypeWrapper<ScorePointRecord>;
  EproCompliance: ResolverTypeWrapper<EproComplianceRecord>;
  Alert: ResolverTypeWrapper<AlertRecord>;
  AlertRule: ResolverTypeWrapper<AlertRule>;
  AlertLevel: AlertLevel;
  AlertStatus: AlertStatus;
  AlertEvidence: ResolverTypeWrapper<AlertEvidenceRecord>;
  QuestionnaireResponseConnection: ResolverTypeWrapper<QuestionnaireResponseConnectionRecord>;
  QuestionnaireResponseEdge: ResolverTypeWrapper<Omit<QuestionnaireResponseEdge, 'node'> & { node: ResolversTypes['QuestionnaireResponse'] }>;
  AlertConnection: ResolverTypeWrapper<AlertConnectionRecord>;
  AlertEdge: ResolverTypeWrapper<Omit<AlertEdge, 'node'> & { node: ResolversTypes['Alert'] }>;
  PatientReport: ResolverTypeWrapper<PatientReportRecord>;
  QuestionnaireSection: ResolverTypeWrapper<QuestionnaireSectionRecord>;
  AlertSection: ResolverTypeWrapper<AlertSectionRecord>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  PartialDateTime: Scalars['PartialDateTime']['output'];
  Duration: Scalars['Duration']['output'];
  Decimal: Scalars['Decimal']['output'];
  UCUM: Scalars['UCUM']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ID: Scalars['ID']['output'];
  PageInfo: PageInfo;
  Coding: Coding;
  CodeableConcept: CodeableConcept;
  Quantity: Quantity;
  ReferenceRange: ReferenceRange;
  UncodedValue: UncodedValue;
  ReportSection: ResolversInterfaceTypes<ResolversParentTypes>['ReportSection'];
  SectionStatus: SectionStatus;
  Provenance: Provenance;
  Query: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  Subject: SubjectRecord;
  ResponseFilter: ResponseFilter;
  AlertFilter: AlertFilter;
  Questionnaire: QuestionnaireRecord;
  QuestionnaireItem: QuestionnaireItemRecord;
  QuestionnaireResponse: QuestionnaireResponseRecord;
  Answer: AnswerRecord;
  ScorePoint: ScorePointRecord;
  EproCompliance: EproComplianceRecord;
  Alert: AlertRecord;
  AlertRule: AlertRule;
  AlertEvidence: AlertEvidenceRecord;
  QuestionnaireResponseConnection: QuestionnaireResponseConnectionRecord;
  QuestionnaireResponseEdge: Omit<QuestionnaireResponseEdge, 'node'> & { node: ResolversParentTypes['QuestionnaireResponse'] };
  AlertConnection: AlertConnectionRecord;
  AlertEdge: Omit<AlertEdge, 'node'> & { node: ResolversParentTypes['Alert'] };
  PatientReport: PatientReportRecord;
  QuestionnaireSection: QuestionnaireSectionRecord;
  AlertSection: AlertSectionRecord;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type PhiDirectiveArgs = {
  kind: PhiKind;
  method?: MaskMethod;
};

export type PhiDirectiveResolver<Result, Parent, ContextType = Context, Args = PhiDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type UnblindingDirectiveArgs = {
  via?: Maybe<Scalars['String']['input']>;
};

export type UnblindingDirectiveResolver<Result, Parent, ContextType = Context, Args = UnblindingDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SectionDirectiveArgs = {
  source: SourceSystem;
};

export type SectionDirectiveResolver<Result, Parent, ContextType = Context, Args = SectionDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type FreshnessDirectiveArgs = {
  maxAge: Scalars['Int']['input'];
  staleIfError?: Maybe<Scalars['Int']['input']>;
  neverStale?: Maybe<Scalars['Boolean']['input']>;
};

export type FreshnessDirectiveResolver<Result, Parent, ContextType = Context, Args = FreshnessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface PartialDateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PartialDateTime'], any> {
  name: 'PartialDateTime';
}

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface UcumScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UCUM'], any> {
  name: 'UCUM';
}

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Questionnaire' | 'QuestionnaireResponse' | 'Alert', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CodingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coding'] = ResolversParentTypes['Coding']> = {
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CodeableConceptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CodeableConcept'] = ResolversParentTypes['CodeableConcept']> = {
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  coding?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ucum?: Resolver<Maybe<ResolversTypes['UCUM']>, ParentType, ContextType>;
  comparator?: Resolver<Maybe<ResolversTypes['QuantityComparator']>, ParentType, ContextType>;
};

export type ReferenceRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReferenceRange'] = ResolversParentTypes['ReferenceRange']> = {
  low?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  appliesTo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UncodedValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UncodedValue'] = ResolversParentTypes['UncodedValue']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReportSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportSection'] = ResolversParentTypes['ReportSection']> = {
  __resolveType: TypeResolveFn<'QuestionnaireSection' | 'AlertSection', ParentType, ContextType>;
};

export type SectionStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SectionStatus'] = ResolversParentTypes['SectionStatus']> = {
  state?: Resolver<ResolversTypes['SectionState'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  ageSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['SectionCode']>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  missing?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  source?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
  sourceId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  retrievedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  charset?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messageControlId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  questionnaire?: Resolver<Maybe<ResolversTypes['Questionnaire']>, ParentType, ContextType, RequireFields<QueryQuestionnaireArgs, 'id'>>;
  questionnaireResponse?: Resolver<Maybe<ResolversTypes['QuestionnaireResponse']>, ParentType, ContextType, RequireFields<QueryQuestionnaireResponseArgs, 'id'>>;
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType, RequireFields<QueryAlertArgs, 'id'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  alertRaised?: SubscriptionResolver<Maybe<ResolversTypes['Alert']>, "alertRaised", ParentType, ContextType, Partial<SubscriptionAlertRaisedArgs>>;
};

export type SubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject'], FederationReferenceType extends FederationReferenceTypes['Subject'] = FederationReferenceTypes['Subject']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Subject']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  questionnaireResponses?: Resolver<Maybe<ResolversTypes['QuestionnaireResponseConnection']>, ParentType, ContextType, RequireFields<SubjectQuestionnaireResponsesArgs, 'first'>>;
  scores?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ScorePoint']>>, ParentType, ContextType, RequireFields<SubjectScoresArgs, 'questionnaire'>>;
  compliance?: Resolver<Maybe<ResolversTypes['EproCompliance']>, ParentType, ContextType>;
  alerts?: Resolver<Maybe<ResolversTypes['AlertConnection']>, ParentType, ContextType, RequireFields<SubjectAlertsArgs, 'first'>>;
};

export type QuestionnaireResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Questionnaire'] = ResolversParentTypes['Questionnaire'], FederationReferenceType extends FederationReferenceTypes['Questionnaire'] = FederationReferenceTypes['Questionnaire']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Questionnaire']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  qscat?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  copyright?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  respondent?: Resolver<ResolversTypes['Respondent'], ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['QuestionnaireItem']>, ParentType, ContextType>;
  scoreRange?: Resolver<Maybe<ResolversTypes['ReferenceRange']>, ParentType, ContextType>;
  higherIsWorse?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuestionnaireItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuestionnaireItem'] = ResolversParentTypes['QuestionnaireItem']> = {
  testCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  derived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type QuestionnaireResponseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuestionnaireResponse'] = ResolversParentTypes['QuestionnaireResponse'], FederationReferenceType extends FederationReferenceTypes['QuestionnaireResponse'] = FederationReferenceTypes['QuestionnaireResponse']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['QuestionnaireResponse']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  questionnaire?: Resolver<ResolversTypes['Questionnaire'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ResponseStatus'], ParentType, ContextType>;
  visitNum?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  visitName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  plannedStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  epoch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  authoredAt?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  studyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  respondent?: Resolver<ResolversTypes['Respondent'], ParentType, ContextType>;
  isBaseline?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  answers?: Resolver<ReadonlyArray<ResolversTypes['Answer']>, ParentType, ContextType>;
  totalScore?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  changeFromBaseline?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  alerts?: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AnswerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Answer'] = ResolversParentTypes['Answer']> = {
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  testCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  standardText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  standardUnit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reasonNotDone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  baseline?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  derived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  answeredAt?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  studyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ScorePointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScorePoint'] = ResolversParentTypes['ScorePoint']> = {
  visitNum?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  studyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  change?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  responseId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type EproComplianceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EproCompliance'] = ResolversParentTypes['EproCompliance']> = {
  expected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type AlertResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert'], FederationReferenceType extends FederationReferenceTypes['Alert'] = FederationReferenceTypes['Alert']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Alert']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['AlertRule'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['AlertLevel'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AlertStatus'], ParentType, ContextType>;
  raisedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['AlertEvidence']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlertRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertRule'] = ResolversParentTypes['AlertRule']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  threshold?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AlertEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertEvidence'] = ResolversParentTypes['AlertEvidence']> = {
  recordType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QuestionnaireResponseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuestionnaireResponseConnection'] = ResolversParentTypes['QuestionnaireResponseConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['QuestionnaireResponseEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type QuestionnaireResponseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuestionnaireResponseEdge'] = ResolversParentTypes['QuestionnaireResponseEdge']> = {
  node?: Resolver<ResolversTypes['QuestionnaireResponse'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AlertConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertConnection'] = ResolversParentTypes['AlertConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AlertEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AlertEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertEdge'] = ResolversParentTypes['AlertEdge']> = {
  node?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PatientReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PatientReport'] = ResolversParentTypes['PatientReport'], FederationReferenceType extends FederationReferenceTypes['PatientReport'] = FederationReferenceTypes['PatientReport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PatientReport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  questionnaires?: Resolver<Maybe<ResolversTypes['QuestionnaireSection']>, ParentType, ContextType>;
  alerts?: Resolver<Maybe<ResolversTypes['AlertSection']>, ParentType, ContextType>;
};

export type QuestionnaireSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuestionnaireSection'] = ResolversParentTypes['QuestionnaireSection']> = {
  status?: Resolver<ResolversTypes['SectionStatus'], ParentType, ContextType>;
  results?: Resolver<Maybe<ResolversTypes['QuestionnaireResponseConnection']>, ParentType, ContextType, RequireFields<QuestionnaireSectionResultsArgs, 'first'>>;
  compliance?: Resolver<Maybe<ResolversTypes['EproCompliance']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlertSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertSection'] = ResolversParentTypes['AlertSection']> = {
  status?: Resolver<ResolversTypes['SectionStatus'], ParentType, ContextType>;
  results?: Resolver<Maybe<ResolversTypes['AlertConnection']>, ParentType, ContextType, RequireFields<AlertSectionResultsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  PartialDateTime?: GraphQLScalarType;
  Duration?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  UCUM?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Coding?: CodingResolvers<ContextType>;
  CodeableConcept?: CodeableConceptResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  ReferenceRange?: ReferenceRangeResolvers<ContextType>;
  UncodedValue?: UncodedValueResolvers<ContextType>;
  ReportSection?: ReportSectionResolvers<ContextType>;
  SectionStatus?: SectionStatusResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Subject?: SubjectResolvers<ContextType>;
  Questionnaire?: QuestionnaireResolvers<ContextType>;
  QuestionnaireItem?: QuestionnaireItemResolvers<ContextType>;
  QuestionnaireResponse?: QuestionnaireResponseResolvers<ContextType>;
  Answer?: AnswerResolvers<ContextType>;
  ScorePoint?: ScorePointResolvers<ContextType>;
  EproCompliance?: EproComplianceResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  AlertRule?: AlertRuleResolvers<ContextType>;
  AlertEvidence?: AlertEvidenceResolvers<ContextType>;
  QuestionnaireResponseConnection?: QuestionnaireResponseConnectionResolvers<ContextType>;
  QuestionnaireResponseEdge?: QuestionnaireResponseEdgeResolvers<ContextType>;
  AlertConnection?: AlertConnectionResolvers<ContextType>;
  AlertEdge?: AlertEdgeResolvers<ContextType>;
  PatientReport?: PatientReportResolvers<ContextType>;
  QuestionnaireSection?: QuestionnaireSectionResolvers<ContextType>;
  AlertSection?: AlertSectionResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  phi?: PhiDirectiveResolver<any, any, ContextType>;
  unblinding?: UnblindingDirectiveResolver<any, any, ContextType>;
  section?: SectionDirectiveResolver<any, any, ContextType>;
  freshness?: FreshnessDirectiveResolver<any, any, ContextType>;
};
