/** One row of the subject table to a record. */
import type { AgeUnit, Sex } from '../generated/resolvers.ts';
import type { SubjectRecord } from '../records.ts';

export interface SubjectRow {
  readonly id: string;
  readonly usubjid: string;
  readonly subject_number: string;
  readonly site_id: string;
  readonly sex: Sex;
  readonly age: number | null;
  readonly age_unit: AgeUnit | null;
  readonly race: string | null;
  readonly ethnicity: string | null;
  readonly country: string | null;
  readonly deceased: boolean | null;
  readonly death_date: string | null;
  readonly collected_at: string | null;
  readonly collected_study_day: number | null;
  readonly uncoded: readonly { field: string; text: string }[] | null;
  readonly family_name: string | null;
  readonly given_name: string | null;
  readonly full_name: string | null;
  readonly birth_date: string | null;
  readonly national_id: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address_line: string | null;
  readonly address_city: string | null;
  readonly address_district: string | null;
  readonly address_province: string | null;
  readonly address_postal_code: string | null;
  readonly address_country: string | null;
}

export const toSubject = (row: SubjectRow): SubjectRecord => ({
  id: row.id,
  usubjid: row.usubjid,
  subjectNumber: row.subject_number,
  siteId: row.site_id,
  sex: row.sex,
  age: row.age,
  ageUnit: row.age_unit,
  race: row.race,
  ethnicity: row.ethnicity,
  country: row.country,
  deceased: row.deceased,
  deathDate: row.death_date,
  collectedAt: row.collected_at,
  collectedStudyDay: row.collected_study_day,
  uncoded: row.uncoded ?? [],
  identity: {
    familyName: row.family_name,
    givenName: row.given_name,
    fullName: row.full_name,
    birthDate: row.birth_date,
    nationalId: row.national_id,
    phone: row.phone,
    email: row.email,
    address: {
      line: row.address_line,
      city: row.address_city,
      district: row.address_district,
      province: row.address_province,
      postalCode: row.address_postal_code,
      country: row.address_country,
    },
  },
});
