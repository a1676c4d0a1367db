/** The source over PostgreSQL, embedded or not. */
import type { ListSource } from '@meridian/kit/connection';
import { type SqlList, sqlList } from '@meridian/kit/database/list';
import type { AnyTables } from '@meridian/kit/database/open';
import { groupBy } from '@meridian/kit/loader';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { LabFilter, VitalSignFilter } from '../generated/resolvers.ts';
import type {
  HospitalRecord,
  LabQualifiers,
  LabResultRecord,
  MedicationStatementRecord,
  VitalSignRecord,
} from '../records.ts';
import { fromDelivered } from './cells.ts';
import { labConditions, shownConditions, vitalSignConditions } from './filters.ts';
import { type LabResultRow, labResultColumns, toLabResult } from './lab-result-row.ts';
import {
  type MedicationStatementRow,
  medicationStatementColumns,
  toMedicationStatement,
} from './medication-statement-row.ts';
import type { HospitalSource, ResultKey, Shown } from './source.ts';
import { toVitalSign, type VitalSignRow, vitalSignColumns } from './vital-sign-row.ts';

const uuids = (ids: readonly string[]): RawBuilder<unknown> => sql`any(${[...ids]}::uuid[])`;

/** A table of records of subjects: read by id, and as each subject's list. */
type RecordTable<Row, Node, Filter> = Pick<SqlList<Row, Node, Filter>, 'name' | 'from' | 'select' | 'where' | 'toNode'>;

const vitalSigns: RecordTable<VitalSignRow, VitalSignRecord, VitalSignFilter> = {
  name: 'vital-signs',
  from: fromDelivered(sql`hospital.vital_sign`, 'VITAL_SIGNS'),
  select: vitalSignColumns,
  where: vitalSignConditions,
  toNode: toVitalSign,
};

const labResults: RecordTable<LabResultRow, LabResultRecord, LabFilter> = {
  name: 'lab-results',
  from: fromDelivered(sql`hospital.lab_result`, 'LABORATORY'),
  select: labResultColumns,
  where: labConditions,
  toNode: toLabResult,
};

const medicationStatements: RecordTable<MedicationStatementRow, MedicationStatementRecord, object> = {
  name: 'medications',
  from: fromDelivered(sql`hospital.medication_statement`, 'MEDICATION'),
  select: medicationStatementColumns,
  toNode: toMedicationStatement,
};

export function postgresHospitalSource(kysely: Kysely<AnyTables>): HospitalSource {
  const bySubject = <Row extends { id: string }, Node, Filter>(
    table: RecordTable<Row, Node, Filter>,
  ): ListSource<Node, Filter & Shown> =>
    sqlList<Row, Node, Filter & Shown>({
      ...table,
      kysely,
      parent: 'subject_id',
      order: ['sort_at', 'sequence'],
      where: (filter) => [...(table.where?.(filter) ?? []), ...shownConditions(filter)],
    });

  const byId = async <Row extends { id: string }, Node, Filter>(
    { from, select, toNode }: RecordTable<Row, Node, Filter>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Node>> => {
    const { rows } = await sql<Row>`select ${select} from ${from} where t.id = ${uuids(ids)}`.execute(kysely);
    return new Map(rows.map((row) => [row.id, toNode(row)]));
  };

  return {
    async hospitals(ids) {
      const { rows } =
        await sql<HospitalRecord>`select id, name, number from hospital.hospital where id = ${uuids(ids)}`.execute(
          kysely,
        );
      return new Map(rows.map((hospital) => [hospital.id, hospital]));
    },

    async allHospitals() {
      const { rows } =
        await sql<HospitalRecord>`select id, name, number from hospital.hospital order by name, id`.execute(kysely);
      return rows;
    },

    async hospitalRecordsBySubject(ids) {
      const { rows } = await sql<HospitalRecord & { subjectId: string; recordNumber: string }>`
        select r.subject_id as "subjectId", r.record_number as "recordNumber", h.id, h.name, h.number
        from hospital.hospital_record r join hospital.hospital h on h.number = r.hospital_number
        where r.subject_id = ${uuids(ids)} order by r.subject_id, h.name, h.id`.execute(kysely);
      const records = rows.map(({ subjectId, recordNumber, id, name, number }) => ({
        subjectId,
        recordNumber,
        hospital: { id, name, number },
      }));
      return groupBy(records, ({ subjectId }) => subjectId);
    },

    vitalSigns: (ids) => byId(vitalSigns, ids),
    vitalSignsBySubject: bySubject(vitalSigns),
    labResults: (ids) => byId(labResults, ids),
    labResultsBySubject: bySubject(labResults),
    labQualifiers: (keys) => readLabQualifiers(kysely, keys),
    medicationStatements: (ids) => byId(medicationStatements, ids),
    medicationStatementsBySubject: bySubject(medicationStatements),

    async ping() {
      await sql`select 1`.execute(kysely);
    },
  };
}

async function readLabQualifiers(
  kysely: Kysely<AnyTables>,
  keys: readonly ResultKey[],
): Promise<readonly LabQualifiers[]> {
  const { rows } = await sql<{ place: number; name: string; value: string }>`select k.place, q.name, q.value
    from unnest(${keys.map(({ subjectId }) => subjectId)}::uuid[], ${keys.map(({ sequence }) => sequence)}::integer[],
        ${keys.map(({ provenance }) => provenance.sourceId)}::text[])
      with ordinality as k(subject_id, sequence, source_id, place)
    join hospital.lab_qualifier q on q.subject_id = k.subject_id and q.sequence = k.sequence and k.source_id = 'LB.' || q.sequence
    where q.name in ('LBTMSHI', 'ENDPOINT')`.execute(kysely);
  const found = keys.map((): { timesUln: string | null; endpoint: boolean | null } => ({
    timesUln: null,
    endpoint: null,
  }));
  for (const { place, name, value } of rows) {
    const qualifiers = found[place - 1];
    if (qualifiers === undefined) continue;
    if (name === 'LBTMSHI') qualifiers.timesUln = value;
    else qualifiers.endpoint = value === 'Y';
  }
  return found;
}
