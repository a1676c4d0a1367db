// Written by schema/codegen.ts from the SDL; never edited.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AdverseEventRecord, AdverseEventConnectionRecord, AdverseEventSectionRecord, ConcomitantMedicationRecord, ConcomitantMedicationConnectionRecord, ConcomitantMedicationSectionRecord, DataQueryRecord, DataQueryConnectionRecord, DataQuerySectionRecord, ExposureRecord, ExposureConnectionRecord, ExposureSectionRecord, MedicalHistoryConnectionRecord, MedicalHistoryItemRecord, MedicalHistorySectionRecord, PatientReportRecord, SubjectRecord, VisitRecord, VisitConnectionRecord, VisitSectionRecord } from '../records.ts';
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
  /** One visit. Errors: NOT_FOUND when there is none, or none that the caller may see. */
  readonly visit?: Maybe<Visit>;
  /** One data query. Errors: NOT_FOUND when there is none, or none that the caller may see. */
  readonly dataQuery?: Maybe<DataQuery>;
  /** One adverse event. Errors: NOT_FOUND when there is none, or none that the caller may see. */
  readonly adverseEvent?: Maybe<AdverseEvent>;
};


/** Where every read begins. */
export type QueryVisitArgs = {
  id: Scalars['ID']['input'];
};


/** Where every read begins. */
export type QueryDataQueryArgs = {
  id: Scalars['ID']['input'];
};


/** Where every read begins. */
export type QueryAdverseEventArgs = {
  id: Scalars['ID']['input'];
};

/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type Subject = {
  readonly __typename?: 'Subject';
  /** Opaque, random, and stable over re-imports; not the USUBJID. */
  readonly id: Scalars['ID']['output'];
  /** Visits, by start, then by visit number; those without a start come first. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly visits?: Maybe<VisitConnection>;
  /** Adverse events, by start, then by sequence number; those without a start come first. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly adverseEvents?: Maybe<AdverseEventConnection>;
  /** Medical history, by start, then by sequence number; those without a start come first. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly medicalHistory?: Maybe<MedicalHistoryConnection>;
  /** Study treatment taken, by start, then by sequence number. */
  readonly exposures?: Maybe<ReadonlyArray<Exposure>>;
  /** Other medication, by start, then by sequence number; those without a start come first. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly concomitantMedications?: Maybe<ConcomitantMedicationConnection>;
  /** Discrepancies found in the subject's data, oldest first. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly dataQueries?: Maybe<DataQueryConnection>;
};


/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type SubjectVisitsArgs = {
  filter?: InputMaybe<VisitFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type SubjectAdverseEventsArgs = {
  filter?: InputMaybe<AdverseEventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type SubjectMedicalHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type SubjectConcomitantMedicationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type SubjectDataQueriesArgs = {
  filter?: InputMaybe<DataQueryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which visits. Conditions that are given must all hold. */
export type VisitFilter = {
  /** Of one of these kinds; of any when the list is empty. */
  readonly kind?: InputMaybe<ReadonlyArray<VisitKind>>;
  /** Began on or after this day, or may have: a partial date counts when one of the days that it can mean does. Records without a start are left out. */
  readonly from?: InputMaybe<Scalars['Date']['input']>;
  /** Began on or before this day, or may have: a partial date counts when one of the days that it can mean does. Records without a start are left out. */
  readonly to?: InputMaybe<Scalars['Date']['input']>;
};

/** Which adverse events. Conditions that are given must all hold. */
export type AdverseEventFilter = {
  /** Flagged serious, or flagged not serious. */
  readonly serious?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of one of these severities; of any when the list is empty. */
  readonly severity?: InputMaybe<ReadonlyArray<AeSeverity>>;
  /** Treatment-emergent, or not. */
  readonly treatmentEmergent?: InputMaybe<Scalars['Boolean']['input']>;
  /** Began on or after this day, or may have: a partial date counts when one of the days that it can mean does. Records without a start are left out. */
  readonly from?: InputMaybe<Scalars['Date']['input']>;
};

/** Which data queries. Conditions that are given must all hold. */
export type DataQueryFilter = {
  /** In one of these states; in any when the list is empty. */
  readonly status?: InputMaybe<ReadonlyArray<DataQueryStatus>>;
};

/** A visit that the protocol plans (SDTM TV; USDM Encounter). */
export type PlannedVisit = {
  readonly __typename?: 'PlannedVisit';
  /** The study whose protocol plans the visit (Study.id). */
  readonly studyId: Scalars['ID']['output'];
  /** Visit number; decimals stand between two visits (VISITNUM). */
  readonly visitNum: Scalars['Decimal']['output'];
};

/** A visit that took place (SDTM SV; ODM StudyEventData; FHIR Encounter). */
export type Visit = Node & {
  readonly __typename?: 'Visit';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** The subject; null when the user registry does not answer for it. */
  readonly subject?: Maybe<Subject>;
  /** The visit as the protocol planned it, found by its visit number; null when it was not planned. */
  readonly planned?: Maybe<PlannedVisit>;
  /** Visit number; decimals stand between two visits (VISITNUM). */
  readonly visitNum: Scalars['Decimal']['output'];
  /** Name (VISIT). */
  readonly name: Scalars['String']['output'];
  /** What kind of visit it is, told from its name. */
  readonly kind: VisitKind;
  /** Start (SVSTDTC). */
  readonly startedAt?: Maybe<Scalars['PartialDateTime']['output']>;
  /** End (SVENDTC). */
  readonly endedAt?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day of the start (SVSTDY). There is no day 0. */
  readonly startStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Study day of the end (SVENDY). There is no day 0. */
  readonly endStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Study day that the protocol plans (VISITDY). */
  readonly plannedStudyDay?: Maybe<Scalars['Int']['output']>;
  /** The visit began more than 7 days from its planned day; null when either day is unknown. */
  readonly outOfWindow?: Maybe<Scalars['Boolean']['output']>;
  /** Epoch (EPOCH). */
  readonly epoch?: Maybe<Scalars['String']['output']>;
  /** Why there was a visit that was not planned (SVUPDES). */
  readonly unplannedReason?: Maybe<Scalars['String']['output']>;
};

/** What kind of visit it is. */
export type VisitKind =
  /** Before treatment, to see whether the subject may enter. */
  | 'SCREENING'
  /** The last before treatment; changes are counted from here. */
  | 'BASELINE'
  /** Planned, during treatment. */
  | 'SCHEDULED'
  /** Planned, by telephone. */
  | 'TELEPHONE'
  /** Not planned. */
  | 'UNSCHEDULED'
  /** After treatment was stopped before its plan. */
  | 'EARLY_TERMINATION'
  /** After treatment. */
  | 'FOLLOW_UP';

/** A discrepancy on a data point. */
export type DataQuery = Node & {
  readonly __typename?: 'DataQuery';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** The subject; null when the user registry does not answer for it. */
  readonly subject?: Maybe<Subject>;
  /** The data point in question, dataset and variable, such as AE.AESER. */
  readonly itemOid?: Maybe<Scalars['String']['output']>;
  /** Id of the record in question, such as AdverseEvent.id; null when a record is missing. */
  readonly recordId?: Maybe<Scalars['ID']['output']>;
  /** Who raised it. */
  readonly origin: DataQueryOrigin;
  /** Id of the rule that raised it, such as AE-INCONSISTENT; null when a person did. */
  readonly rule?: Maybe<Scalars['String']['output']>;
  /** Where it stands. */
  readonly status: DataQueryStatus;
  /** What is wrong, in words. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** When it was raised. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** Full days since it was raised. */
  readonly ageDays: Scalars['Int']['output'];
};

/** Who raised a data query. */
export type DataQueryOrigin =
  /** An automatic check. */
  | 'SYSTEM'
  /** A monitor. */
  | 'MONITOR'
  /** A data manager. */
  | 'DATA_MANAGER'
  /** A medical reviewer. */
  | 'MEDICAL_REVIEW'
  /** Drug safety. */
  | 'SAFETY';

/** Where a data query stands. */
export type DataQueryStatus =
  /** Waits for an answer. */
  | 'OPEN'
  /** The site has answered. */
  | 'ANSWERED'
  /** The answer did not settle it. */
  | 'REOPENED'
  /** Settled. */
  | 'CLOSED'
  /** Raised in error. */
  | 'CANCELLED';

/** An adverse event (SDTM AE, SUPPAE, RELREC; FHIR AdverseEvent; ICH E2A). It is never shown from a cache: whoever judges safety must see what is recorded now. */
export type AdverseEvent = Node & {
  readonly __typename?: 'AdverseEvent';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** The subject; null when the user registry does not answer for it. */
  readonly subject?: Maybe<Subject>;
  /** Sequence number within the subject (AESEQ). */
  readonly sequence: Scalars['Int']['output'];
  /** The sponsor's own number of the record (AESPID). */
  readonly sponsorId?: Maybe<Scalars['String']['output']>;
  /** The event as reported (AETERM). */
  readonly term?: Maybe<Scalars['String']['output']>;
  /** The event, coded in MedDRA (AELLT to AESOC); null when not coded. */
  readonly meddra?: Maybe<MedDraCoding>;
  /** Severity (AESEV). */
  readonly severity?: Maybe<AeSeverity>;
  /** CTCAE grade, 1 to 5 (AETOXGR); null when not graded. */
  readonly toxicityGrade?: Maybe<Scalars['Int']['output']>;
  /** Serious, as reported (AESER); null when the source says nothing. */
  readonly serious?: Maybe<Scalars['Boolean']['output']>;
  /** Every criterion of seriousness that the source says yes to (AESDTH, AESLIFE, AESHOSP, AESDISAB, AESCONG, AESMIE, AESCAN, AESOD). */
  readonly seriousnessCriteria: ReadonlyArray<SeriousnessCriterion>;
  /** Every criterion of seriousness that the source says no to. A criterion in neither list was left blank. */
  readonly deniedCriteria: ReadonlyArray<SeriousnessCriterion>;
  /** Relation to the study treatment (AEREL). */
  readonly causality?: Maybe<Causality>;
  /** What was done with the study treatment (AEACN). */
  readonly actionTaken?: Maybe<ActionTaken>;
  /** Outcome (AEOUT). */
  readonly outcome?: Maybe<AeOutcome>;
  /** Start (AESTDTC). */
  readonly start?: Maybe<Scalars['PartialDateTime']['output']>;
  /** End (AEENDTC). */
  readonly end?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day of the start (AESTDY). There is no day 0. */
  readonly startStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Study day of the end (AEENDY). There is no day 0. */
  readonly endStudyDay?: Maybe<Scalars['Int']['output']>;
  /** The event goes on: derived, true when it has no end and its outcome is neither recovered nor fatal; null when the outcome is unknown. */
  readonly ongoing?: Maybe<Scalars['Boolean']['output']>;
  /** Began or worsened under treatment (SUPPAE AETRTEM); null when the source says neither Y nor N. */
  readonly treatmentEmergent?: Maybe<Scalars['Boolean']['output']>;
  /** Epoch (EPOCH). */
  readonly epoch?: Maybe<Scalars['String']['output']>;
  /** When it was collected (AEDTC). */
  readonly collectedAt?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day of collection (AEDY). There is no day 0. */
  readonly collectedStudyDay?: Maybe<Scalars['Int']['output']>;
  /** The other records of every relation that this event is part of, by domain (SDTM RELREC): those of the same subject with the same RELID. The event itself is left out. */
  readonly relatedRecords: ReadonlyArray<RelatedRecord>;
  /** Contradictions within the event that are not settled, such as a criterion of seriousness on an event flagged not serious. */
  readonly inconsistencies: ReadonlyArray<DataQuery>;
  /** Further qualifiers, by name (SDTM SUPPAE). */
  readonly qualifiers: ReadonlyArray<AdverseEventQualifier>;
  /** Values of `severity`, `toxicityGrade`, `causality`, `actionTaken` and `outcome` that could not be coded. */
  readonly uncoded: ReadonlyArray<UncodedValue>;
  /** Where the record came from. */
  readonly provenance: Provenance;
};

/** A record related to another of the same subject (SDTM RELREC). */
export type RelatedRecord = {
  readonly __typename?: 'RelatedRecord';
  /** Dataset of the related record, such as DS (RDOMAIN). */
  readonly domain: Scalars['String']['output'];
  /** The variable that tells which record, such as DSSEQ (IDVAR). */
  readonly variable: Scalars['String']['output'];
  /** The variable's value (IDVARVAL). */
  readonly value: Scalars['String']['output'];
  /** Sequence number of the related record; null when another variable than --SEQ tells which record. */
  readonly sequence?: Maybe<Scalars['Int']['output']>;
  /** Kind of the relation, ONE or MANY (RELTYPE). */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** Identifier that the records share (RELID). */
  readonly relationship: Scalars['String']['output'];
};

/** A qualifier of an adverse event that has no variable of its own (SDTM SUPPAE). */
export type AdverseEventQualifier = {
  readonly __typename?: 'AdverseEventQualifier';
  /** Name (QNAM). */
  readonly name: Scalars['String']['output'];
  /** Label (QLABEL). */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** Value (QVAL). */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** How the value came about, such as DERIVED (QORIG). */
  readonly origin?: Maybe<Scalars['String']['output']>;
  /** Who evaluated it (QEVAL). */
  readonly evaluator?: Maybe<Scalars['String']['output']>;
};

/** A term's place in MedDRA, from the lowest level up. Levels that the source does not give are null. */
export type MedDraCoding = {
  readonly __typename?: 'MedDRACoding';
  /** Lowest level term (--LLT, --LLTCD). */
  readonly llt?: Maybe<Coding>;
  /** Preferred term (--DECOD, --PTCD). */
  readonly pt?: Maybe<Coding>;
  /** High level term (--HLT, --HLTCD). */
  readonly hlt?: Maybe<Coding>;
  /** High level group term (--HLGT, --HLGTCD). */
  readonly hlgt?: Maybe<Coding>;
  /** Primary system organ class (--SOC, --SOCCD). */
  readonly soc?: Maybe<Coding>;
  /** Body system or organ class used for analysis (--BODSYS, --BDSYCD). */
  readonly bodySystem?: Maybe<Coding>;
};

/** Severity (CDISC codelist AESEV). */
export type AeSeverity =
  /** Mild. */
  | 'MILD'
  /** Moderate. */
  | 'MODERATE'
  /** Severe. */
  | 'SEVERE'
  /** A code that is not in the codelist. */
  | 'UNKNOWN';

/** Why an adverse event is serious (ICH E2A), with the two further flags of SDTM. */
export type SeriousnessCriterion =
  /** Results in death (AESDTH). */
  | 'DEATH'
  /** Is life-threatening (AESLIFE). */
  | 'LIFE_THREATENING'
  /** Requires or prolongs hospitalisation (AESHOSP). */
  | 'HOSPITALIZATION'
  /** Persistent or significant disability or incapacity (AESDISAB). */
  | 'DISABILITY'
  /** Congenital anomaly or birth defect (AESCONG). */
  | 'CONGENITAL_ANOMALY'
  /** Another medically important event (AESMIE). */
  | 'OTHER_MEDICALLY_IMPORTANT'
  /** Involves cancer (AESCAN). */
  | 'CANCER'
  /** Occurred with overdose (AESOD). */
  | 'OVERDOSE';

/** Relation to the study treatment: the four terms older studies collect, and those of WHO-UMC and CDISC. */
export type Causality =
  /** None. */
  | 'NONE'
  /** Remote. */
  | 'REMOTE'
  /** Unlikely. */
  | 'UNLIKELY'
  /** Possible. */
  | 'POSSIBLE'
  /** Probable. */
  | 'PROBABLE'
  /** Definite. */
  | 'DEFINITE'
  /** Cannot be judged. */
  | 'NOT_ASSESSABLE'
  /** A code that is not in this list. */
  | 'UNKNOWN';

/** Outcome of an adverse event (CDISC codelist OUT). */
export type AeOutcome =
  /** Fatal. */
  | 'FATAL'
  /** Not recovered, not resolved. */
  | 'NOT_RECOVERED'
  /** Recovered, resolved. */
  | 'RECOVERED'
  /** Recovered or resolved with sequelae. */
  | 'RECOVERED_WITH_SEQUELAE'
  /** Recovering, resolving. */
  | 'RECOVERING'
  /** Unknown, or a code that is not in the codelist. */
  | 'UNKNOWN';

/** What was done with the study treatment (CDISC codelist ACN). */
export type ActionTaken =
  /** The dose was not changed. */
  | 'DOSE_NOT_CHANGED'
  /** The dose was reduced. */
  | 'DOSE_REDUCED'
  /** The dose was increased. */
  | 'DOSE_INCREASED'
  /** Treatment was interrupted. */
  | 'DRUG_INTERRUPTED'
  /** Treatment was withdrawn. */
  | 'DRUG_WITHDRAWN'
  /** Not applicable. */
  | 'NOT_APPLICABLE'
  /** Unknown. */
  | 'UNKNOWN'
  /** A code that is not in the codelist. */
  | 'OTHER';

/** Study treatment taken over a period (SDTM EX). Product and dose in a blinded study reveal the arm. It is never shown from a cache: a corrected dose must show at once. */
export type Exposure = {
  readonly __typename?: 'Exposure';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** Sequence number within the subject (EXSEQ). */
  readonly sequence: Scalars['Int']['output'];
  /** Name of the treatment (EXTRT). */
  readonly treatment?: Maybe<Scalars['String']['output']>;
  /** Dose, in `doseUnit` (EXDOSE). */
  readonly dose?: Maybe<Scalars['Decimal']['output']>;
  /** Unit of the dose (EXDOSU). */
  readonly doseUnit?: Maybe<Scalars['String']['output']>;
  /** Dose form (EXDOSFRM). */
  readonly form?: Maybe<Scalars['String']['output']>;
  /** Route of administration (EXROUTE). */
  readonly route?: Maybe<Scalars['String']['output']>;
  /** Dosing frequency (EXDOSFRQ). */
  readonly frequency?: Maybe<Scalars['String']['output']>;
  /** Visit number (VISITNUM). */
  readonly visitNum?: Maybe<Scalars['Decimal']['output']>;
  /** Visit (VISIT). */
  readonly visitName?: Maybe<Scalars['String']['output']>;
  /** Planned study day of the visit (VISITDY). */
  readonly plannedStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Epoch (EPOCH). */
  readonly epoch?: Maybe<Scalars['String']['output']>;
  /** Start (EXSTDTC). */
  readonly start?: Maybe<Scalars['PartialDateTime']['output']>;
  /** End (EXENDTC). */
  readonly end?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day of the start (EXSTDY). There is no day 0. */
  readonly startStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Study day of the end (EXENDY). There is no day 0. */
  readonly endStudyDay?: Maybe<Scalars['Int']['output']>;
};

/** Medication other than the study treatment (SDTM CM; FHIR MedicationStatement). */
export type ConcomitantMedication = {
  readonly __typename?: 'ConcomitantMedication';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** Sequence number within the subject (CMSEQ). */
  readonly sequence: Scalars['Int']['output'];
  /** The sponsor's own number of the record (CMSPID). */
  readonly sponsorId?: Maybe<Scalars['String']['output']>;
  /** Name as reported (CMTRT). */
  readonly name: Scalars['String']['output'];
  /** Standardised name (CMDECOD); UNCODED when the sponsor did not code it. */
  readonly standardName?: Maybe<Scalars['String']['output']>;
  /** Class (CMCLAS). */
  readonly drugClass?: Maybe<Scalars['String']['output']>;
  /** What it was taken for (CMINDC). */
  readonly indication?: Maybe<Scalars['String']['output']>;
  /** Dose, in `doseUnit` (CMDOSE), as the source wrote it. */
  readonly dose?: Maybe<Scalars['String']['output']>;
  /** Unit of the dose (CMDOSU). */
  readonly doseUnit?: Maybe<Scalars['String']['output']>;
  /** Dosing frequency (CMDOSFRQ). */
  readonly frequency?: Maybe<Scalars['String']['output']>;
  /** Route of administration (CMROUTE). */
  readonly route?: Maybe<Scalars['String']['output']>;
  /** Visit number (VISITNUM). */
  readonly visitNum?: Maybe<Scalars['Decimal']['output']>;
  /** Visit (VISIT). */
  readonly visitName?: Maybe<Scalars['String']['output']>;
  /** Planned study day of the visit (VISITDY). */
  readonly plannedStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Epoch (EPOCH). */
  readonly epoch?: Maybe<Scalars['String']['output']>;
  /** When it was collected (CMDTC). */
  readonly collectedAt?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day of collection (CMDY). There is no day 0. */
  readonly collectedStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Start (CMSTDTC). */
  readonly start?: Maybe<Scalars['PartialDateTime']['output']>;
  /** End (CMENDTC). */
  readonly end?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day of the start (CMSTDY). There is no day 0. */
  readonly startStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Study day of the end (CMENDY). There is no day 0. */
  readonly endStudyDay?: Maybe<Scalars['Int']['output']>;
};

/** An earlier or present condition (SDTM MH; FHIR Condition). */
export type MedicalHistoryItem = {
  readonly __typename?: 'MedicalHistoryItem';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** Sequence number within the subject (MHSEQ). */
  readonly sequence: Scalars['Int']['output'];
  /** The sponsor's own number of the record (MHSPID). */
  readonly sponsorId?: Maybe<Scalars['String']['output']>;
  /** The condition as reported (MHTERM). */
  readonly term?: Maybe<Scalars['String']['output']>;
  /** The condition, coded in MedDRA (MHLLT to MHBODSYS); null when not coded. */
  readonly meddra?: Maybe<MedDraCoding>;
  /** Category, such as PRIMARY DIAGNOSIS (MHCAT). */
  readonly category?: Maybe<Scalars['String']['output']>;
  /** Severity (MHSEV). */
  readonly severity?: Maybe<AeSeverity>;
  /** Start (MHSTDTC). */
  readonly start?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Visit number (VISITNUM). */
  readonly visitNum?: Maybe<Scalars['Decimal']['output']>;
  /** Visit (VISIT). */
  readonly visitName?: Maybe<Scalars['String']['output']>;
  /** Planned study day of the visit (VISITDY). */
  readonly plannedStudyDay?: Maybe<Scalars['Int']['output']>;
  /** When it was collected (MHDTC). */
  readonly collectedAt?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day of collection (MHDY). There is no day 0. */
  readonly collectedStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Values of `severity` that could not be coded. */
  readonly uncoded: ReadonlyArray<UncodedValue>;
};

/** A page of visits. */
export type VisitConnection = {
  readonly __typename?: 'VisitConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<VisitEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of visits. */
export type VisitEdge = {
  readonly __typename?: 'VisitEdge';
  /** The item. */
  readonly node: Visit;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of adverse events. */
export type AdverseEventConnection = {
  readonly __typename?: 'AdverseEventConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<AdverseEventEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of adverse events. */
export type AdverseEventEdge = {
  readonly __typename?: 'AdverseEventEdge';
  /** The item. */
  readonly node: AdverseEvent;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of data queries. */
export type DataQueryConnection = {
  readonly __typename?: 'DataQueryConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<DataQueryEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of data queries. */
export type DataQueryEdge = {
  readonly __typename?: 'DataQueryEdge';
  /** The item. */
  readonly node: DataQuery;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of conditions. */
export type MedicalHistoryConnection = {
  readonly __typename?: 'MedicalHistoryConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<MedicalHistoryEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of conditions. */
export type MedicalHistoryEdge = {
  readonly __typename?: 'MedicalHistoryEdge';
  /** The item. */
  readonly node: MedicalHistoryItem;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of medications. */
export type ConcomitantMedicationConnection = {
  readonly __typename?: 'ConcomitantMedicationConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<ConcomitantMedicationEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of medications. */
export type ConcomitantMedicationEdge = {
  readonly __typename?: 'ConcomitantMedicationEdge';
  /** The item. */
  readonly node: ConcomitantMedication;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of exposures. */
export type ExposureConnection = {
  readonly __typename?: 'ExposureConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<ExposureEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of exposures. */
export type ExposureEdge = {
  readonly __typename?: 'ExposureEdge';
  /** The item. */
  readonly node: Exposure;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** The comprehensive report on one subject. Each section is read from its own system and says how complete it is. */
export type PatientReport = {
  readonly __typename?: 'PatientReport';
  /** The subject's id, so that every section can be read at once. */
  readonly id: Scalars['ID']['output'];
  /** Visits that took place. */
  readonly visits?: Maybe<VisitSection>;
  /** Adverse events. */
  readonly adverseEvents?: Maybe<AdverseEventSection>;
  /** Earlier and present conditions. */
  readonly medicalHistory?: Maybe<MedicalHistorySection>;
  /** Study treatment taken. */
  readonly exposures?: Maybe<ExposureSection>;
  /** Other medication. */
  readonly concomitantMedications?: Maybe<ConcomitantMedicationSection>;
  /** Discrepancies found in the subject's data. */
  readonly dataQueries?: Maybe<DataQuerySection>;
};

/** Visits that took place. */
export type VisitSection = ReportSection & {
  readonly __typename?: 'VisitSection';
  /** State, source and age of the section's data. */
  readonly status: SectionStatus;
  /** The records, by start, then by visit number; those without a start come first. Null when the section is not available. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly results?: Maybe<VisitConnection>;
};


/** Visits that took place. */
export type VisitSectionResultsArgs = {
  filter?: InputMaybe<VisitFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Adverse events. */
export type AdverseEventSection = ReportSection & {
  readonly __typename?: 'AdverseEventSection';
  /** State, source and age of the section's data. */
  readonly status: SectionStatus;
  /** The records, by start, then by sequence number; those without a start come first. Null when the section is not available. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly results?: Maybe<AdverseEventConnection>;
};


/** Adverse events. */
export type AdverseEventSectionResultsArgs = {
  filter?: InputMaybe<AdverseEventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Earlier and present conditions. */
export type MedicalHistorySection = ReportSection & {
  readonly __typename?: 'MedicalHistorySection';
  /** State, source and age of the section's data. */
  readonly status: SectionStatus;
  /** The records, by start, then by sequence number; those without a start come first. Null when the section is not available. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly results?: Maybe<MedicalHistoryConnection>;
};


/** Earlier and present conditions. */
export type MedicalHistorySectionResultsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Study treatment taken. */
export type ExposureSection = ReportSection & {
  readonly __typename?: 'ExposureSection';
  /** State, source and age of the section's data. */
  readonly status: SectionStatus;
  /** The records, by start, then by sequence number; those without a start come first. Null when the section is not available. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly results?: Maybe<ExposureConnection>;
};


/** Study treatment taken. */
export type ExposureSectionResultsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Medication other than the study treatment. */
export type ConcomitantMedicationSection = ReportSection & {
  readonly __typename?: 'ConcomitantMedicationSection';
  /** State, source and age of the section's data. */
  readonly status: SectionStatus;
  /** The records, by start, then by sequence number; those without a start come first. Null when the section is not available. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly results?: Maybe<ConcomitantMedicationConnection>;
};


/** Medication other than the study treatment. */
export type ConcomitantMedicationSectionResultsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Discrepancies found in the subject's data. */
export type DataQuerySection = ReportSection & {
  readonly __typename?: 'DataQuerySection';
  /** State, source and age of the section's data. */
  readonly status: SectionStatus;
  /** The records, oldest first; null when the section is not available. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly results?: Maybe<DataQueryConnection>;
};


/** Discrepancies found in the subject's data. */
export type DataQuerySectionResultsArgs = {
  filter?: InputMaybe<DataQueryFilter>;
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
  Visit: Visit;
  DataQuery: DataQuery;
  AdverseEvent: AdverseEvent;
  PatientReport: PatientReport;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Subject:
    ( { __typename: 'Subject' }
    & GraphQLRecursivePick<FederationTypes['Subject'], {"id":true}> );
  Visit:
    ( { __typename: 'Visit' }
    & GraphQLRecursivePick<FederationTypes['Visit'], {"id":true}> );
  DataQuery:
    ( { __typename: 'DataQuery' }
    & GraphQLRecursivePick<FederationTypes['DataQuery'], {"id":true}> );
  AdverseEvent:
    ( { __typename: 'AdverseEvent' }
    & GraphQLRecursivePick<FederationTypes['AdverseEvent'], {"id":true}> );
  PatientReport:
    ( { __typename: 'PatientReport' }
    & GraphQLRecursivePick<FederationTypes['PatientReport'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( VisitRecord )
    | ( DataQueryRecord )
    | ( AdverseEventRecord )
  ;
  ReportSection:
    | ( VisitSectionRecord )
    | ( AdverseEventSectionRecord )
    | ( MedicalHistorySectionRecord )
    | ( ExposureSectionRecord )
    | ( ConcomitantMedicationSectionRecord )
    | ( DataQuerySectionRecord )
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
  Subject: ResolverTypeWrapper<SubjectRecord>;
  VisitFilter: VisitFilter;
  AdverseEventFilter: AdverseEventFilter;
  DataQueryFilter: DataQueryFilter;
  PlannedVisit: ResolverTypeWrapper<PlannedVisit>;
  Visit: ResolverTypeWrapper<VisitRecord>;
  VisitKind: VisitKind;
  DataQuery: ResolverTypeWrapper<DataQueryRecord>;
  DataQueryOrigin: DataQueryOrigin;
  DataQueryStatus: DataQueryStatus;
  AdverseEvent: ResolverTypeWrapper<AdverseEventRecord>;
  RelatedRecord: ResolverTypeWrapper<RelatedRecord>;
  AdverseEventQualifier: ResolverTypeWrapper<AdverseEventQualifier>;
  MedDRACoding: ResolverTypeWrapper<MedDraCoding>;
  AESeverity: AeSeverity;
  SeriousnessCriterion: SeriousnessCriterion;
  Causality: Causality;
  AEOutcome: AeOutcome;
  ActionTaken: ActionTaken;
  Exposure: ResolverTypeWrapper<ExposureRecord>;
  ConcomitantMedication: ResolverTypeWrapper<ConcomitantMedicationRecord>;
  MedicalHistoryItem: ResolverTypeWrapper<MedicalHistoryItemRecord>;
  VisitConnection: ResolverTypeWrapper<VisitConnectionRecord>;
  VisitEdge: ResolverTypeWrapper<Omit<VisitEdge, 'node'> & { node: ResolversTypes['Visit'] }>;
  AdverseEventConnection: ResolverTypeWrapper<AdverseEventConnectionRecord>;
  AdverseEventEdge: ResolverTypeWrapper<Omit<AdverseEventEdge, 'node'> & { node: ResolversTypes['AdverseEvent'] }>;
  DataQueryConnection: ResolverTypeWrapper<DataQueryConnectionRecord>;
  DataQueryEdge: ResolverTypeWrapper<Omit<DataQueryEdge, 'node'> & { node: ResolversTypes['DataQuery'] }>;
  MedicalHistoryConnection: ResolverTypeWrapper<MedicalHistoryConnectionRecord>;
  MedicalHistoryEdge: ResolverTypeWrapper<Omit<MedicalHistoryEdge, 'node'> & { node: ResolversTypes['MedicalHistoryItem'] }>;
  ConcomitantMedicationConnection: ResolverTypeWrapper<ConcomitantMedicationConnectionRecord>;
  ConcomitantMedicationEdge: ResolverTypeWrapper<Omit<ConcomitantMedicationEdge, 'node'> & { node: ResolversTypes['ConcomitantMedication'] }>;
  ExposureConnection: ResolverTypeWrapper<ExposureConnectionRecord>;
  ExposureEdge: ResolverTypeWrapper<Omit<ExposureEdge, 'node'> & { node: ResolversTypes['Exposure'] }>;
  PatientReport: ResolverTypeWrapper<PatientReportRecord>;
  VisitSection: ResolverTypeWrapper<VisitSectionRecord>;
  AdverseEventSection: ResolverTypeWrapper<AdverseEventSectionRecord>;
  MedicalHistorySection: ResolverTypeWrapper<MedicalHistorySectionRecord>;
  ExposureSection: ResolverTypeWrapper<ExposureSectionRecord>;
  ConcomitantMedicationSection: ResolverTypeWrapper<ConcomitantMedicationSectionRecord>;
  DataQuerySection: ResolverTypeWrapper<DataQuerySectionRecord>;
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
  Subject: SubjectRecord;
  VisitFilter: VisitFilter;
  AdverseEventFilter: AdverseEventFilter;
  DataQueryFilter: DataQueryFilter;
  PlannedVisit: PlannedVisit;
  Visit: VisitRecord;
  DataQuery: DataQueryRecord;
  AdverseEvent: AdverseEventRecord;
  RelatedRecord: RelatedRecord;
  AdverseEventQualifier: AdverseEventQualifier;
  MedDRACoding: MedDraCoding;
  Exposure: ExposureRecord;
  ConcomitantMedication: ConcomitantMedicationRecord;
  MedicalHistoryItem: MedicalHistoryItemRecord;
  VisitConnection: VisitConnectionRecord;
  VisitEdge: Omit<VisitEdge, 'node'> & { node: ResolversParentTypes['Visit'] };
  AdverseEventConnection: AdverseEventConnectionRecord;
  AdverseEventEdge: Omit<AdverseEventEdge, 'node'> & { node: ResolversParentTypes['AdverseEvent'] };
  DataQueryConnection: DataQueryConnectionRecord;
  DataQueryEdge: Omit<DataQueryEdge, 'node'> & { node: ResolversParentTypes['DataQuery'] };
  MedicalHistoryConnection: MedicalHistoryConnectionRecord;
  MedicalHistoryEdge: Omit<MedicalHistoryEdge, 'node'> & { node: ResolversParentTypes['MedicalHistoryItem'] };
  ConcomitantMedicationConnection: ConcomitantMedicationConnectionRecord;
  ConcomitantMedicationEdge: Omit<ConcomitantMedicationEdge, 'node'> & { node: ResolversParentTypes['ConcomitantMedication'] };
  ExposureConnection: ExposureConnectionRecord;
  ExposureEdge: Omit<ExposureEdge, 'node'> & { node: ResolversParentTypes['Exposure'] };
  PatientReport: PatientReportRecord;
  VisitSection: VisitSectionRecord;
  AdverseEventSection: AdverseEventSectionRecord;
  MedicalHistorySection: MedicalHistorySectionRecord;
  ExposureSection: ExposureSectionRecord;
  ConcomitantMedicationSection: ConcomitantMedicationSectionRecord;
  DataQuerySection: DataQuerySectionRecord;
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
  __resolveType: TypeResolveFn<'Visit' | 'DataQuery' | 'AdverseEvent', ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'VisitSection' | 'AdverseEventSection' | 'MedicalHistorySection' | 'ExposureSection' | 'ConcomitantMedicationSection' | 'DataQuerySection', ParentType, ContextType>;
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
  visit?: Resolver<Maybe<ResolversTypes['Visit']>, ParentType, ContextType, RequireFields<QueryVisitArgs, 'id'>>;
  dataQuery?: Resolver<Maybe<ResolversTypes['DataQuery']>, ParentType, ContextType, RequireFields<QueryDataQueryArgs, 'id'>>;
  adverseEvent?: Resolver<Maybe<ResolversTypes['AdverseEvent']>, ParentType, ContextType, RequireFields<QueryAdverseEventArgs, 'id'>>;
};

export type SubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject'], FederationReferenceType extends FederationReferenceTypes['Subject'] = FederationReferenceTypes['Subject']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Subject']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  visits?: Resolver<Maybe<ResolversTypes['VisitConnection']>, ParentType, ContextType, RequireFields<SubjectVisitsArgs, 'first'>>;
  adverseEvents?: Resolver<Maybe<ResolversTypes['AdverseEventConnection']>, ParentType, ContextType, RequireFields<SubjectAdverseEventsArgs, 'first'>>;
  medicalHistory?: Resolver<Maybe<ResolversTypes['MedicalHistoryConnection']>, ParentType, ContextType, RequireFields<SubjectMedicalHistoryArgs, 'first'>>;
  exposures?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Exposure']>>, ParentType, ContextType>;
  concomitantMedications?: Resolver<Maybe<ResolversTypes['ConcomitantMedicationConnection']>, ParentType, ContextType, RequireFields<SubjectConcomitantMedicationsArgs, 'first'>>;
  dataQueries?: Resolver<Maybe<ResolversTypes['DataQueryConnection']>, ParentType, ContextType, RequireFields<SubjectDataQueriesArgs, 'first'>>;
};

export type PlannedVisitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlannedVisit'] = ResolversParentTypes['PlannedVisit']> = {
  studyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  visitNum?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type VisitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Visit'] = ResolversParentTypes['Visit'], FederationReferenceType extends FederationReferenceTypes['Visit'] = FederationReferenceTypes['Visit']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Visit']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  planned?: Resolver<Maybe<ResolversTypes['PlannedVisit']>, ParentType, ContextType>;
  visitNum?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['VisitKind'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  startStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  endStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  plannedStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  outOfWindow?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  epoch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unplannedReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DataQueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataQuery'] = ResolversParentTypes['DataQuery'], FederationReferenceType extends FederationReferenceTypes['DataQuery'] = FederationReferenceTypes['DataQuery']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['DataQuery']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  itemOid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['DataQueryOrigin'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataQueryStatus'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  ageDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdverseEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdverseEvent'] = ResolversParentTypes['AdverseEvent'], FederationReferenceType extends FederationReferenceTypes['AdverseEvent'] = FederationReferenceTypes['AdverseEvent']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AdverseEvent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sponsorId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  term?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  meddra?: Resolver<Maybe<ResolversTypes['MedDRACoding']>, ParentType, ContextType>;
  severity?: Resolver<Maybe<ResolversTypes['AESeverity']>, ParentType, ContextType>;
  toxicityGrade?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  serious?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  seriousnessCriteria?: Resolver<ReadonlyArray<ResolversTypes['SeriousnessCriterion']>, ParentType, ContextType>;
  deniedCriteria?: Resolver<ReadonlyArray<ResolversTypes['SeriousnessCriterion']>, ParentType, ContextType>;
  causality?: Resolver<Maybe<ResolversTypes['Causality']>, ParentType, ContextType>;
  actionTaken?: Resolver<Maybe<ResolversTypes['ActionTaken']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['AEOutcome']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  startStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  endStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ongoing?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  treatmentEmergent?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  epoch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  collectedAt?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  collectedStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  relatedRecords?: Resolver<ReadonlyArray<ResolversTypes['RelatedRecord']>, ParentType, ContextType>;
  inconsistencies?: Resolver<ReadonlyArray<ResolversTypes['DataQuery']>, ParentType, ContextType>;
  qualifiers?: Resolver<ReadonlyArray<ResolversTypes['AdverseEventQualifier']>, ParentType, ContextType>;
  uncoded?: Resolver<ReadonlyArray<ResolversTypes['UncodedValue']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RelatedRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RelatedRecord'] = ResolversParentTypes['RelatedRecord']> = {
  domain?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  variable?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sequence?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  relationship?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AdverseEventQualifierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdverseEventQualifier'] = ResolversParentTypes['AdverseEventQualifier']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  evaluator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MedDraCodingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MedDRACoding'] = ResolversParentTypes['MedDRACoding']> = {
  llt?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  pt?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  hlt?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  hlgt?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  soc?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  bodySystem?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
};

export type ExposureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Exposure'] = ResolversParentTypes['Exposure']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  treatment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dose?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  doseUnit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  form?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  frequency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  visitNum?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  visitName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  plannedStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  epoch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  startStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  endStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ConcomitantMedicationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConcomitantMedication'] = ResolversParentTypes['ConcomitantMedication']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sponsorId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  standardName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  drugClass?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  indication?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  doseUnit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  frequency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  visitNum?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  visitName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  plannedStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  epoch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  collectedAt?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  collectedStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  startStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  endStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MedicalHistoryItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MedicalHistoryItem'] = ResolversParentTypes['MedicalHistoryItem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sponsorId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  term?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  meddra?: Resolver<Maybe<ResolversTypes['MedDRACoding']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  severity?: Resolver<Maybe<ResolversTypes['AESeverity']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  visitNum?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  visitName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  plannedStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  collectedAt?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  collectedStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  uncoded?: Resolver<ReadonlyArray<ResolversTypes['UncodedValue']>, ParentType, ContextType>;
};

export type VisitConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VisitConnection'] = ResolversParentTypes['VisitConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VisitEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type VisitEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VisitEdge'] = ResolversParentTypes['VisitEdge']> = {
  node?: Resolver<ResolversTypes['Visit'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AdverseEventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdverseEventConnection'] = ResolversParentTypes['AdverseEventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AdverseEventEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AdverseEventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdverseEventEdge'] = ResolversParentTypes['AdverseEventEdge']> = {
  node?: Resolver<ResolversTypes['AdverseEvent'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DataQueryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataQueryConnection'] = ResolversParentTypes['DataQueryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DataQueryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DataQueryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataQueryEdge'] = ResolversParentTypes['DataQueryEdge']> = {
  node?: Resolver<ResolversTypes['DataQuery'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MedicalHistoryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MedicalHistoryConnection'] = ResolversParentTypes['MedicalHistoryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MedicalHistoryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MedicalHistoryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MedicalHistoryEdge'] = ResolversParentTypes['MedicalHistoryEdge']> = {
  node?: Resolver<ResolversTypes['MedicalHistoryItem'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConcomitantMedicationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConcomitantMedicationConnection'] = ResolversParentTypes['ConcomitantMedicationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConcomitantMedicationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ConcomitantMedicationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConcomitantMedicationEdge'] = ResolversParentTypes['ConcomitantMedicationEdge']> = {
  node?: Resolver<ResolversTypes['ConcomitantMedication'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExposureConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposureConnection'] = ResolversParentTypes['ExposureConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ExposureEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ExposureEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposureEdge'] = ResolversParentTypes['ExposureEdge']> = {
  node?: Resolver<ResolversTypes['Exposure'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PatientReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PatientReport'] = ResolversParentTypes['PatientReport'], FederationReferenceType extends FederationReferenceTypes['PatientReport'] = FederationReferenceTypes['PatientReport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PatientReport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  visits?: Resolver<Maybe<ResolversTypes['VisitSection']>, ParentType, ContextType>;
  adverseEvents?: Resolver<Maybe<ResolversTypes['AdverseEventSection']>, ParentType, ContextType>;
  medicalHistory?: Resolver<Maybe<ResolversTypes['MedicalHistorySection']>, ParentType, ContextType>;
  exposures?: Resolver<Maybe<ResolversTypes['ExposureSection']>, ParentType, ContextType>;
  concomitantMedications?: Resolver<Maybe<ResolversTypes['ConcomitantMedicationSection']>, ParentType, ContextType>;
  dataQueries?: Resolver<Maybe<ResolversTypes['DataQuerySection']>, ParentType, ContextType>;
};

export type VisitSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VisitSection'] = ResolversParentTypes['VisitSection']> = {
  status?: Resolver<ResolversTypes['SectionStatus'], ParentType, ContextType>;
  results?: Resolver<Maybe<ResolversTypes['VisitConnection']>, ParentType, ContextType, RequireFields<VisitSectionResultsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdverseEventSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdverseEventSection'] = ResolversParentTypes['AdverseEventSection']> = {
  status?: Resolver<ResolversTypes['SectionStatus'], ParentType, ContextType>;
  results?: Resolver<Maybe<ResolversTypes['AdverseEventConnection']>, ParentType, ContextType, RequireFields<AdverseEventSectionResultsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MedicalHistorySectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MedicalHistorySection'] = ResolversParentTypes['MedicalHistorySection']> = {
  status?: Resolver<ResolversTypes['SectionStatus'], ParentType, ContextType>;
  results?: Resolver<Maybe<ResolversTypes['MedicalHistoryConnection']>, ParentType, ContextType, RequireFields<MedicalHistorySectionResultsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExposureSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposureSection'] = ResolversParentTypes['ExposureSection']> = {
  status?: Resolver<ResolversTypes['SectionStatus'], ParentType, ContextType>;
  results?: Resolver<Maybe<ResolversTypes['ExposureConnection']>, ParentType, ContextType, RequireFields<ExposureSectionResultsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConcomitantMedicationSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConcomitantMedicationSection'] = ResolversParentTypes['ConcomitantMedicationSection']> = {
  status?: Resolver<ResolversTypes['SectionStatus'], ParentType, ContextType>;
  results?: Resolver<Maybe<ResolversTypes['ConcomitantMedicationConnection']>, ParentType, ContextType, RequireFields<ConcomitantMedicationSectionResultsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DataQuerySectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataQuerySection'] = ResolversParentTypes['DataQuerySection']> = {
  status?: Resolver<ResolversTypes['SectionStatus'], ParentType, ContextType>;
  results?: Resolver<Maybe<ResolversTypes['DataQueryConnection']>, ParentType, ContextType, RequireFields<DataQuerySectionResultsArgs, 'first'>>;
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
  Subject?: SubjectResolvers<ContextType>;
  PlannedVisit?: PlannedVisitResolvers<ContextType>;
  Visit?: VisitResolvers<ContextType>;
  DataQuery?: DataQueryResolvers<ContextType>;
  AdverseEvent?: AdverseEventResolvers<ContextType>;
  RelatedRecord?: RelatedRecordResolvers<ContextType>;
  AdverseEventQualifier?: AdverseEventQualifierResolvers<ContextType>;
  MedDRACoding?: MedDraCodingResolvers<ContextType>;
  Exposure?: ExposureResolvers<ContextType>;
  ConcomitantMedication?: ConcomitantMedicationResolvers<ContextType>;
  MedicalHistoryItem?: MedicalHistoryItemResolvers<ContextType>;
  VisitConnection?: VisitConnectionResolvers<ContextType>;
  VisitEdge?: VisitEdgeResolvers<ContextType>;
  AdverseEventConnection?: AdverseEventConnectionResolvers<ContextType>;
  AdverseEventEdge?: AdverseEventEdgeResolvers<ContextType>;
  DataQueryConnection?: DataQueryConnectionResolvers<ContextType>;
  DataQueryEdge?: DataQueryEdgeResolvers<ContextType>;
  MedicalHistoryConnection?: MedicalHistoryConnectionResolvers<ContextType>;
  MedicalHistoryEdge?: MedicalHistoryEdgeResolvers<ContextType>;
  ConcomitantMedicationConnection?: ConcomitantMedicationConnectionResolvers<ContextType>;
  ConcomitantMedicationEdge?: ConcomitantMedicationEdgeResolvers<ContextType>;
  ExposureConnection?: ExposureConnectionResolvers<ContextType>;
  ExposureEdge?: ExposureEdgeResolvers<ContextType>;
  PatientReport?: PatientReportResolvers<ContextType>;
  VisitSection?: VisitSectionResolvers<ContextType>;
  AdverseEventSection?: AdverseEventSectionResolvers<ContextType>;
  MedicalHistorySection?: MedicalHistorySectionResolvers<ContextType>;
  ExposureSection?: ExposureSectionResolvers<ContextType>;
  ConcomitantMedicationSection?: ConcomitantMedicationSectionResolvers<ContextType>;
  DataQuerySection?: DataQuerySectionResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  phi?: PhiDirectiveResolver<any, any, ContextType>;
  unblinding?: UnblindingDirectiveResolver<any, any, ContextType>;
  section?: SectionDirectiveResolver<any, any, ContextType>;
  freshness?: FreshnessDirectiveResolver<any, any, ContextType>;
};
