// Written by schema/codegen.ts from the SDL; never edited.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ArmElementRecord, DispositionEventRecord, EligibilityCriterionRecord, EnrollmentRecord, EnrollmentConnectionRecord, EnrollmentSectionRecord, PatientReportRecord, PlannedVisitRecord, ResearcherRecord, SiteRecord, StudyRecord, StudyArmRecord, StudyConnectionRecord, StudyElementRecord, StudyEpochRecord, StudyParameterRecord, StudyProgressRecord, StudySiteRecord, StudySiteConnectionRecord, SubjectRecord, SubjectElementRecord, SupplementalQualifierRecord } from '../records.ts';
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
  /** One study. Errors: NOT_FOUND when there is none, or none that the caller may see. */
  readonly study?: Maybe<Study>;
  /** The studies that the caller may see, by protocol id. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly studies?: Maybe<StudyConnection>;
};


/** Where every read begins. */
export type QueryStudyArgs = {
  id: Scalars['ID']['input'];
};


/** Where every read begins. */
export type QueryStudiesArgs = {
  filter?: InputMaybe<StudyFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which studies. Conditions that are given must all hold. */
export type StudyFilter = {
  /** In one of these states; in any when absent or empty. */
  readonly status?: InputMaybe<ReadonlyArray<StudyStatus>>;
  /** In one of these phases; in any when absent or empty. */
  readonly phase?: InputMaybe<ReadonlyArray<StudyPhase>>;
  /** With this site taking part (Site.id). */
  readonly siteId?: InputMaybe<Scalars['ID']['input']>;
};

/** Which enrollments. Conditions that are given must all hold. */
export type EnrollmentFilter = {
  /** In one of these states; in any when absent or empty. */
  readonly status?: InputMaybe<ReadonlyArray<SubjectStatus>>;
  /** At this site of the study (StudySite.id). */
  readonly studySiteId?: InputMaybe<Scalars['ID']['input']>;
};

/** A clinical trial: its design and its progress (SDTM TS, TA, TE, TV, TI; USDM Study; FHIR ResearchStudy). */
export type Study = Node & {
  readonly __typename?: 'Study';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** Protocol identifier (STUDYID). */
  readonly protocolId: Scalars['String']['output'];
  /** Numbers in public registries (TS REGID). */
  readonly registryIds: ReadonlyArray<Coding>;
  /** Title (TS TITLE). */
  readonly title: Scalars['String']['output'];
  /** Phase (TS TPHASE); `characteristics` has the text. */
  readonly phase: StudyPhase;
  /** Where the study stands, derived: COMPLETED from its end date on; PLANNED while it has no subject and no start date in the past; ACTIVE_NOT_RECRUITING once the planned number is randomised; otherwise RECRUITING. A partial date counts as the earliest day it can mean. */
  readonly status: StudyStatus;
  /** Who does not know the treatment (TS TBLIND); `characteristics` has the text. */
  readonly blinding: BlindingSchema;
  /** The disease under study (TS INDIC). */
  readonly indication?: Maybe<CodeableConcept>;
  /** Sponsor (TS SPONSOR). */
  readonly sponsor?: Maybe<Scalars['String']['output']>;
  /** Planned number of subjects (TS PLANSUB). */
  readonly plannedSubjects?: Maybe<Scalars['Int']['output']>;
  /** Start of the study (TS SSTDTC). */
  readonly startDate?: Maybe<Scalars['PartialDateTime']['output']>;
  /** End of the study (TS SENDTC). */
  readonly endDate?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Every parameter of the trial summary, by code and sequence (SDTM TS). */
  readonly characteristics: ReadonlyArray<StudyParameter>;
  /** The planned arms, by code (SDTM TA). The list is public; who is in which is not. */
  readonly arms: ReadonlyArray<StudyArm>;
  /** The epochs in their order (TA EPOCH). */
  readonly epochs: ReadonlyArray<StudyEpoch>;
  /** The elements that arms are built of, by code (SDTM TE). */
  readonly elements: ReadonlyArray<StudyElement>;
  /** The planned visits, by visit number (SDTM TV). */
  readonly schedule: ReadonlyArray<PlannedVisit>;
  /** Inclusion and exclusion criteria, by code (SDTM TI). */
  readonly eligibilityCriteria: ReadonlyArray<EligibilityCriterion>;
  /** The sites that take part and that the caller may see, by site number. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly studySites: StudySiteConnection;
  /** The enrolled subjects that the caller may see, by USUBJID. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly enrollment: EnrollmentConnection;
  /** How many subjects are where, counted over all sites of the study, whichever of them the caller may see. */
  readonly progress: StudyProgress;
};


/** A clinical trial: its design and its progress (SDTM TS, TA, TE, TV, TI; USDM Study; FHIR ResearchStudy). */
export type StudyStudySitesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A clinical trial: its design and its progress (SDTM TS, TA, TE, TV, TI; USDM Study; FHIR ResearchStudy). */
export type StudyEnrollmentArgs = {
  filter?: InputMaybe<EnrollmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** One parameter of the trial summary (SDTM TS). */
export type StudyParameter = {
  readonly __typename?: 'StudyParameter';
  /** Sequence number within the parameter (TSSEQ). */
  readonly sequence: Scalars['Int']['output'];
  /** Short name, such as AGEMIN (TSPARMCD). */
  readonly code: Scalars['String']['output'];
  /** Name, such as Planned Minimum Age of Subjects (TSPARM). */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Value (TSVAL); null when `nullFlavor` says why there is none. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** Why there is no value, an ISO 21090 null flavour such as PINF (TSVALNF). */
  readonly nullFlavor?: Maybe<Scalars['String']['output']>;
  /** The value as a code (TSVCDREF, TSVALCD, TSVCDVER); null when it has none. */
  readonly coding?: Maybe<Coding>;
  /** Name of the code system as the source wrote it (TSVCDREF); `coding` has its FHIR URI. */
  readonly codeSystem?: Maybe<Scalars['String']['output']>;
};

/** Phase of a trial (CDISC codelist TPHASE). */
export type StudyPhase =
  /** Early phase 1, formerly phase 0. */
  | 'EARLY_PHASE_1'
  /** Phase I. */
  | 'PHASE_1'
  /** Phase I/II. */
  | 'PHASE_1_2'
  /** Phase II, with IIA and IIB. */
  | 'PHASE_2'
  /** Phase II/III. */
  | 'PHASE_2_3'
  /** Phase III, with IIIA and IIIB. */
  | 'PHASE_3'
  /** Phase IV. */
  | 'PHASE_4'
  /** A study without phases. */
  | 'NOT_APPLICABLE'
  /** Not stated, or a code that is not in this list. */
  | 'UNKNOWN';

/** Where a study stands. */
export type StudyStatus =
  /** Not begun. */
  | 'PLANNED'
  /** Open to new subjects. */
  | 'RECRUITING'
  /** Under way, and closed to new subjects. */
  | 'ACTIVE_NOT_RECRUITING'
  /** Halted for a time. */
  | 'SUSPENDED'
  /** Ended before its plan. */
  | 'TERMINATED'
  /** Ended as planned. */
  | 'COMPLETED';

/** Who does not know which treatment a subject has (CDISC codelist TBLIND). */
export type BlindingSchema =
  /** Everyone knows. */
  | 'OPEN_LABEL'
  /** One party does not know. */
  | 'SINGLE_BLIND'
  /** Subject and investigator do not know. */
  | 'DOUBLE_BLIND'
  /** Subject, investigator and assessor do not know. */
  | 'TRIPLE_BLIND'
  /** Not stated, or a code that is not in this list. */
  | 'UNKNOWN';

/** An arm of a study (SDTM TA; USDM StudyArm). */
export type StudyArm = {
  readonly __typename?: 'StudyArm';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** Code (ARMCD). */
  readonly code: Scalars['String']['output'];
  /** Name (ARM). */
  readonly name: Scalars['String']['output'];
  /** The elements of the arm in their order (SDTM TA); empty for an arm that is none, such as screen failure. */
  readonly elements: ReadonlyArray<ArmElement>;
};

/** One element in the course of an arm (SDTM TA). */
export type ArmElement = {
  readonly __typename?: 'ArmElement';
  /** Order within the arm (TAETORD). */
  readonly order: Scalars['Int']['output'];
  /** Element code (ETCD). */
  readonly code: Scalars['String']['output'];
  /** Element (ELEMENT). */
  readonly element: Scalars['String']['output'];
  /** What decides, at the end of the element, which way a subject goes (TABRANCH). */
  readonly branch?: Maybe<Scalars['String']['output']>;
  /** Rule for going on to another than the next element (TATRANS). */
  readonly transition?: Maybe<Scalars['String']['output']>;
  /** Epoch (EPOCH). */
  readonly epoch: Scalars['String']['output'];
};

/** An element of which arms are built (SDTM TE). */
export type StudyElement = {
  readonly __typename?: 'StudyElement';
  /** Code (ETCD). */
  readonly code: Scalars['String']['output'];
  /** Name (ELEMENT). */
  readonly name: Scalars['String']['output'];
  /** When it starts (TESTRL). */
  readonly startRule?: Maybe<Scalars['String']['output']>;
  /** When it ends (TEENRL). */
  readonly endRule?: Maybe<Scalars['String']['output']>;
  /** How long it is planned to last (TEDUR). */
  readonly duration?: Maybe<Scalars['Duration']['output']>;
};

/** An epoch of a study (TA EPOCH; USDM StudyEpoch). */
export type StudyEpoch = {
  readonly __typename?: 'StudyEpoch';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** Name, such as TREATMENT. */
  readonly name: Scalars['String']['output'];
  /** Place in the course of the study, from 1. */
  readonly order: Scalars['Int']['output'];
};

/** A visit that the protocol plans (SDTM TV; USDM Encounter). */
export type PlannedVisit = {
  readonly __typename?: 'PlannedVisit';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** The study whose protocol plans the visit (Study.id). */
  readonly studyId: Scalars['ID']['output'];
  /** Visit number; decimals stand between two visits (VISITNUM). */
  readonly visitNum: Scalars['Decimal']['output'];
  /** Name (VISIT). */
  readonly name: Scalars['String']['output'];
  /** Planned study day (VISITDY). There is no day 0. */
  readonly plannedStudyDay?: Maybe<Scalars['Int']['output']>;
  /** The arm for which the visit is planned (ARMCD); null when for all. A visit that took place refers to the one for all arms, or else to the only one of its number. */
  readonly armCode?: Maybe<Scalars['String']['output']>;
  /** When it starts (TVSTRL). */
  readonly startRule?: Maybe<Scalars['String']['output']>;
  /** When it ends (TVENRL). */
  readonly endRule?: Maybe<Scalars['String']['output']>;
};

/** What a subject must, or must not, be to enter the study (SDTM TI). */
export type EligibilityCriterion = {
  readonly __typename?: 'EligibilityCriterion';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** Short name, such as INCL01 (IETESTCD). */
  readonly code: Scalars['String']['output'];
  /** Inclusion or exclusion (IECAT). */
  readonly category: EligibilityCategory;
  /** Version of the criteria that it belongs to (TIVERS); null when the source tells none. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** The criterion (IETEST). */
  readonly text: Scalars['String']['output'];
  /** Values of `category` that could not be coded. */
  readonly uncoded: ReadonlyArray<UncodedValue>;
};

/** Category of a criterion (CDISC codelist IECAT). */
export type EligibilityCategory =
  /** A subject must meet it. */
  | 'INCLUSION'
  /** A subject must not meet it. */
  | 'EXCLUSION'
  /** A code that is not in the codelist. */
  | 'OTHER';

/** One site that takes part in one study, and how many subjects it has. */
export type StudySite = Node & {
  readonly __typename?: 'StudySite';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** The site; null when the user registry does not answer for it. */
  readonly site?: Maybe<Site>;
  /** The study. */
  readonly study: Study;
  /** The principal investigator at the site; null when none is known. */
  readonly principalInvestigator?: Maybe<Researcher>;
  /** Where the site stands in the study. */
  readonly status: StudySiteStatus;
  /** Subjects screened, screen failures with them. */
  readonly screened: Scalars['Int']['output'];
  /** Subjects that passed screening. */
  readonly enrolled: Scalars['Int']['output'];
  /** Subjects that completed the study. */
  readonly completed: Scalars['Int']['output'];
  /** Subjects that left the study after screening, for whatever reason, death among them. */
  readonly discontinued: Scalars['Int']['output'];
};

/** Where a site stands in a study. */
export type StudySiteStatus =
  /** Chosen, not yet initiated. */
  | 'PLANNED'
  /** Initiated, with no subject screened yet. */
  | 'INITIATED'
  /** Subjects are under way. */
  | 'OPEN'
  /** Every subject has ended. */
  | 'CLOSED';

/** A place where subjects are seen. */
export type Site = {
  readonly __typename?: 'Site';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
};

/** Someone who works on a study at its sites. */
export type Researcher = {
  readonly __typename?: 'Researcher';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
};

/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type Subject = {
  readonly __typename?: 'Subject';
  /** Opaque, random, and stable over re-imports; not the USUBJID. */
  readonly id: Scalars['ID']['output'];
  /** The subject's part in the study; null when the source has none. */
  readonly enrollment?: Maybe<Enrollment>;
};

/** One subject's part in one study (SDTM DM RF* and ARM*, DS, SE; FHIR ResearchSubject). */
export type Enrollment = Node & {
  readonly __typename?: 'Enrollment';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** The subject; null when the user registry does not answer for it. */
  readonly subject?: Maybe<Subject>;
  /** The study. */
  readonly study: Study;
  /** The site of the study that looks after the subject. */
  readonly studySite: StudySite;
  /** Number given at screening (DM SUBJID). */
  readonly screeningNumber?: Maybe<Scalars['String']['output']>;
  /** Where the subject stands: the first that holds of SCREEN_FAILURE (DSDECOD, or ARMCD SCRNFAIL), COMPLETED (DSDECOD, in another epoch than screening), DECEASED (DSDECOD DEATH), LOST_TO_FOLLOW_UP, WITHDRAWN (DSDECOD WITHDRAWAL BY SUBJECT), DISCONTINUED (any other DISPOSITION EVENT), ON_TREATMENT (RFXSTDTC), RANDOMIZED (DSDECOD, or an arm in ARMCD), and otherwise SCREENING. */
  readonly status: SubjectStatus;
  /** First day of screening: the start of the first element (SE SESTDTC), or else of consent (DM RFICDTC). */
  readonly screenedOn?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Day of randomisation (DS DSSTDTC where DSDECOD is RANDOMIZED); null when the source has no such row. */
  readonly randomizedOn?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Day from which study days count (DM RFSTDTC). */
  readonly referenceStartOn?: Maybe<Scalars['PartialDateTime']['output']>;
  /** End of the reference period (DM RFENDTC). */
  readonly referenceEndOn?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Informed consent (DM RFICDTC). */
  readonly informedConsentOn?: Maybe<Scalars['PartialDateTime']['output']>;
  /** First study treatment (DM RFXSTDTC). */
  readonly firstExposureOn?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Last study treatment (DM RFXENDTC). */
  readonly lastExposureOn?: Maybe<Scalars['PartialDateTime']['output']>;
  /** End of participation (DM RFPENDTC). */
  readonly endOfParticipationOn?: Maybe<Scalars['PartialDateTime']['output']>;
  /** The arm planned (DM ARMCD, ARM); for a subject never assigned, what stands there instead, such as screen failure. */
  readonly plannedArm?: Maybe<StudyArm>;
  /** The arm actually given (DM ACTARMCD, ACTARM); for a subject never treated, what stands there instead. */
  readonly actualArm?: Maybe<StudyArm>;
  /** The elements that the subject went through, by sequence (SDTM SE). */
  readonly elements?: Maybe<ReadonlyArray<SubjectElement>>;
  /** What happened to the subject, by sequence (SDTM DS). */
  readonly disposition: ReadonlyArray<DispositionEvent>;
  /** Values that could not be coded; `disposition` has its own. */
  readonly uncoded: ReadonlyArray<UncodedValue>;
};

/** Where a subject stands in a study. */
export type SubjectStatus =
  /** Being screened. */
  | 'SCREENING'
  /** Did not pass screening. */
  | 'SCREEN_FAILURE'
  /** Passed screening, not yet randomised. */
  | 'ENROLLED'
  /** Randomised, not yet treated. */
  | 'RANDOMIZED'
  /** Under treatment. */
  | 'ON_TREATMENT'
  /** Treatment has ended, follow-up goes on. */
  | 'FOLLOW_UP'
  /** Completed the study. */
  | 'COMPLETED'
  /** Left the study for another reason than those below. */
  | 'DISCONTINUED'
  /** Could not be reached any more. */
  | 'LOST_TO_FOLLOW_UP'
  /** Withdrew from the study. */
  | 'WITHDRAWN'
  /** Died. */
  | 'DECEASED';

/** One element that a subject went through (SDTM SE). */
export type SubjectElement = {
  readonly __typename?: 'SubjectElement';
  /** Sequence number within the subject (SESEQ). */
  readonly sequence: Scalars['Int']['output'];
  /** Element code (ETCD). */
  readonly code: Scalars['String']['output'];
  /** Element (ELEMENT). */
  readonly element?: Maybe<Scalars['String']['output']>;
  /** Description, when the element was not planned (SEUPDES). */
  readonly unplannedDescription?: Maybe<Scalars['String']['output']>;
  /** Epoch (EPOCH). */
  readonly epoch?: Maybe<Scalars['String']['output']>;
  /** Start (SESTDTC). */
  readonly start?: Maybe<Scalars['PartialDateTime']['output']>;
  /** End (SEENDTC). */
  readonly end?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day of the start (SESTDY). There is no day 0. */
  readonly startStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Study day of the end (SEENDY). There is no day 0. */
  readonly endStudyDay?: Maybe<Scalars['Int']['output']>;
};

/** Something that happened to a subject's part in the study (SDTM DS). */
export type DispositionEvent = {
  readonly __typename?: 'DispositionEvent';
  /** Sequence number within the subject (DSSEQ). */
  readonly sequence: Scalars['Int']['output'];
  /** The sponsor's own number of the record (DSSPID). */
  readonly sponsorId?: Maybe<Scalars['String']['output']>;
  /** Category, such as DISPOSITION EVENT (DSCAT). */
  readonly category?: Maybe<Scalars['String']['output']>;
  /** The event as reported (DSTERM). */
  readonly term?: Maybe<Scalars['String']['output']>;
  /** The event, standardised (DSDECOD). */
  readonly decod: DispositionReason;
  /** When it happened (DSSTDTC). */
  readonly at?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day on which it happened (DSSTDY). There is no day 0. */
  readonly studyDay?: Maybe<Scalars['Int']['output']>;
  /** Epoch (EPOCH). */
  readonly epoch?: Maybe<Scalars['String']['output']>;
  /** Visit number (VISITNUM). */
  readonly visitNum?: Maybe<Scalars['Decimal']['output']>;
  /** Visit (VISIT). */
  readonly visitName?: Maybe<Scalars['String']['output']>;
  /** When it was collected (DSDTC). */
  readonly collectedAt?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day of collection (DSDY). There is no day 0. */
  readonly collectedStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Further qualifiers, by name (SDTM SUPPDS). */
  readonly qualifiers: ReadonlyArray<SupplementalQualifier>;
  /** Values of `decod` that could not be coded. */
  readonly uncoded: ReadonlyArray<UncodedValue>;
};

/** A qualifier that has no variable of its own (SDTM SUPP--). */
export type SupplementalQualifier = {
  readonly __typename?: 'SupplementalQualifier';
  /** Name (QNAM). */
  readonly name: Scalars['String']['output'];
  /** Label (QLABEL). */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** Value (QVAL). */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** Where it came from, such as CRF (QORIG). */
  readonly origin?: Maybe<Scalars['String']['output']>;
  /** Who judged it (QEVAL). */
  readonly evaluator?: Maybe<Scalars['String']['output']>;
};

/** What happened to a subject, standardised (CDISC codelist NCOMPLT). */
export type DispositionReason =
  /** Completed. */
  | 'COMPLETED'
  /** Left because of an adverse event. */
  | 'ADVERSE_EVENT'
  /** Died. */
  | 'DEATH'
  /** Left because the treatment did not help. */
  | 'LACK_OF_EFFICACY'
  /** Could not be reached any more. */
  | 'LOST_TO_FOLLOW_UP'
  /** Left by decision of a physician. */
  | 'PHYSICIAN_DECISION'
  /** Left because of a deviation from the protocol. */
  | 'PROTOCOL_DEVIATION'
  /** Was randomised. */
  | 'RANDOMIZED'
  /** Did not pass screening. */
  | 'SCREEN_FAILURE'
  /** Left because the sponsor ended the study, for the subject or for all. */
  | 'STUDY_TERMINATED_BY_SPONSOR'
  /** Left by the subject's own wish. */
  | 'WITHDRAWAL_BY_SUBJECT'
  /** Had the last laboratory visit. */
  | 'FINAL_LAB_VISIT'
  /** Had the last retrieval visit, after treatment ended early. */
  | 'FINAL_RETRIEVAL_VISIT'
  /** A term that is not in this list. */
  | 'OTHER';

/** How many subjects of a study are where. */
export type StudyProgress = {
  readonly __typename?: 'StudyProgress';
  /** Screened, screen failures with them. */
  readonly screened: Scalars['Int']['output'];
  /** Did not pass screening. */
  readonly screenFailed: Scalars['Int']['output'];
  /** Randomised: with a disposition event that says so, or with an arm. */
  readonly randomized: Scalars['Int']['output'];
  /** Under treatment now. */
  readonly onTreatment: Scalars['Int']['output'];
  /** Completed the study. */
  readonly completed: Scalars['Int']['output'];
  /** Left the study after screening, for whatever reason, death among them. */
  readonly discontinued: Scalars['Int']['output'];
  /** Randomised in percent of the planned number, to one decimal; null when none is planned. */
  readonly targetPercent?: Maybe<Scalars['Decimal']['output']>;
  /** When the subjects were counted. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The same by calendar month, from the first month with an event to the last. */
  readonly byMonth: ReadonlyArray<ProgressPoint>;
};

/** What happened in one calendar month. Events whose month the source does not tell are in none. */
export type ProgressPoint = {
  readonly __typename?: 'ProgressPoint';
  /** The month, YYYY-MM. */
  readonly month: Scalars['String']['output'];
  /** Subjects whose screening began. */
  readonly screened: Scalars['Int']['output'];
  /** Subjects randomised; where no such date is known, first treated. */
  readonly randomized: Scalars['Int']['output'];
  /** Subjects that left the study. */
  readonly discontinued: Scalars['Int']['output'];
};

/** A page of studies. */
export type StudyConnection = {
  readonly __typename?: 'StudyConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<StudyEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of studies. */
export type StudyEdge = {
  readonly __typename?: 'StudyEdge';
  /** The item. */
  readonly node: Study;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of sites. */
export type StudySiteConnection = {
  readonly __typename?: 'StudySiteConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<StudySiteEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of sites. */
export type StudySiteEdge = {
  readonly __typename?: 'StudySiteEdge';
  /** The item. */
  readonly node: StudySite;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of enrollments. */
export type EnrollmentConnection = {
  readonly __typename?: 'EnrollmentConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<EnrollmentEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of enrollments. */
export type EnrollmentEdge = {
  readonly __typename?: 'EnrollmentEdge';
  /** The item. */
  readonly node: Enrollment;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** The comprehensive report on one subject. Each section is read from its own system and says how complete it is. */
export type PatientReport = {
  readonly __typename?: 'PatientReport';
  /** The subject's id, so that every section can be read at once. */
  readonly id: Scalars['ID']['output'];
  /** The subject's part in the study. */
  readonly enrollment?: Maybe<EnrollmentSection>;
};

/** The subject's part in the study. */
export type EnrollmentSection = ReportSection & {
  readonly __typename?: 'EnrollmentSection';
  /** State, source and age of the section's data. */
  readonly status: SectionStatus;
  /** The enrollment; null when there is none or the section is not available. */
  readonly enrollment?: Maybe<Enrollment>;
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
  Study: Study;
  PlannedVisit: PlannedVisit;
  StudySite: StudySite;
  Subject: Subject;
  Enrollment: Enrollment;
  PatientReport: PatientReport;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Study:
    ( { __typename: 'Study' }
    & ( GraphQLRecursivePick<FederationTypes['Study'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Study'], {"protocolId":true}> ) );
  PlannedVisit:
    ( { __typename: 'PlannedVisit' }
    & ( GraphQLRecursivePick<FederationTypes['PlannedVisit'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['PlannedVisit'], {"studyId":true,"visitNum":true}> ) );
  StudySite:
    ( { __typename: 'StudySite' }
    & GraphQLRecursivePick<FederationTypes['StudySite'], {"id":true}> );
  Subject:
    ( { __typename: 'Subject' }
    & GraphQLRecursivePick<FederationTypes['Subject'], {"id":true}> );
  Enrollment:
    ( { __typename: 'Enrollment' }
    & GraphQLRecursivePick<FederationTypes['Enrollment'], {"id":true}> );
  PatientReport:
    ( { __typename: 'PatientReport' }
    & GraphQLRecursivePick<FederationTypes['PatientReport'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( StudyRecord )
    | ( StudySiteRecord )
    | ( EnrollmentRecord )
  ;
  ReportSection: ( EnrollmentSectionRecord );
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
  StudyFilter: StudyFilter;
  EnrollmentFilter: EnrollmentFilter;
  Study: ResolverTypeWrapper<StudyRecord>;
  StudyParameter: ResolverTypeWrapper<StudyParameterRecord>;
  StudyPhase: StudyPhase;
  StudyStatus: StudyStatus;
  BlindingSchema: BlindingSchema;
  StudyArm: ResolverTypeWrapper<StudyArmRecord>;
  ArmElement: ResolverTypeWrapper<ArmElementRecord>;
  StudyElement: ResolverTypeWrapper<StudyElementRecord>;
  StudyEpoch: ResolverTypeWrapper<StudyEpochRecord>;
  PlannedVisit: ResolverTypeWrapper<PlannedVisitRecord>;
  EligibilityCriterion: ResolverTypeWrapper<EligibilityCriterionRecord>;
  EligibilityCategory: EligibilityCategory;
  StudySite: ResolverTypeWrapper<StudySiteRecord>;
  StudySiteStatus: StudySiteStatus;
  Site: ResolverTypeWrapper<SiteRecord>;
  Researcher: ResolverTypeWrapper<ResearcherRecord>;
  Subject: ResolverTypeWrapper<SubjectRecord>;
  Enrollment: ResolverTypeWrapper<EnrollmentRecord>;
  SubjectStatus: SubjectStatus;
  SubjectElement: ResolverTypeWrapper<SubjectElementRecord>;
  DispositionEvent: ResolverTypeWrapper<DispositionEventRecord>;
  SupplementalQualifier: ResolverTypeWrapper<SupplementalQualifierRecord>;
  DispositionReason: DispositionReason;
  StudyProgress: ResolverTypeWrapper<StudyProgressRecord>;
  ProgressPoint: ResolverTypeWrapper<ProgressPoint>;
  StudyConnection: ResolverTypeWrapper<StudyConnectionRecord>;
  StudyEdge: ResolverTypeWrapper<Omit<StudyEdge, 'node'> & { node: ResolversTypes['Study'] }>;
  StudySiteConnection: ResolverTypeWrapper<StudySiteConnectionRecord>;
  StudySiteEdge: ResolverTypeWrapper<Omit<StudySiteEdge, 'node'> & { node: ResolversTypes['StudySite'] }>;
  EnrollmentConnection: ResolverTypeWrapper<EnrollmentConnectionRecord>;
  EnrollmentEdge: ResolverTypeWrapper<Omit<EnrollmentEdge, 'node'> & { node: ResolversTypes['Enrollment'] }>;
  PatientReport: ResolverTypeWrapper<PatientReportRecord>;
  EnrollmentSection: ResolverTypeWrapper<EnrollmentSectionRecord>;
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
  StudyFilter: StudyFilter;
  EnrollmentFilter: EnrollmentFilter;
  Study: StudyRecord;
  StudyParameter: StudyParameterRecord;
  StudyArm: StudyArmRecord;
  ArmElement: ArmElementRecord;
  StudyElement: StudyElementRecord;
  StudyEpoch: StudyEpochRecord;
  PlannedVisit: PlannedVisitRecord;
  EligibilityCriterion: EligibilityCriterionRecord;
  StudySite: StudySiteRecord;
  Site: SiteRecord;
  Researcher: ResearcherRecord;
  Subject: SubjectRecord;
  Enrollment: EnrollmentRecord;
  SubjectElement: SubjectElementRecord;
  DispositionEvent: DispositionEventRecord;
  SupplementalQualifier: SupplementalQualifierRecord;
  StudyProgress: StudyProgressRecord;
  ProgressPoint: ProgressPoint;
  StudyConnection: StudyConnectionRecord;
  StudyEdge: Omit<StudyEdge, 'node'> & { node: ResolversParentTypes['Study'] };
  StudySiteConnection: StudySiteConnectionRecord;
  StudySiteEdge: Omit<StudySiteEdge, 'node'> & { node: ResolversParentTypes['StudySite'] };
  EnrollmentConnection: EnrollmentConnectionRecord;
  EnrollmentEdge: Omit<EnrollmentEdge, 'node'> & { node: ResolversParentTypes['Enrollment'] };
  PatientReport: PatientReportRecord;
  EnrollmentSection: EnrollmentSectionRecord;
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
  __resolveType: TypeResolveFn<'Study' | 'StudySite' | 'Enrollment', ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'EnrollmentSection', ParentType, ContextType>;
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
  study?: Resolver<Maybe<ResolversTypes['Study']>, ParentType, ContextType, RequireFields<QueryStudyArgs, 'id'>>;
  studies?: Resolver<Maybe<ResolversTypes['StudyConnection']>, ParentType, ContextType, RequireFields<QueryStudiesArgs, 'first'>>;
};

export type StudyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Study'] = ResolversParentTypes['Study'], FederationReferenceType extends FederationReferenceTypes['Study'] = FederationReferenceTypes['Study']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Study']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  protocolId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  registryIds?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['StudyPhase'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StudyStatus'], ParentType, ContextType>;
  blinding?: Resolver<ResolversTypes['BlindingSchema'], ParentType, ContextType>;
  indication?: Resolver<Maybe<ResolversTypes['CodeableConcept']>, ParentType, ContextType>;
  sponsor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  plannedSubjects?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  startDate?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  characteristics?: Resolver<ReadonlyArray<ResolversTypes['StudyParameter']>, ParentType, ContextType>;
  arms?: Resolver<ReadonlyArray<ResolversTypes['StudyArm']>, ParentType, ContextType>;
  epochs?: Resolver<ReadonlyArray<ResolversTypes['StudyEpoch']>, ParentType, ContextType>;
  elements?: Resolver<ReadonlyArray<ResolversTypes['StudyElement']>, ParentType, ContextType>;
  schedule?: Resolver<ReadonlyArray<ResolversTypes['PlannedVisit']>, ParentType, ContextType>;
  eligibilityCriteria?: Resolver<ReadonlyArray<ResolversTypes['EligibilityCriterion']>, ParentType, ContextType>;
  studySites?: Resolver<ResolversTypes['StudySiteConnection'], ParentType, ContextType, RequireFields<StudyStudySitesArgs, 'first'>>;
  enrollment?: Resolver<ResolversTypes['EnrollmentConnection'], ParentType, ContextType, RequireFields<StudyEnrollmentArgs, 'first'>>;
  progress?: Resolver<ResolversTypes['StudyProgress'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StudyParameterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StudyParameter'] = ResolversParentTypes['StudyParameter']> = {
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nullFlavor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  coding?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  codeSystem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StudyArmResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StudyArm'] = ResolversParentTypes['StudyArm']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  elements?: Resolver<ReadonlyArray<ResolversTypes['ArmElement']>, ParentType, ContextType>;
};

export type ArmElementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArmElement'] = ResolversParentTypes['ArmElement']> = {
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  element?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  branch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  transition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  epoch?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StudyElementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StudyElement'] = ResolversParentTypes['StudyElement']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startRule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endRule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  duration?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
};

export type StudyEpochResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StudyEpoch'] = ResolversParentTypes['StudyEpoch']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PlannedVisitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlannedVisit'] = ResolversParentTypes['PlannedVisit'], FederationReferenceType extends FederationReferenceTypes['PlannedVisit'] = FederationReferenceTypes['PlannedVisit']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PlannedVisit']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  studyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  visitNum?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  plannedStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  armCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startRule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endRule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EligibilityCriterionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EligibilityCriterion'] = ResolversParentTypes['EligibilityCriterion']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['EligibilityCategory'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uncoded?: Resolver<ReadonlyArray<ResolversTypes['UncodedValue']>, ParentType, ContextType>;
};

export type StudySiteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StudySite'] = ResolversParentTypes['StudySite'], FederationReferenceType extends FederationReferenceTypes['StudySite'] = FederationReferenceTypes['StudySite']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['StudySite']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  study?: Resolver<ResolversTypes['Study'], ParentType, ContextType>;
  principalInvestigator?: Resolver<Maybe<ResolversTypes['Researcher']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StudySiteStatus'], ParentType, ContextType>;
  screened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  enrolled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  discontinued?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SiteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Site'] = ResolversParentTypes['Site']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ResearcherResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Researcher'] = ResolversParentTypes['Researcher']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject'], FederationReferenceType extends FederationReferenceTypes['Subject'] = FederationReferenceTypes['Subject']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Subject']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  enrollment?: Resolver<Maybe<ResolversTypes['Enrollment']>, ParentType, ContextType>;
};

export type EnrollmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Enrollment'] = ResolversParentTypes['Enrollment'], FederationReferenceType extends FederationReferenceTypes['Enrollment'] = FederationReferenceTypes['Enrollment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Enrollment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  study?: Resolver<ResolversTypes['Study'], ParentType, ContextType>;
  studySite?: Resolver<ResolversTypes['StudySite'], ParentType, ContextType>;
  screeningNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SubjectStatus'], ParentType, ContextType>;
  screenedOn?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  randomizedOn?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  referenceStartOn?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  referenceEndOn?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  informedConsentOn?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  firstExposureOn?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  lastExposureOn?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  endOfParticipationOn?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  plannedArm?: Resolver<Maybe<ResolversTypes['StudyArm']>, ParentType, ContextType>;
  actualArm?: Resolver<Maybe<ResolversTypes['StudyArm']>, ParentType, ContextType>;
  elements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SubjectElement']>>, ParentType, ContextType>;
  disposition?: Resolver<ReadonlyArray<ResolversTypes['DispositionEvent']>, ParentType, ContextType>;
  uncoded?: Resolver<ReadonlyArray<ResolversTypes['UncodedValue']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubjectElementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubjectElement'] = ResolversParentTypes['SubjectElement']> = {
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  element?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unplannedDescription?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  epoch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  startStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  endStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DispositionEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DispositionEvent'] = ResolversParentTypes['DispositionEvent']> = {
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sponsorId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  term?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decod?: Resolver<ResolversTypes['DispositionReason'], ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  studyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  epoch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  visitNum?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  visitName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  collectedAt?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  collectedStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  qualifiers?: Resolver<ReadonlyArray<ResolversTypes['SupplementalQualifier']>, ParentType, ContextType>;
  uncoded?: Resolver<ReadonlyArray<ResolversTypes['UncodedValue']>, ParentType, ContextType>;
};

export type SupplementalQualifierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupplementalQualifier'] = ResolversParentTypes['SupplementalQualifier']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  evaluator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StudyProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StudyProgress'] = ResolversParentTypes['StudyProgress']> = {
  screened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  screenFailed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  randomized?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onTreatment?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  discontinued?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  targetPercent?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  byMonth?: Resolver<ReadonlyArray<ResolversTypes['ProgressPoint']>, ParentType, ContextType>;
};

export type ProgressPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProgressPoint'] = ResolversParentTypes['ProgressPoint']> = {
  month?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  screened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  randomized?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  discontinued?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StudyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StudyConnection'] = ResolversParentTypes['StudyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StudyEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type StudyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StudyEdge'] = ResolversParentTypes['StudyEdge']> = {
  node?: Resolver<ResolversTypes['Study'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StudySiteConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StudySiteConnection'] = ResolversParentTypes['StudySiteConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StudySiteEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type StudySiteEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StudySiteEdge'] = ResolversParentTypes['StudySiteEdge']> = {
  node?: Resolver<ResolversTypes['StudySite'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EnrollmentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnrollmentConnection'] = ResolversParentTypes['EnrollmentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EnrollmentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type EnrollmentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnrollmentEdge'] = ResolversParentTypes['EnrollmentEdge']> = {
  node?: Resolver<ResolversTypes['Enrollment'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PatientReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PatientReport'] = ResolversParentTypes['PatientReport'], FederationReferenceType extends FederationReferenceTypes['PatientReport'] = FederationReferenceTypes['PatientReport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PatientReport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  enrollment?: Resolver<Maybe<ResolversTypes['EnrollmentSection']>, ParentType, ContextType>;
};

export type EnrollmentSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnrollmentSection'] = ResolversParentTypes['EnrollmentSection']> = {
  status?: Resolver<ResolversTypes['SectionStatus'], ParentType, ContextType>;
  enrollment?: Resolver<Maybe<ResolversTypes['Enrollment']>, ParentType, ContextType>;
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
  Study?: StudyResolvers<ContextType>;
  StudyParameter?: StudyParameterResolvers<ContextType>;
  StudyArm?: StudyArmResolvers<ContextType>;
  ArmElement?: ArmElementResolvers<ContextType>;
  StudyElement?: StudyElementResolvers<ContextType>;
  StudyEpoch?: StudyEpochResolvers<ContextType>;
  PlannedVisit?: PlannedVisitResolvers<ContextType>;
  EligibilityCriterion?: EligibilityCriterionResolvers<ContextType>;
  StudySite?: StudySiteResolvers<ContextType>;
  Site?: SiteResolvers<ContextType>;
  Researcher?: ResearcherResolvers<ContextType>;
  Subject?: SubjectResolvers<ContextType>;
  Enrollment?: EnrollmentResolvers<ContextType>;
  SubjectElement?: SubjectElementResolvers<ContextType>;
  DispositionEvent?: DispositionEventResolvers<ContextType>;
  SupplementalQualifier?: SupplementalQualifierResolvers<ContextType>;
  StudyProgress?: StudyProgressResolvers<ContextType>;
  ProgressPoint?: ProgressPointResolvers<ContextType>;
  StudyConnection?: StudyConnectionResolvers<ContextType>;
  StudyEdge?: StudyEdgeResolvers<ContextType>;
  StudySiteConnection?: StudySiteConnectionResolvers<ContextType>;
  StudySiteEdge?: StudySiteEdgeResolvers<ContextType>;
  EnrollmentConnection?: EnrollmentConnectionResolvers<ContextType>;
  EnrollmentEdge?: EnrollmentEdgeResolvers<ContextType>;
  PatientReport?: PatientReportResolvers<ContextType>;
  EnrollmentSection?: EnrollmentSectionResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  phi?: PhiDirectiveResolver<any, any, ContextType>;
  unblinding?: UnblindingDirectiveResolver<any, any, ContextType>;
  section?: SectionDirectiveResolver<any, any, ContextType>;
  freshness?: FreshnessDirectiveResolver<any, any, ContextType>;
};
