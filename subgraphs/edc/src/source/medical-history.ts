import type { AnyTables } from '@meridian/kit/database/open';
import { type Kysely, sql } from 'kysely';
import type { MedicalHistoryItemRecord } from '../records.ts';
import { type MeddraRow, meddraColumns, toMeddra } from './meddra-row.ts';
import { columns, type Reading } from './reading.ts';

type HistoryRow = Omit<MedicalHistoryItemRecord, 'meddra' | 'uncoded'> &
  MeddraRow & { readonly uncoded: MedicalHistoryItemRecord['uncoded'] | null };

export const readMedicalHistory = (kysely: Kysely<AnyTables>): Reading<HistoryRow, MedicalHistoryItemRecord, null> => ({
  name: 'medicalHistory',
  kysely,
  from: sql`edc.medical_history t`,
  parent: 'subject_id',
  select: columns(
    ...['id', 'sequence', 'sponsor_id', 'term', ...meddraColumns, 'category', 'severity', 'start_at as start'],
    ...['visit_num', 'visit_name', 'planned_study_day', 'collected_at', 'collected_study_day', 'uncoded'],
  ),
  order: ['start_sort', 'sequence'],
  toNode: (row) => ({ ...row, meddra: toMeddra(row), uncoded: row.uncoded ?? [] }),
});
