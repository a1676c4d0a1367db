// Written by schema/codegen.ts from the SDL; never edited.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PatientReportRecord } from '../records.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
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
  /** The comprehensive report on one subject: the sections are read in parallel, each from its own system, and a system that is down costs its own sections alone. Errors: NOT_FOUND when there is no such subject, or none that the caller may see. */
  readonly patientReport?: Maybe<PatientReport>;
  /** The reports on several subjects, in the order asked for; null, with NOT_FOUND, for each that the caller may not see. Errors: BAD_USER_INPUT for more than 100 ids. */
  readonly patientReports?: Maybe<ReadonlyArray<Maybe<PatientReport>>>;
};


/** Where every read begins. */
export type QueryPatientReportArgs = {
  subjectId: Scalars['ID']['input'];
};


/** Where every read begins. */
export type QueryPatientReportsArgs = {
  subjectIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** The comprehensive report on one subject. Each section is read from its own system and says how complete it is. */
export type PatientReport = {
  readonly __typename?: 'PatientReport';
  /** The subject's id, so that every section can be read at once. */
  readonly id: Scalars['ID']['output'];
  /** The subject. */
  readonly subject?: Maybe<Subject>;
  /** When this report was put together. */
  readonly generatedAt: Scalars['DateTime']['output'];
};

/** The person in the study, whom everything else is about (SDTM DM, SC, SUPPDM; FHIR Patient, ResearchSubject). Each part of the graph adds what it holds; the user registry alone holds direct identifiers. */
export type Subject = {
  readonly __typename?: 'Subject';
  /** Opaque, random, and stable over re-imports; not the USUBJID. */
  readonly id: Scalars['ID']['output'];
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
  PatientReport: PatientReport;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  PatientReport:
    ( { __typename: 'PatientReport' }
    & GraphQLRecursivePick<FederationTypes['PatientReport'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: never;
  ReportSection: never;
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
  PatientReport: ResolverTypeWrapper<PatientReportRecord>;
  Subject: ResolverTypeWrapper<Subject>;
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
  PatientReport: PatientReportRecord;
  Subject: Subject;
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
  __resolveType: TypeResolveFn<null, ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<null, ParentType, ContextType>;
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
  patientReport?: Resolver<Maybe<ResolversTypes['PatientReport']>, ParentType, ContextType, RequireFields<QueryPatientReportArgs, 'subjectId'>>;
  patientReports?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['PatientReport']>>>, ParentType, ContextType, RequireFields<QueryPatientReportsArgs, 'subjectIds'>>;
};

export type PatientReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PatientReport'] = ResolversParentTypes['PatientReport'], FederationReferenceType extends FederationReferenceTypes['PatientReport'] = FederationReferenceTypes['PatientReport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PatientReport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  generatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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
  PatientReport?: PatientReportResolvers<ContextType>;
  Subject?: SubjectResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  phi?: PhiDirectiveResolver<any, any, ContextType>;
  unblinding?: UnblindingDirectiveResolver<any, any, ContextType>;
  section?: SectionDirectiveResolver<any, any, ContextType>;
  freshness?: FreshnessDirectiveResolver<any, any, ContextType>;
};
