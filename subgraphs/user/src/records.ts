/** What the source gives, in our words. */
import type { Connection } from '@meridian/kit/connection';
import type { Section } from '@meridian/kit/section';
import type { AgeUnit, Role, Sex } from './generated/resolvers.ts';

export interface SubjectRecord {
  readonly id: string;
  readonly usubjid: string;
  readonly subjectNumber: string;
  readonly siteId: string;
  readonly sex: Sex;
  readonly age: number | null;
  readonly ageUnit: AgeUnit | null;
  readonly race: string | null;
  readonly ethnicity: string | null;
  readonly country: string | null;
  readonly deceased: boolean | null;
  readonly deathDate: string | null;
  readonly collectedAt: string | null;
  readonly collectedStudyDay: number | null;
  readonly uncoded: readonly { field: string; text: string }[];
  readonly identity: PersonRecord;
}

export interface PersonRecord {
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly fullName: string | null;
  readonly birthDate: string | null;
  readonly nationalId: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: {
    readonly line: string | null;
    readonly city: string | null;
    readonly district: string | null;
    readonly province: string | null;
    readonly postalCode: string | null;
    readonly country: string | null;
  };
}

export interface SubjectCharacteristicRecord {
  readonly sequence: number;
  readonly code: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly value: string | null;
  readonly unit: string | null;
  readonly original: { readonly value: string | null; readonly text: string | null; readonly unit: string | null };
  readonly collectedAt: string | null;
  readonly studyDay: number | null;
}

export interface AnalysisPopulationRecord {
  readonly code: string;
  readonly name: string | null;
  readonly member: boolean;
}

export interface SiteRecord {
  readonly id: string;
  readonly protocolId: string;
  readonly siteId: string;
  readonly name: string;
  readonly country: string | null;
  readonly city: string | null;
}

export interface ResearcherRecord {
  readonly id: string;
  readonly protocolId: string;
  readonly displayName: string | null;
  readonly role: Role;
  readonly email: string | null;
  readonly siteIds: readonly string[];
}

export interface ViewerRecord {
  readonly id: string;
  readonly role: Role;
}

export interface PatientReportRecord {
  readonly id: string;
}

export type SubjectConnectionRecord = Connection<SubjectRecord>;
export type SiteConnectionRecord = Connection<SiteRecord>;
export type DemographicsSectionRecord = Section<'USER'>;
