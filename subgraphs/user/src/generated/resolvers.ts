// Written by schema/codegen.ts from the SDL; never edited.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AnalysisPopulationRecord, DemographicsSectionRecord, PatientReportRecord, PersonRecord, ResearcherRecord, SiteRecord, SiteConnectionRecord, SubjectRecord, SubjectCharacteristicRecord, SubjectConnectionRecord, ViewerRecord } from '../records.ts';
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
  /** The caller. Null only when the user registry cannot be reached. */
  readonly me?: Maybe<Viewer>;
  /** One subject. Errors: NOT_FOUND when there is none, or none that the caller may see. */
  readonly subject?: Maybe<Subject>;
  /** One subject by its unique subject identifier. Errors: NOT_FOUND when there is none, or none that the caller may see. */
  readonly subjectByUsubjid?: Maybe<Subject>;
  /** The subjects that the caller may see, by USUBJID. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly subjects?: Maybe<SubjectConnection>;
  /** One researcher. Errors: NOT_FOUND when there is none, or none that the caller may see. */
  readonly researcher?: Maybe<Researcher>;
  /** One site. Errors: NOT_FOUND when there is none, or none that the caller may see. */
  readonly site?: Maybe<Site>;
  /** The sites that the caller may see, by site number. Errors: BAD_USER_INPUT for `first` outside 1 to 500; BAD_CURSOR for an `after` that is no cursor of this list. */
  readonly sites?: Maybe<SiteConnection>;
};


/** Where every read begins. */
export type QuerySubjectArgs = {
  id: Scalars['ID']['input'];
};


/** Where every read begins. */
export type QuerySubjectByUsubjidArgs = {
  usubjid: Scalars['String']['input'];
};


/** Where every read begins. */
export type QuerySubjectsArgs = {
  filter?: InputMaybe<SubjectFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Where every read begins. */
export type QueryResearcherArgs = {
  id: Scalars['ID']['input'];
};


/** Where every read begins. */
export type QuerySiteArgs = {
  id: Scalars['ID']['input'];
};


/** Where every read begins. */
export type QuerySitesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which subjects. Conditions that are given must all hold. */
export type SubjectFilter = {
  /** Subjects of this study (Study.id). */
  readonly studyId?: InputMaybe<Scalars['ID']['input']>;
  /** Subjects of this site (Site.id). */
  readonly siteId?: InputMaybe<Scalars['ID']['input']>;
  /** Prefix of the USUBJID or of the subject number, case-insensitive. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
};

/** The caller, as the token says. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** The token's subject claim. */
  readonly id: Scalars['ID']['output'];
  /** What the caller is in the trial; it decides which rows and fields are visible. */
  readonly role: Role;
  /** The caller as a researcher of a site; null for other roles. */
  readonly researcher?: Maybe<Researcher>;
  /** The caller as a subject; null unless the role is PATIENT. */
  readonly subject?: Maybe<Subject>;
};

/** What a caller is in a trial. */
export type Role =
  /** A subject of the study; sees the own record. */
  | 'PATIENT'
  /** Clinical research coordinator; sees the subjects of the own site. */
  | 'CRC'
  /** Principal investigator; sees the subjects of the own site. */
  | 'PRINCIPAL_INVESTIGATOR'
  /** Monitor; sees the subjects of the sites monitored. */
  | 'MONITOR'
  /** Researcher of the sponsor; sees every subject of the own studies. */
  | 'RESEARCHER'
  /** Data analyst; sees every subject of the own studies. */
  | 'ANALYST'
  /** Statistician who may know the treatment; sees every subject of the own studies. */
  | 'UNBLINDED_STATISTICIAN'
  /** Physician who watches over safety; sees every subject of the own studies. */
  | 'SAFETY_PHYSICIAN'
  /** An outside partner; sees studies and sites, and no subject. */
  | 'PARTNER'
  /** Auditor; sees every subject of the own studies. */
  | 'AUDITOR'
  /** Operator of the system; sees studies and sites, and no subject. */
  | 'ADMIN';

/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type Subject = Node & {
  readonly __typename?: 'Subject';
  /** Opaque, random, and stable over re-imports; not the USUBJID. */
  readonly id: Scalars['ID']['output'];
  /** Unique subject identifier (DM USUBJID). */
  readonly usubjid: Scalars['String']['output'];
  /** Subject identifier within the study (DM SUBJID). */
  readonly subjectNumber?: Maybe<Scalars['String']['output']>;
  /** The site that looks after the subject (DM SITEID). */
  readonly site: Site;
  /** Direct identifiers; null for roles that may never see them. */
  readonly person?: Maybe<Person>;
  /** Sex (DM SEX). */
  readonly sex: Sex;
  /** Age at the reference start, in `ageUnit` (DM AGE). */
  readonly age?: Maybe<Scalars['Int']['output']>;
  /** Unit of `age` (DM AGEU). */
  readonly ageUnit?: Maybe<AgeUnit>;
  /** Race (DM RACE). */
  readonly race?: Maybe<CodeableConcept>;
  /** Ethnicity (DM ETHNIC). */
  readonly ethnicity?: Maybe<CodeableConcept>;
  /** Country, ISO 3166-1 alpha-3 (DM COUNTRY). */
  readonly country?: Maybe<Scalars['String']['output']>;
  /** The subject has died (DM DTHFL); null when the source says nothing. */
  readonly deceased?: Maybe<Scalars['Boolean']['output']>;
  /** Date of death (DM DTHDTC). */
  readonly deathDate?: Maybe<Scalars['PartialDateTime']['output']>;
  /** When the demographics were collected (DM DMDTC). */
  readonly collectedAt?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day on which the demographics were collected (DM DMDY). There is no day 0. */
  readonly collectedStudyDay?: Maybe<Scalars['Int']['output']>;
  /** Other characteristics, by sequence (SDTM SC). */
  readonly characteristics: ReadonlyArray<SubjectCharacteristic>;
  /** The analysis populations that the source states a flag for, by code (SDTM SUPPDM). */
  readonly populations: ReadonlyArray<AnalysisPopulation>;
  /** Values of `sex` and `ageUnit` that could not be coded. */
  readonly uncoded: ReadonlyArray<UncodedValue>;
};

/** One characteristic of a subject (SDTM SC). */
export type SubjectCharacteristic = {
  readonly __typename?: 'SubjectCharacteristic';
  /** Sequence number within the subject (SCSEQ). */
  readonly sequence: Scalars['Int']['output'];
  /** Short name, such as EDULEVEL (SCTESTCD). */
  readonly code: Scalars['String']['output'];
  /** Name, such as Level of Education Attained (SCTEST). */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Category (SCCAT). */
  readonly category?: Maybe<Scalars['String']['output']>;
  /** Result in standard form (SCSTRESC); a number is written as SCSTRESN has it. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** Unit of `value` (SCSTRESU). */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** Result as collected (SCORRES, SCORRESU). */
  readonly original: Quantity;
  /** When it was collected (SCDTC). */
  readonly collectedAt?: Maybe<Scalars['PartialDateTime']['output']>;
  /** Study day of collection (SCDY). There is no day 0. */
  readonly studyDay?: Maybe<Scalars['Int']['output']>;
};

/** Whether a subject belongs to one analysis population (SDTM SUPPDM). */
export type AnalysisPopulation = {
  readonly __typename?: 'AnalysisPopulation';
  /** Code, such as ITT, SAFETY, EFFICACY (QNAM). */
  readonly code: Scalars['String']['output'];
  /** Name, such as Intent to Treat Population Flag (QLABEL). */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The subject belongs to it (QVAL is Y). */
  readonly member: Scalars['Boolean']['output'];
};

/** Sex (CDISC codelist SEX). */
export type Sex =
  /** Male. */
  | 'M'
  /** Female. */
  | 'F'
  /** Unknown, or a code that is not in the codelist. */
  | 'U'
  /** Undifferentiated. */
  | 'UNDIFFERENTIATED';

/** Unit of an age (CDISC codelist AGEU). */
export type AgeUnit =
  /** Years. */
  | 'YEARS'
  /** Months. */
  | 'MONTHS'
  /** Weeks. */
  | 'WEEKS'
  /** Days. */
  | 'DAYS'
  /** A unit that is not in this list. */
  | 'UNKNOWN';

/** Direct identifiers of a subject. */
export type Person = {
  readonly __typename?: 'Person';
  /** The identity was generated and belongs to nobody: trial data carry no names, so those shown over them are made from a seed. */
  readonly synthetic: Scalars['Boolean']['output'];
  /** Family name. */
  readonly familyName?: Maybe<Scalars['String']['output']>;
  /** Given name. */
  readonly givenName?: Maybe<Scalars['String']['output']>;
  /** The name in the order in which the person's culture writes it. */
  readonly fullName?: Maybe<Scalars['String']['output']>;
  /** Date of birth. */
  readonly birthDate?: Maybe<Scalars['Date']['output']>;
  /** National identity number. */
  readonly nationalId?: Maybe<Scalars['String']['output']>;
  /** Telephone number. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** E-mail address. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** Postal address. */
  readonly address?: Maybe<Address>;
};

/** A postal address. */
export type Address = {
  readonly __typename?: 'Address';
  /** Street and number. */
  readonly line?: Maybe<Scalars['String']['output']>;
  /** City. */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** District or county. */
  readonly district?: Maybe<Scalars['String']['output']>;
  /** State or province. */
  readonly province?: Maybe<Scalars['String']['output']>;
  /** Postal code. */
  readonly postalCode?: Maybe<Scalars['String']['output']>;
  /** Country, ISO 3166-1 alpha-3. */
  readonly country?: Maybe<Scalars['String']['output']>;
};

/** Someone who works on a study at its sites. */
export type Researcher = Node & {
  readonly __typename?: 'Researcher';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** Name as shown to colleagues. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** What the researcher is in the trial. */
  readonly role: Role;
  /** E-mail address at work. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** The sites where the researcher works, by site number. */
  readonly sites: ReadonlyArray<Site>;
};

/** A place where subjects are seen. */
export type Site = Node & {
  readonly __typename?: 'Site';
  /** Opaque, random, and stable over re-imports. */
  readonly id: Scalars['ID']['output'];
  /** Site number (DM SITEID), such as 701. */
  readonly siteId: Scalars['String']['output'];
  /** Name of the site. */
  readonly name: Scalars['String']['output'];
  /** Country, ISO 3166-1 alpha-3; null when the source does not say. */
  readonly country?: Maybe<Scalars['String']['output']>;
  /** City. */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** The researchers who work here. */
  readonly researchers: ReadonlyArray<Researcher>;
};

/** A page of subjects. */
export type SubjectConnection = {
  readonly __typename?: 'SubjectConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<SubjectEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of subjects. */
export type SubjectEdge = {
  readonly __typename?: 'SubjectEdge';
  /** The item. */
  readonly node: Subject;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of sites. */
export type SiteConnection = {
  readonly __typename?: 'SiteConnection';
  /** The items of this page. */
  readonly edges: ReadonlyArray<SiteEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One item of a page of sites. */
export type SiteEdge = {
  readonly __typename?: 'SiteEdge';
  /** The item. */
  readonly node: Site;
  /** Where the item stands in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** The comprehensive report on one subject. Each section is read from its own system and says how complete it is. */
export type PatientReport = {
  readonly __typename?: 'PatientReport';
  /** The subject's id, so that every section can be read at once. */
  readonly id: Scalars['ID']['output'];
  /** Who the subject is. */
  readonly demographics?: Maybe<DemographicsSection>;
};

/** Who the subject is. */
export type DemographicsSection = ReportSection & {
  readonly __typename?: 'DemographicsSection';
  /** State, source and age of the section's data. */
  readonly status: SectionStatus;
  /** The subject; null when the section is not available. */
  readonly subject?: Maybe<Subject>;
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
  Researcher: Researcher;
  Site: Site;
  PatientReport: PatientReport;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Subject:
    ( { __typename: 'Subject' }
    & GraphQLRecursivePick<FederationTypes['Subject'], {"id":true}> );
  Researcher:
    ( { __typename: 'Researcher' }
    & GraphQLRecursivePick<FederationTypes['Researcher'], {"id":true}> );
  Site:
    ( { __typename: 'Site' }
    & GraphQLRecursivePick<FederationTypes['Site'], {"id":true}> );
  PatientReport:
    ( { __typename: 'PatientReport' }
    & GraphQLRecursivePick<FederationTypes['PatientReport'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( SubjectRecord )
    | ( ResearcherRecord )
    | ( SiteRecord )
  ;
  ReportSection: ( DemographicsSectionRecord );
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
  SubjectFilter: SubjectFilter;
  Viewer: ResolverTypeWrapper<ViewerRecord>;
  Role: Role;
  Subject: ResolverTypeWrapper<SubjectRecord>;
  SubjectCharacteristic: ResolverTypeWrapper<SubjectCharacteristicRecord>;
  AnalysisPopulation: ResolverTypeWrapper<AnalysisPopulationRecord>;
  Sex: Sex;
  AgeUnit: AgeUnit;
  Person: ResolverTypeWrapper<PersonRecord>;
  Address: ResolverTypeWrapper<Address>;
  Researcher: ResolverTypeWrapper<ResearcherRecord>;
  Site: ResolverTypeWrapper<SiteRecord>;
  SubjectConnection: ResolverTypeWrapper<SubjectConnectionRecord>;
  SubjectEdge: ResolverTypeWrapper<Omit<SubjectEdge, 'node'> & { node: ResolversTypes['Subject'] }>;
  SiteConnection: ResolverTypeWrapper<SiteConnectionRecord>;
  SiteEdge: ResolverTypeWrapper<Omit<SiteEdge, 'node'> & { node: ResolversTypes['Site'] }>;
  PatientReport: ResolverTypeWrapper<PatientReportRecord>;
  DemographicsSection: ResolverTypeWrapper<DemographicsSectionRecord>;
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
  SubjectFilter: SubjectFilter;
  Viewer: ViewerRecord;
  Subject: SubjectRecord;
  SubjectCharacteristic: SubjectCharacteristicRecord;
  AnalysisPopulation: AnalysisPopulationRecord;
  Person: PersonRecord;
  Address: Address;
  Researcher: ResearcherRecord;
  Site: SiteRecord;
  SubjectConnection: SubjectConnectionRecord;
  SubjectEdge: Omit<SubjectEdge, 'node'> & { node: ResolversParentTypes['Subject'] };
  SiteConnection: SiteConnectionRecord;
  SiteEdge: Omit<SiteEdge, 'node'> & { node: ResolversParentTypes['Site'] };
  PatientReport: PatientReportRecord;
  DemographicsSection: DemographicsSectionRecord;
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
  __resolveType: TypeResolveFn<'Subject' | 'Researcher' | 'Site', ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'DemographicsSection', ParentType, ContextType>;
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
  me?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType, RequireFields<QuerySubjectArgs, 'id'>>;
  subjectByUsubjid?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType, RequireFields<QuerySubjectByUsubjidArgs, 'usubjid'>>;
  subjects?: Resolver<Maybe<ResolversTypes['SubjectConnection']>, ParentType, ContextType, RequireFields<QuerySubjectsArgs, 'first'>>;
  researcher?: Resolver<Maybe<ResolversTypes['Researcher']>, ParentType, ContextType, RequireFields<QueryResearcherArgs, 'id'>>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType, RequireFields<QuerySiteArgs, 'id'>>;
  sites?: Resolver<Maybe<ResolversTypes['SiteConnection']>, ParentType, ContextType, RequireFields<QuerySitesArgs, 'first'>>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  researcher?: Resolver<Maybe<ResolversTypes['Researcher']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
};

export type SubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject'], FederationReferenceType extends FederationReferenceTypes['Subject'] = FederationReferenceTypes['Subject']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Subject']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  usubjid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subjectNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  site?: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  sex?: Resolver<ResolversTypes['Sex'], ParentType, ContextType>;
  age?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ageUnit?: Resolver<Maybe<ResolversTypes['AgeUnit']>, ParentType, ContextType>;
  race?: Resolver<Maybe<ResolversTypes['CodeableConcept']>, ParentType, ContextType>;
  ethnicity?: Resolver<Maybe<ResolversTypes['CodeableConcept']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deceased?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  deathDate?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  collectedAt?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  collectedStudyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  characteristics?: Resolver<ReadonlyArray<ResolversTypes['SubjectCharacteristic']>, ParentType, ContextType>;
  populations?: Resolver<ReadonlyArray<ResolversTypes['AnalysisPopulation']>, ParentType, ContextType>;
  uncoded?: Resolver<ReadonlyArray<ResolversTypes['UncodedValue']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubjectCharacteristicResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubjectCharacteristic'] = ResolversParentTypes['SubjectCharacteristic']> = {
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  original?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  collectedAt?: Resolver<Maybe<ResolversTypes['PartialDateTime']>, ParentType, ContextType>;
  studyDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AnalysisPopulationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnalysisPopulation'] = ResolversParentTypes['AnalysisPopulation']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  member?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  synthetic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  familyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  givenName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fullName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  nationalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
};

export type AddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  line?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  district?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  province?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ResearcherResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Researcher'] = ResolversParentTypes['Researcher'], FederationReferenceType extends FederationReferenceTypes['Researcher'] = FederationReferenceTypes['Researcher']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Researcher']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sites?: Resolver<ReadonlyArray<ResolversTypes['Site']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SiteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Site'] = ResolversParentTypes['Site'], FederationReferenceType extends FederationReferenceTypes['Site'] = FederationReferenceTypes['Site']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Site']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  siteId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  researchers?: Resolver<ReadonlyArray<ResolversTypes['Researcher']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubjectConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubjectConnection'] = ResolversParentTypes['SubjectConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SubjectEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SubjectEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubjectEdge'] = ResolversParentTypes['SubjectEdge']> = {
  node?: Resolver<ResolversTypes['Subject'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SiteConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SiteConnection'] = ResolversParentTypes['SiteConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SiteEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SiteEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SiteEdge'] = ResolversParentTypes['SiteEdge']> = {
  node?: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PatientReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PatientReport'] = ResolversParentTypes['PatientReport'], FederationReferenceType extends FederationReferenceTypes['PatientReport'] = FederationReferenceTypes['PatientReport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PatientReport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  demographics?: Resolver<Maybe<ResolversTypes['DemographicsSection']>, ParentType, ContextType>;
};

export type DemographicsSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DemographicsSection'] = ResolversParentTypes['DemographicsSection']> = {
  status?: Resolver<ResolversTypes['SectionStatus'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
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
  Viewer?: ViewerResolvers<ContextType>;
  Subject?: SubjectResolvers<ContextType>;
  SubjectCharacteristic?: SubjectCharacteristicResolvers<ContextType>;
  AnalysisPopulation?: AnalysisPopulationResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  Researcher?: ResearcherResolvers<ContextType>;
  Site?: SiteResolvers<ContextType>;
  SubjectConnection?: SubjectConnectionResolvers<ContextType>;
  SubjectEdge?: SubjectEdgeResolvers<ContextType>;
  SiteConnection?: SiteConnectionResolvers<ContextType>;
  SiteEdge?: SiteEdgeResolvers<ContextType>;
  PatientReport?: PatientReportResolvers<ContextType>;
  DemographicsSection?: DemographicsSectionResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  phi?: PhiDirectiveResolver<any, any, ContextType>;
  unblinding?: UnblindingDirectiveResolver<any, any, ContextType>;
  section?: SectionDirectiveResolver<any, any, ContextType>;
  freshness?: FreshnessDirectiveResolver<any, any, ContextType>;
};
