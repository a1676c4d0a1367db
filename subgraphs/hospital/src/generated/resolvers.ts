// Written by schema/codegen.ts from the SDL; never edited.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { DeadLetterRecord, DeadLetterConnectionRecord, HospitalRecord as HospitalRecordParent, HospitalRecordRecord, LabResultRecord, LabResultConnectionRecord, LabSectionRecord, MedicationSectionRecord, MedicationStatementRecord, MedicationStatementConnectionRecord, PatientReportRecord, SubjectRecord, VitalSignRecord, VitalSignConnectionRecord, VitalSignSectionRecord } from '../records.ts';
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
  /** One hospital; any caller whose token names a role may see it. Errors: NOT_FOUND when there is none. */
  readonly hospital?: Maybe<Hospital>;
  /** All hospitals, by name: reference data that any caller whose token names a role may see. */
  readonly hospitals?: Maybe<ReadonlyArray<Hospital>>;
  /** Messages of a pushing hospital that could not be taken, latest first, without their content. For operators (role ADMIN); null for everyone else. Errors: BAD_USER_INPUT, BAD_CURSOR; FORBIDDEN for everyone but an operator. */
  readonly deadLetters?: Maybe<DeadLetterConnection>;
  /** One laboratory result. Errors: NOT_FOUND when there is none, or none that the caller may see. */
  readonly labResult?: Maybe<LabResult>;
};


/** Where every read begins. */
export type QueryHospitalArgs = {
  id: Scalars['ID']['input'];
};


/** Where every read begins. */
export type QueryDeadLettersArgs = {
  hospitalId?: InputMaybe<Scalars['ID']['input']>;
  pendingOnly?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Where every read begins. */
export type QueryLabResultArgs = {
  id: Scalars['ID']['input'];
};

/** What operators change. Every change is recorded with who made it and why. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Sends no more calls to a hospital until its breaker is reset. For operators (role ADMIN). Errors: FORBIDDEN, NOT_FOUND; BAD_USER_INPUT for a reason that is empty or longer than 500 characters. */
  readonly isolateAdapter?: Maybe<Hospital>;
  /** Ends an isolation and closes the hospital's breaker. For operators (role ADMIN). Errors: FORBIDDEN, NOT_FOUND; BAD_USER_INPUT for a reason that is empty or longer than 500 characters. */
  readonly resetAdapter?: Maybe<Hospital>;
  /** Takes a dead letter again as if it had just arrived, after its cause was removed. For operators (role ADMIN). Errors: FORBIDDEN, NOT_FOUND. */
  readonly replayDeadLetter?: Maybe<DeadLetter>;
};


/** What operators change. Every change is recorded with who made it and why. */
export type MutationIsolateAdapterArgs = {
  hospitalId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/** What operators change. Every change is recorded with who made it and why. */
export type MutationResetAdapterArgs = {
  hospitalId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/** What operators change. Every change is recorded with who made it and why. */
export type MutationReplayDeadLetterArgs = {
  id: Scalars['ID']['input'];
};

/** A hospital whose systems hold data of subjects. */
export type Hospital = Node & {
  readonly __typename?: 'Hospital';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** Name; those of the simulated hospitals are synthetic, because the data name no hospital. */
  readonly name: Scalars['String']['output'];
  /** The hospital's connected systems and their health, as this process sees them; empty when the hospital is not connected. */
  readonly adapters: ReadonlyArray<AdapterStatus>;
};

/** One connected system of a hospital, and how well it answers. */
export type AdapterStatus = {
  readonly __typename?: 'AdapterStatus';
  /** What kind of system it is. */
  readonly system: SourceSystem;
  /** The protocol it speaks. */
  readonly transport: AdapterTransport;
  /** The character set configured for it. */
  readonly charset: Scalars['String']['output'];
  /** Whether calls go through. A hospital that pushes is OPEN when it has been silent for longer than it may be. */
  readonly breaker: BreakerState;
  /** When it last answered, or sent a message. */
  readonly lastSuccessAt?: Maybe<Scalars['DateTime']['output']>;
  /** When a call to it last failed, or a message could not be taken. */
  readonly lastFailureAt?: Maybe<Scalars['DateTime']['output']>;
  /** 95th percentile of the time its recent calls took, in milliseconds; null before the first. */
  readonly p95Ms?: Maybe<Scalars['Int']['output']>;
  /** Calls that wait for their turn now. */
  readonly queued: Scalars['Int']['output'];
  /** Calls that run now. */
  readonly running: Scalars['Int']['output'];
  /** Calls since the start of this process, without those that were turned away. */
  readonly calls: Scalars['Int']['output'];
  /** Calls that failed since the start of this process. */
  readonly failures: Scalars['Int']['output'];
  /** Calls turned away, since the start of this process, to keep within the hospital's limits. */
  readonly shed: Scalars['Int']['output'];
  /** Sections and lists answered with stale data since the start of this process. */
  readonly staleServed: Scalars['Int']['output'];
  /** Subjects of this hospital of whom records are kept. */
  readonly subjectsKept: Scalars['Int']['output'];
  /** Subjects whose records are not there yet, or older than they should be. */
  readonly subjectsDue: Scalars['Int']['output'];
  /** Messages of the last 30 days by what became of them; null for a hospital that is asked. */
  readonly messages?: Maybe<MessageCounts>;
  /** The latest change by an operator. */
  readonly lastChange?: Maybe<OperatorChange>;
};

/** The protocol a hospital's system speaks. */
export type AdapterTransport =
  /** HL7 version 2 over MLLP; the hospital sends. */
  | 'MLLP'
  /** One SOAP operation with an XML text inside. */
  | 'SOAP'
  /** FHIR R4. */
  | 'REST';

/** Whether calls to a hospital go through. */
export type BreakerState =
  /** They do. */
  | 'CLOSED'
  /** The hospital failed repeatedly and is left alone for a while. */
  | 'OPEN'
  /** One call probes whether the hospital is back. */
  | 'HALF_OPEN'
  /** An operator stopped all calls. */
  | 'ISOLATED';

/** Messages of a pushing hospital by what became of them. */
export type MessageCounts = {
  readonly __typename?: 'MessageCounts';
  /** Stored, with their effect. */
  readonly stored: Scalars['Int']['output'];
  /** Known already: acknowledged again, without effect. */
  readonly repeated: Scalars['Int']['output'];
  /** About patients who are no subjects: counted, not stored. */
  readonly notSubjects: Scalars['Int']['output'];
  /** Of a type that carries nothing for a study, such as a heartbeat. */
  readonly ignored: Scalars['Int']['output'];
  /** Could not be taken; kept as dead letters. */
  readonly deadLetters: Scalars['Int']['output'];
  /** Named another character set than the one configured. */
  readonly charsetDisagreements: Scalars['Int']['output'];
};

/** What an operator did to a hospital's connection. */
export type OperatorChange = {
  readonly __typename?: 'OperatorChange';
  /** What was done. */
  readonly action: OperatorAction;
  /** Who did it: the subject of their token. */
  readonly operator: Scalars['String']['output'];
  /** Why, in their words. */
  readonly reason: Scalars['String']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
};

/** What operators do to a hospital's connection. */
export type OperatorAction =
  /** All calls were stopped. */
  | 'ISOLATE'
  /** Calls were let through again. */
  | 'RESET';

/** A message that could not be taken. Its content is not shown. */
export type DeadLetter = {
  readonly __typename?: 'DeadLetter';
  /** Opaque and random. */
  readonly id: Scalars['ID']['output'];
  /** Who sent it. */
  readonly hospital: Hospital;
  /** When it arrived. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** Its control id (MSH-10); null when it could not be read. */
  readonly controlId?: Maybe<Scalars['String']['output']>;
  /** Why it could not be taken: the HL7 error code (table 0357). */
  readonly code: Scalars['String']['output'];
  /** The same in words. */
  readonly reason: Scalars['String']['output'];
  /** Its size in bytes. */
  readonly sizeBytes: Scalars['Int']['output'];
  /** When it was last replayed; null when it never was. */
  readonly replayedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the last replay came to: STORED when the message was taken, otherwise the code it was refused with. */
  readonly outcome?: Maybe<Scalars['String']['output']>;
};

/** A page of dead letters. */
export type DeadLetterConnection = {
  readonly __typename?: 'DeadLetterConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<DeadLetterEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of dead letters. */
export type DeadLetterEdge = {
  readonly __typename?: 'DeadLetterEdge';
  /** The item. */
  readonly node: DeadLetter;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** A subject as one hospital knows them (HL7 v2 PID-3). Kept here, so that a report needs no second hop. Study data name no hospital: a subject's hospital follows from their site, and a second one from SUPPDM HOSPITAL2, the number of that hospital's site. */
export type HospitalRecord = {
  readonly __typename?: 'HospitalRecord';
  /** The hospital. */
  readonly hospital: Hospital;
  /** Medical record number there, generated from a seed and synthetic: it starts with SYN. Null for everyone but the subject and their own site's coordinator and principal investigator. */
  readonly mrn?: Maybe<Scalars['String']['output']>;
};

/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type Subject = {
  readonly __typename?: 'Subject';
  /** Opaque, random, and stable over re-imports; not the USUBJID. */
  readonly id: Scalars['ID']['output'];
  /** The hospitals that know the subject, by name. */
  readonly hospitalRecords?: Maybe<ReadonlyArray<HospitalRecord>>;
  /** Vital signs, by date, then sequence number. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly vitalSigns?: Maybe<VitalSignConnection>;
  /** Laboratory results, by date, then sequence number. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly labResults?: Maybe<LabResultConnection>;
  /** Medication in the hospital's records, by start, then sequence number. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly medications?: Maybe<MedicationStatementConnection>;
};


/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type SubjectVitalSignsArgs = {
  filter?: InputMaybe<VitalSignFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type SubjectLabResultsArgs = {
  filter?: InputMaybe<LabFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type SubjectMedicationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which vital signs. Conditions that are given must all hold; null and an empty list restrict nothing. */
export type VitalSignFilter = {
  /** Of one of these measurements. */
  readonly code?: InputMaybe<ReadonlyArray<VitalSignCode>>;
  /** On or after this day. A partial date that may mean such a day counts; records without a date are left out. */
  readonly from?: InputMaybe<Scalars['Date']['input']>;
  /** On or before this day. A partial date that may mean such a day counts; records without a date are left out. */
  readonly to?: InputMaybe<Scalars['Date']['input']>;
  /** Taken at this visit (VISITNUM), compared as a number: 1.10 finds 1.1. */
  readonly visitNum?: InputMaybe<Scalars['Decimal']['input']>;
};

/** Which laboratory results. Conditions that are given must all hold; null and an empty list restrict nothing. */
export type LabFilter = {
  /** Of one of these tests, by short name (LBTESTCD). */
  readonly testCode?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of one of these tests, by LOINC code. */
  readonly loinc?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of one of these categories. */
  readonly category?: InputMaybe<ReadonlyArray<LabCategory>>;
  /** When true: results whose reported flag is LOW, HIGH, CRITICAL_LOW, CRITICAL_HIGH or ABNORMAL, or whose derived flag is LOW or HIGH. */
  readonly abnormalOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** On or after this day. A partial date that may mean such a day counts; records without a date are left out. */
  readonly from?: InputMaybe<Scalars['Date']['input']>;
  /** On or before this day. A partial date that may mean such a day counts; records without a date are left out. */
  readonly to?: InputMaybe<Scalars['Date']['input']>;
};

/** One measurement of a vital sign (SDTM VS; FHIR Observation, category vital-signs). */
export type VitalSign = Node & {
  readonly __typename?: 'VitalSign';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** The subject; null when the user registry does not answer for it. */
  readonly subject?: Maybe<Subject>;
  /** Sequence number within the subject (VSSEQ). */
  readonly sequence: Scalars['Int']['output'];
  /** What was measured (VSTESTCD). */
  readonly code: VitalSignCode;
  /** Short name as collected (VSTESTCD). */
  readonly testCode: Scalars['String']['output'];
  /** Name (VSTEST). */
  readonly testName: Scalars['String']['output'];
  /** What was measured, in LOINC; null when there is no mapping. */
  readonly loinc?: Maybe<Coding>;
  /** Result as collected (VSORRES, VSORRESU). */
  readonly original: Quantity;
  /** Result in standard units (VSSTRESC, VSSTRESN, VSSTRESU); null when nothing was measured. */
  readonly standard?: Maybe<Quantity>;
  /** Position of the subject (VSPOS). */
  readonly position?: Maybe<BodyPosition>;
  /** Part of the body (VSLOC). */
  readonly location?: Maybe<Scalars['String']['output']>;
  /** Planned time point (VSTPT). */
  readonly timePoint?: Maybe<Scalars['String']['output']>;
  /** Number of the planned time point (VSTPTNUM). */
  readonly timePointNumber?: Maybe<Scalars['Decimal']['output']>;
  /** Planned time since the reference (VSELTM). */
  readonly timePointElapsed?: Maybe<Scalars['Duration']['output']>;
  /** What the time is counted from (VSTPTREF). */
  readonly timePointReference?: Maybe<Scalars['String']['output']>;
  /** Changes are counted from this measurement (VSBLFL). */
  readonly baseline?: Maybe<Scalars['Boolean']['output']>;
  /** NOT DONE when nothing was measured (VSSTAT); PRELIMINARY or CANCELLED when the hospital says so; null for what is final. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** Visit number (VISITNUM). */
  readonly visitNum?: Maybe<Scalars['Decimal']['output']>;
  /** Visit (VISIT). */
  readonly visitName?: Maybe<Scalars['String']['output']>;
  /** Planned study day of the visit (VISITDY). */
  readonly plannedStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Epoch (EPOCH). */
  readonly epoch?: Maybe<Scalars['String']['output']>;
  /** Study day of the measurement (VSDY). There is no day 0. */
  readonly studyDay?: Maybe<Scalars['Int']['output']>;
  /** When it was measured (VSDTC). */
  readonly collectedAt?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Values of `code` and `position` that could not be coded. */
  readonly uncoded: ReadonlyArray<UncodedValue>;
  /** Where the record came from. */
  readonly provenance: Provenance;
};

/** A vital sign (CDISC codelist VSTESTCD). */
export type VitalSignCode =
  /** Systolic blood pressure. */
  | 'SYSBP'
  /** Diastolic blood pressure. */
  | 'DIABP'
  /** Pulse rate. */
  | 'PULSE'
  /** Temperature. */
  | 'TEMP'
  /** Weight. */
  | 'WEIGHT'
  /** Height. */
  | 'HEIGHT'
  /** Respiratory rate. */
  | 'RESP'
  /** Oxygen saturation. */
  | 'OXYSAT'
  /** Body mass index. */
  | 'BMI'
  /** A measurement that is not in this list; `testCode` has its short name. */
  | 'OTHER';

/** Position of a body (CDISC codelist POSITION). */
export type BodyPosition =
  /** Standing. */
  | 'STANDING'
  /** Lying on the back. */
  | 'SUPINE'
  /** Sitting. */
  | 'SITTING'
  /** A code that is not in this list. */
  | 'OTHER';

/** One laboratory result (SDTM LB, SUPPLB; FHIR Observation, category laboratory; HL7 v2 OBX). */
export type LabResult = Node & {
  readonly __typename?: 'LabResult';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** The subject; null when the user registry does not answer for it. */
  readonly subject?: Maybe<Subject>;
  /** Sequence number within the subject (LBSEQ). */
  readonly sequence: Scalars['Int']['output'];
  /** Short name of the test (LBTESTCD). */
  readonly testCode: Scalars['String']['output'];
  /** Name of the test (LBTEST). */
  readonly testName: Scalars['String']['output'];
  /** The test in LOINC, chosen by the unit of `original`, because mass and molar results have different codes; null when there is no mapping. */
  readonly loinc?: Maybe<Coding>;
  /** Category (LBCAT); null when the source gives none. */
  readonly category?: Maybe<LabCategory>;
  /** Specimen (LBSPEC); null when the source gives none. */
  readonly specimen?: Maybe<Scalars['String']['output']>;
  /** Result as collected (LBORRES, LBORRESU; OBX-5, OBX-6). */
  readonly original: Quantity;
  /** Result in standard units (LBSTRESC, LBSTRESN, LBSTRESU); null when there is none. */
  readonly standard?: Maybe<Quantity>;
  /** Reference range in the units of `original` (LBORNRLO, LBORNRHI; OBX-7). */
  readonly referenceRange?: Maybe<ReferenceRange>;
  /** Reference range in the units of `standard` (LBSTNRLO, LBSTNRHI). */
  readonly standardRange?: Maybe<ReferenceRange>;
  /** What the laboratory said (LBNRIND; OBX-8). */
  readonly reportedFlag?: Maybe<Interpretation>;
  /** LOW, NORMAL or HIGH, computed here from `original` and `referenceRange`, or else, without a number or a range there, from `standard` and `standardRange`; exact, and null when a limit such as <0.2 leaves it open. A reported flag that one of the two contradicts is a finding (LAB-RANGE). */
  readonly derivedFlag?: Maybe<Interpretation>;
  /** Result as a multiple of the upper limit of normal (SUPPLB LBTMSHI). */
  readonly timesUln?: Maybe<Scalars['Decimal']['output']>;
  /** The source flags it as the endpoint value for analysis (SUPPLB ENDPOINT); null when it says nothing. */
  readonly endpoint?: Maybe<Scalars['Boolean']['output']>;
  /** Changes are counted from this result (LBBLFL). */
  readonly baseline?: Maybe<Scalars['Boolean']['output']>;
  /** Whether there is a result. */
  readonly resultStatus: LabStatus;
  /** Visit number (VISITNUM). */
  readonly visitNum?: Maybe<Scalars['Decimal']['output']>;
  /** Visit (VISIT). */
  readonly visitName?: Maybe<Scalars['String']['output']>;
  /** Planned study day of the visit (VISITDY). */
  readonly plannedStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Epoch (EPOCH). */
  readonly epoch?: Maybe<Scalars['String']['output']>;
  /** Study day on which the specimen was taken (LBDY). There is no day 0. */
  readonly studyDay?: Maybe<Scalars['Int']['output']>;
  /** When the specimen was taken (LBDTC). */
  readonly collectedAt?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Values of `category` and `reportedFlag` that could not be coded. */
  readonly uncoded: ReadonlyArray<UncodedValue>;
  /** Where the record came from. */
  readonly provenance: Provenance;
};

/** Category of a laboratory test. */
export type LabCategory =
  /** Chemistry. */
  | 'CHEMISTRY'
  /** Haematology. */
  | 'HEMATOLOGY'
  /** Urinalysis. */
  | 'URINALYSIS'
  /** A category that is not in this list. */
  | 'OTHER';

/** What a result means (CDISC codelist NRIND; HL7 table 0078; FHIR observation-interpretation). */
export type Interpretation =
  /** Within the range. */
  | 'NORMAL'
  /** Below the range. */
  | 'LOW'
  /** Above the range. */
  | 'HIGH'
  /** So low that it endangers. */
  | 'CRITICAL_LOW'
  /** So high that it endangers. */
  | 'CRITICAL_HIGH'
  /** Not normal, for a result without an order. */
  | 'ABNORMAL'
  /** Found. */
  | 'POSITIVE'
  /** Not found. */
  | 'NEGATIVE'
  /** Neither. */
  | 'INDETERMINATE'
  /** A code that is not in this list. */
  | 'UNKNOWN';

/** Whether there is a laboratory result, and how final it is (HL7 table 0085, OBX-11). */
export type LabStatus =
  /** Preliminary; a final result follows. */
  | 'PRELIMINARY'
  /** The result is final. */
  | 'FINAL'
  /** It replaces an earlier final result. */
  | 'CORRECTED'
  /** It was withdrawn; no value is shown. */
  | 'CANCELLED'
  /** The test was not done (LBSTAT). */
  | 'NOT_DONE';

/** Medication in a hospital's records (replayed from SDTM CM; FHIR MedicationStatement). A study drug dispensed by the pharmacy would reveal the arm. */
export type MedicationStatement = Node & {
  readonly __typename?: 'MedicationStatement';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** The subject; null when the user registry does not answer for it. */
  readonly subject?: Maybe<Subject>;
  /** Sequence number within the subject (CMSEQ). */
  readonly sequence: Scalars['Int']['output'];
  /** The product as written (CMTRT) and as the drug dictionary names it (CMDECOD), whose codes the source does not give; not coded when CMDECOD is UNCODED. */
  readonly code?: Maybe<CodeableConcept>;
  /** Dose (CMDOSE or else CMDOSTXT, CMDOSU); null when none is recorded. */
  readonly dose?: Maybe<Quantity>;
  /** Route of administration (CMROUTE). */
  readonly route?: Maybe<Scalars['String']['output']>;
  /** Dosing frequency (CMDOSFRQ). */
  readonly frequency?: Maybe<Scalars['String']['output']>;
  /** What it is taken for (CMINDC). */
  readonly indication?: Maybe<Scalars['String']['output']>;
  /** Whether it is still taken: COMPLETED with an end (CMENDTC), ACTIVE when reported as ongoing (CMENRTPT), otherwise UNKNOWN. */
  readonly status: MedicationStatus;
  /** It is a product under study. Always false today: records are replayed from CM, which holds concomitant and prior medication and no study drug (SDTMIG, CM). */
  readonly isInvestigational: Scalars['Boolean']['output'];
  /** Start (CMSTDTC). */
  readonly start?: Maybe<Scalars['PartialDateTime']['output']>;
  /** End (CMENDTC). */
  readonly end?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day of the start (CMSTDY). There is no day 0. */
  readonly startStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Study day of the end (CMENDY). There is no day 0. */
  readonly endStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Where the record came from. */
  readonly provenance: Provenance;
};

/** Whether a medication is still taken. */
export type MedicationStatus =
  /** It is being taken. */
  | 'ACTIVE'
  /** It has ended: an end is recorded. */
  | 'COMPLETED'
  /** The source does not say. */
  | 'UNKNOWN';

/** A page of measurements. */
export type VitalSignConnection = {
  readonly __typename?: 'VitalSignConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<VitalSignEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of measurements. */
export type VitalSignEdge = {
  readonly __typename?: 'VitalSignEdge';
  /** The item. */
  readonly node: VitalSign;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of results. */
export type LabResultConnection = {
  readonly __typename?: 'LabResultConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<LabResultEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of results. */
export type LabResultEdge = {
  readonly __typename?: 'LabResultEdge';
  /** The item. */
  readonly node: LabResult;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of medications. */
export type MedicationStatementConnection = {
  readonly __typename?: 'MedicationStatementConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<MedicationStatementEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of medications. */
export type MedicationStatementEdge = {
  readonly __typename?: 'MedicationStatementEdge';
  /** The item. */
  readonly node: MedicationStatement;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** The comprehensive report on one subject. Each section is read from its own system and says how complete it is. */
export type PatientReport = {
  readonly __typename?: 'PatientReport';
  /** The subject's id, so that every section can be read at once. */
  readonly id: Scalars['ID']['output'];
  /** Vital signs. */
  readonly vitalSigns?: Maybe<VitalSignSection>;
  /** Laboratory results. */
  readonly labs?: Maybe<LabSection>;
  /** Medication in the hospital's records. */
  readonly medications?: Maybe<MedicationSection>;
};

/** Vital signs. */
export type VitalSignSection = ReportSection & {
  readonly __typename?: 'VitalSignSection';
  /** State, source and age of the section's data. */
  readonly status: SectionStatus;
  /** The records, by date, then sequence number; null when the section is not available. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly results?: Maybe<VitalSignConnection>;
};


/** Vital signs. */
export type VitalSignSectionResultsArgs = {
  filter?: InputMaybe<VitalSignFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Laboratory results. */
export type LabSection = ReportSection & {
  readonly __typename?: 'LabSection';
  /** State, source and age of the section's data. */
  readonly status: SectionStatus;
  /** The records, by date, then sequence number; null when the section is not available. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly results?: Maybe<LabResultConnection>;
};


/** Laboratory results. */
export type LabSectionResultsArgs = {
  filter?: InputMaybe<LabFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Medication in the hospital's records. */
export type MedicationSection = ReportSection & {
  readonly __typename?: 'MedicationSection';
  /** State, source and age of the section's data. */
  readonly status: SectionStatus;
  /** The records, by start, then sequence number; null when the section is not available. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly results?: Maybe<MedicationStatementConnection>;
};


/** Medication in the hospital's records. */
export type MedicationSectionResultsArgs = {
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
  Hospital: Hospital;
  Subject: Subject;
  VitalSign: VitalSign;
  LabResult: LabResult;
  MedicationStatement: MedicationStatement;
  PatientReport: PatientReport;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Hospital:
    ( { __typename: 'Hospital' }
    & GraphQLRecursivePick<FederationTypes['Hospital'], {"id":true}> );
  Subject:
    ( { __typename: 'Subject' }
    & GraphQLRecursivePick<FederationTypes['Subject'], {"id":true}> );
  VitalSign:
    ( { __typename: 'VitalSign' }
    & GraphQLRecursivePick<FederationTypes['VitalSign'], {"id":true}> );
  LabResult:
    ( { __typename: 'LabResult' }
    & GraphQLRecursivePick<FederationTypes['LabResult'], {"id":true}> );
  MedicationStatement:
    ( { __typename: 'MedicationStatement' }
    & GraphQLRecursivePick<FederationTypes['MedicationStatement'], {"id":true}> );
  PatientReport:
    ( { __typename: 'PatientReport' }
    & GraphQLRecursivePick<FederationTypes['PatientReport'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( HospitalRecordParent )
    | ( VitalSignRecord )
    | ( LabResultRecord )
    | ( MedicationStatementRecord )
  ;
  ReportSection:
    | ( VitalSignSectionRecord )
    | ( LabSectionRecord )
    | ( MedicationSectionRecord )
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
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Hospital: ResolverTypeWrapper<HospitalRecordParent>;
  AdapterStatus: ResolverTypeWrapper<AdapterStatus>;
  AdapterTransport: AdapterTransport;
  BreakerState: BreakerState;
  MessageCounts: ResolverTypeWrapper<MessageCounts>;
  OperatorChange: ResolverTypeWrapper<OperatorChange>;
  OperatorAction: OperatorAction;
  DeadLetter: ResolverTypeWrapper<DeadLetterRecord>;
  DeadLetterConnection: ResolverTypeWrapper<DeadLetterConnectionRecord>;
  DeadLetterEdge: ResolverTypeWrapper<Omit<DeadLetterEdge, 'node'> & { node: ResolversTypes['DeadLetter'] }>;
  HospitalRecord: ResolverTypeWrapper<HospitalRecordRecord>;
  Subject: ResolverTypeWrapper<SubjectRecord>;
  VitalSignFilter: VitalSignFilter;
  LabFilter: LabFilter;
  VitalSign: ResolverTypeWrapper<VitalSignRecord>;
  VitalSignCode: VitalSignCode;
  BodyPosition: BodyPosition;
  LabResult: ResolverTypeWrapper<LabResultRecord>;
  LabCategory: LabCategory;
  Interpretation: Interpretation;
  LabStatus: LabStatus;
  MedicationStatement: ResolverTypeWrapper<MedicationStatementRecord>;
  MedicationStatus: MedicationStatus;
  VitalSignConnection: ResolverTypeWrapper<VitalSignConnectionRecord>;
  VitalSignEdge: ResolverTypeWrapper<Omit<VitalSignEdge, 'node'> & { node: ResolversTypes['VitalSign'] }>;
  LabResultConnection: ResolverTypeWrapper<LabResultConnectionRecord>;
  LabResultEdge: ResolverTypeWrapper<Omit<LabResultEdge, 'node'> & { node: ResolversTypes['LabResult'] }>;
  MedicationStatementConnection: ResolverTypeWrapper<MedicationStatementConnectionRecord>;
  MedicationStatementEdge: ResolverTypeWrapper<Omit<MedicationStatementEdge, 'node'> & { node: ResolversTypes['MedicationStatement'] }>;
  PatientReport: ResolverTypeWrapper<PatientReportRecord>;
  VitalSignSection: ResolverTypeWrapper<VitalSignSectionRecord>;
  LabSection: ResolverTypeWrapper<LabSectionRecord>;
  MedicationSection: ResolverTypeWrapper<MedicationSectionRecord>;
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
  Mutation: Record<PropertyKey, never>;
  Hospital: HospitalRecordParent;
  AdapterStatus: AdapterStatus;
  MessageCounts: MessageCounts;
  OperatorChange: OperatorChange;
  DeadLetter: DeadLetterRecord;
  DeadLetterConnection: DeadLetterConnectionRecord;
  DeadLetterEdge: Omit<DeadLetterEdge, 'node'> & { node: ResolversParentTypes['DeadLetter'] };
  HospitalRecord: HospitalRecordRecord;
  Subject: SubjectRecord;
  VitalSignFilter: VitalSignFilter;
  LabFilter: LabFilter;
  VitalSign: VitalSignRecord;
  LabResult: LabResultRecord;
  MedicationStatement: MedicationStatementRecord;
  VitalSignConnection: VitalSignConnectionRecord;
  VitalSignEdge: Omit<VitalSignEdge, 'node'> & { node: ResolversParentTypes['VitalSign'] };
  LabResultConnection: LabResultConnectionRecord;
  LabResultEdge: Omit<LabResultEdge, 'node'> & { node: ResolversParentTypes['LabResult'] };
  MedicationStatementConnection: MedicationStatementConnectionRecord;
  MedicationStatementEdge: Omit<MedicationStatementEdge, 'node'> & { node: ResolversParentTypes['MedicationStatement'] };
  PatientReport: PatientReportRecord;
  VitalSignSection: VitalSignSectionRecord;
  LabSection: LabSectionRecord;
  MedicationSection: MedicationSectionRecord;
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
  __resolveType: TypeResolveFn<'Hospital' | 'VitalSign' | 'LabResult' | 'MedicationStatement', ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'VitalSignSection' | 'LabSection' | 'MedicationSection', ParentType, ContextType>;
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
  hospital?: Resolver<Maybe<ResolversTypes['Hospital']>, ParentType, ContextType, RequireFields<QueryHospitalArgs, 'id'>>;
  hospitals?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Hospital']>>, ParentType, ContextType>;
  deadLetters?: Resolver<Maybe<ResolversTypes['DeadLetterConnection']>, ParentType, ContextType, RequireFields<QueryDeadLettersArgs, 'pendingOnly' | 'first'>>;
  labResult?: Resolver<Maybe<ResolversTypes['LabResult']>, ParentType, ContextType, RequireFields<QueryLabResultArgs, 'id'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  isolateAdapter?: Resolver<Maybe<ResolversTypes['Hospital']>, ParentType, ContextType, RequireFields<MutationIsolateAdapterArgs, 'hospitalId' | 'reason'>>;
  resetAdapter?: Resolver<Maybe<ResolversTypes['Hospital']>, ParentType, ContextType, RequireFields<MutationResetAdapterArgs, 'hospitalId' | 'reason'>>;
  replayDeadLetter?: Resolver<Maybe<ResolversTypes['DeadLetter']>, ParentType, ContextType, RequireFields<MutationReplayDeadLetterArgs, 'id'>>;
};

export type HospitalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Hospital'] = ResolversParentTypes['Hospital'], FederationReferenceType extends FederationReferenceTypes['Hospital'] = FederationReferenceTypes['Hospital']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Hospital']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  adapters?: Resolver<ReadonlyArray<ResolversTypes['AdapterStatus']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdapterStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdapterStatus'] = ResolversParentTypes['AdapterStatus']> = {
  system?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
  transport?: Resolver<ResolversTypes['AdapterTransport'], ParentType, ContextType>;
  charset?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  breaker?: Resolver<ResolversTypes['BreakerState'], ParentType, ContextType>;
  lastSuccessAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastFailureAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  p95Ms?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  queued?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  running?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  staleServed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subjectsKept?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subjectsDue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  messages?: Resolver<Maybe<ResolversTypes['MessageCounts']>, ParentType, ContextType>;
  lastChange?: Resolver<Maybe<ResolversTypes['OperatorChange']>, ParentType, ContextType>;
};

export type MessageCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageCounts'] = ResolversParentTypes['MessageCounts']> = {
  stored?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  repeated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notSubjects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ignored?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deadLetters?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  charsetDisagreements?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OperatorChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperatorChange'] = ResolversParentTypes['OperatorChange']> = {
  action?: Resolver<ResolversTypes['OperatorAction'], ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DeadLetterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadLetter'] = ResolversParentTypes['DeadLetter']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  hospital?: Resolver<ResolversTypes['Hospital'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  controlId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sizeBytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replayedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DeadLetterConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadLetterConnection'] = ResolversParentTypes['DeadLetterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DeadLetterEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DeadLetterEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadLetterEdge'] = ResolversParentTypes['DeadLetterEdge']> = {
  node?: Resolver<ResolversTypes['DeadLetter'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HospitalRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HospitalRecord'] = ResolversParentTypes['HospitalRecord']> = {
  hospital?: Resolver<ResolversTypes['Hospital'], ParentType, ContextType>;
  mrn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject'], FederationReferenceType extends FederationReferenceTypes['Subject'] = FederationReferenceTypes['Subject']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Subject']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  hospitalRecords?: Resolver<Maybe<ReadonlyArray<ResolversTypes['HospitalRecord']>>, ParentType, ContextType>;
  vitalSigns?: Resolver<Maybe<ResolversTypes['VitalSignConnection']>, ParentType, ContextType, RequireFields<SubjectVitalSignsArgs, 'first'>>;
  labResults?: Resolver<Maybe<ResolversTypes['LabResultConnection']>, ParentType, ContextType, RequireFields<SubjectLabResultsArgs, 'first'>>;
  medications?: Resolver<Maybe<ResolversTypes['MedicationStatementConnection']>, ParentType, ContextType, RequireFields<SubjectMedicationsArgs, 'first'>>;
};

export type VitalSignResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VitalSign'] = ResolversParentTypes['VitalSign'], FederationReferenceType extends FederationReferenceTypes['VitalSign'] = FederationReferenceTypes['VitalSign']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['VitalSign']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['VitalSignCode'], ParentType, ContextType>;
  testCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  testName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  loinc?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  original?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  standard?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['BodyPosition']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timePoint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timePointNumber?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  timePointElapsed?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  timePointReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  baseline?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  visitNum?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  visitName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  plannedStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  epoch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  studyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  collectedAt?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  uncoded?: Resolver<ReadonlyArray<ResolversTypes['UncodedValue']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LabResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LabResult'] = ResolversParentTypes['LabResult'], FederationReferenceType extends FederationReferenceTypes['LabResult'] = FederationReferenceTypes['LabResult']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LabResult']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  testCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  testName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  loinc?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['LabCategory']>, ParentType, ContextType>;
  specimen?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  original?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  standard?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  referenceRange?: Resolver<Maybe<ResolversTypes['ReferenceRange']>, ParentType, ContextType>;
  standardRange?: Resolver<Maybe<ResolversTypes['ReferenceRange']>, ParentType, ContextType>;
  reportedFlag?: Resolver<Maybe<ResolversTypes['Interpretation']>, ParentType, ContextType>;
  derivedFlag?: Resolver<Maybe<ResolversTypes['Interpretation']>, ParentType, ContextType>;
  timesUln?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  endpoint?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  baseline?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  resultStatus?: Resolver<ResolversTypes['LabStatus'], ParentType, ContextType>;
  visitNum?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  visitName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  plannedStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  epoch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  studyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  collectedAt?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  uncoded?: Resolver<ReadonlyArray<ResolversTypes['UncodedValue']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MedicationStatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MedicationStatement'] = ResolversParentTypes['MedicationStatement'], FederationReferenceType extends FederationReferenceTypes['MedicationStatement'] = FederationReferenceTypes['MedicationStatement']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['MedicationStatement']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['CodeableConcept']>, ParentType, ContextType>;
  dose?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  frequency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  indication?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MedicationStatus'], ParentType, ContextType>;
  isInvestigational?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  startStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  endStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VitalSignConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VitalSignConnection'] = ResolversParentTypes['VitalSignConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VitalSignEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type VitalSignEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VitalSignEdge'] = ResolversParentTypes['VitalSignEdge']> = {
  node?: Resolver<ResolversTypes['VitalSign'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LabResultConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LabResultConnection'] = ResolversParentTypes['LabResultConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LabResultEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LabResultEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LabResultEdge'] = ResolversParentTypes['LabResultEdge']> = {
  node?: Resolver<ResolversTypes['LabResult'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MedicationStatementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MedicationStatementConnection'] = ResolversParentTypes['MedicationStatementConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MedicationStatementEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MedicationStatementEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MedicationStatementEdge'] = ResolversParentTypes['MedicationStatementEdge']> = {
  node?: Resolver<ResolversTypes['MedicationStatement'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PatientReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PatientReport'] = ResolversParentTypes['PatientReport'], FederationReferenceType extends FederationReferenceTypes['PatientReport'] = FederationReferenceTypes['PatientReport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PatientReport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  vitalSigns?: Resolver<Maybe<ResolversTypes['VitalSignSection']>, ParentType, ContextType>;
  labs?: Resolver<Maybe<ResolversTypes['LabSection']>, ParentType, ContextType>;
  medications?: Resolver<Maybe<ResolversTypes['MedicationSection']>, ParentType, ContextType>;
};

export type VitalSignSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VitalSignSection'] = ResolversParentTypes['VitalSignSection']> = {
  status?: Resolver<ResolversTypes['SectionStatus'], ParentType, ContextType>;
  results?: Resolver<Maybe<ResolversTypes['VitalSignConnection']>, ParentType, ContextType, RequireFields<VitalSignSectionResultsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LabSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LabSection'] = ResolversParentTypes['LabSection']> = {
  status?: Resolver<ResolversTypes['SectionStatus'], ParentType, ContextType>;
  results?: Resolver<Maybe<ResolversTypes['LabResultConnection']>, ParentType, ContextType, RequireFields<LabSectionResultsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MedicationSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MedicationSection'] = ResolversParentTypes['MedicationSection']> = {
  status?: Resolver<ResolversTypes['SectionStatus'], ParentType, ContextType>;
  results?: Resolver<Maybe<ResolversTypes['MedicationStatementConnection']>, ParentType, ContextType, RequireFields<MedicationSectionResultsArgs, 'first'>>;
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
  Mutation?: MutationResolvers<ContextType>;
  Hospital?: HospitalResolvers<ContextType>;
  AdapterStatus?: AdapterStatusResolvers<ContextType>;
  MessageCounts?: MessageCountsResolvers<ContextType>;
  OperatorChange?: OperatorChangeResolvers<ContextType>;
  DeadLetter?: DeadLetterResolvers<ContextType>;
  DeadLetterConnection?: DeadLetterConnectionResolvers<ContextType>;
  DeadLetterEdge?: DeadLetterEdgeResolvers<ContextType>;
  HospitalRecord?: HospitalRecordResolvers<ContextType>;
  Subject?: SubjectResolvers<ContextType>;
  VitalSign?: VitalSignResolvers<ContextType>;
  LabResult?: LabResultResolvers<ContextType>;
  MedicationStatement?: MedicationStatementResolvers<ContextType>;
  VitalSignConnection?: VitalSignConnectionResolvers<ContextType>;
  VitalSignEdge?: VitalSignEdgeResolvers<ContextType>;
  LabResultConnection?: LabResultConnectionResolvers<ContextType>;
  LabResultEdge?: LabResultEdgeResolvers<ContextType>;
  MedicationStatementConnection?: MedicationStatementConnectionResolvers<ContextType>;
  MedicationStatementEdge?: MedicationStatementEdgeResolvers<ContextType>;
  PatientReport?: PatientReportResolvers<ContextType>;
  VitalSignSection?: VitalSignSectionResolvers<ContextType>;
  LabSection?: LabSectionResolvers<ContextType>;
  MedicationSection?: MedicationSectionResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  phi?: PhiDirectiveResolver<any, any, ContextType>;
  unblinding?: UnblindingDirectiveResolver<any, any, ContextType>;
  section?: SectionDirectiveResolver<any, any, ContextType>;
  freshness?: FreshnessDirectiveResolver<any, any, ContextType>;
};
