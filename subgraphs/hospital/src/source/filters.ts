/** The SDL's filters as conditions; null and an empty list restrict nothing. */
import { dateWithin } from '@meridian/kit/database/list';
import { type RawBuilder, sql } from 'kysely';
import type { Interpretation, LabFilter, VitalSignFilter } from '../generated/resolvers.ts';
import type { Shown } from './source.ts';

const isAnyOf = (column: string, wanted: readonly string[] | null | undefined): RawBuilder<boolean>[] =>
  wanted?.length ? [sql<boolean>`${sql.ref(column)} = any(${[...wanted]}::text[])`] : [];

export const vitalSignConditions = ({ code, from, to, visitNum }: VitalSignFilter): readonly RawBuilder<boolean>[] => [
  ...isAnyOf('t.code', code),
  ...dateWithin(sql.ref('t.sort_at'), from, to),
  ...(visitNum ? [sql<boolean>`t.visit_num::numeric = ${visitNum}::numeric`] : []),
];

const abnormalFlags: readonly Interpretation[] = ['LOW', 'HIGH', 'CRITICAL_LOW', 'CRITICAL_HIGH', 'ABNORMAL'];

const isAbnormal = sql<boolean>`(coalesce(t.reported_flag = any(${[...abnormalFlags]}::text[]), false)
  or coalesce(t.original_flag, t.standard_flag, 'NORMAL') <> 'NORMAL')`;

export const labConditions = (filter: LabFilter): readonly RawBuilder<boolean>[] => [
  ...isAnyOf('t.test_code', filter.testCode),
  ...isAnyOf('t.loinc', filter.loinc),
  ...isAnyOf('t.category', filter.category),
  ...(filter.abnormalOnly ? [isAbnormal] : []),
  ...dateWithin(sql.ref('t.sort_at'), filter.from, filter.to),
];

export const shownConditions = ({ withoutHospitals }: Shown): readonly RawBuilder<boolean>[] =>
  withoutHospitals?.length ? [sql<boolean>`t.hospital_number <> all(${[...withoutHospitals]}::smallint[])`] : [];
