/** The source over PostgreSQL, embedded or not. */
import { coveredStudies, coveredSubjects } from '@meridian/kit/access/grants';
import { readPage } from '@meridian/kit/database/list';
import type { AnyTables } from '@meridian/kit/database/open';
import { isEntityId } from '@meridian/kit/entity-id';
import type { Identity } from '@meridian/kit/identity';
import { groupBy } from '@meridian/kit/loader';
import { isDecimal } from '@meridian/kit/row';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { SubjectFilter } from '../generated/resolvers.ts';
import type {
  AnalysisPopulationRecord,
  ResearcherRecord,
  SiteRecord,
  SubjectCharacteristicRecord,
} from '../records.ts';
import type { UserSource } from './source.ts';
import { type SubjectRow, toSubject } from './subject-row.ts';

const uuids = (ids: readonly string[]): RawBuilder<unknown> => sql`any(${[...ids]}::uuid[])`;
const byId = <Node extends { id: string }>(rows: readonly Node[]): Map<string, Node> =>
  new Map(rows.map((row) => [row.id, row]));

const subjectColumns = sql`t.id, t.usubjid, t.subject_number, s.site_id, t.sex, t.age, t.age_unit, t.race, t.ethnicity, t.country, t.deceased, t.death_date, t.collected_at, t.collected_study_day, t.uncoded,
  t.family_name, t.given_name, t.full_name, t.birth_date, t.national_id, t.phone, t.email,
  t.address_line, t.address_city, t.address_district, t.address_province, t.address_postal_code, t.address_country`;
const subjectTables = sql`"user".subject t join "user".subject_scope s on s.subject_id = t.id`;
const siteColumns = sql`t.id, t.protocol_id as "protocolId", t.site_number as "siteId", t.name, t.country, t.city`;
const siteTables = sql`"user".site t`;

export async function readAllSites(kysely: Kysely<AnyTables>): Promise<readonly SiteRecord[]> {
  const { rows } = await sql<SiteRecord>`select ${siteColumns} from ${siteTables}`.execute(kysely);
  return rows;
}

export function postgresUserSource(kysely: Kysely<AnyTables>): UserSource {
  return {
    async subjects(ids) {
      const { rows } =
        await sql<SubjectRow>`select ${subjectColumns} from ${subjectTables} where t.id = ${uuids(ids)}`.execute(
          kysely,
        );
      return byId(rows.map(toSubject));
    },

    async subjectIdsByUsubjid(usubjids) {
      const { rows } = await sql<{
        usubjid: string;
        subject_id: string;
      }>`select usubjid, subject_id from "user".subject_scope where usubjid = any(${[...usubjids]}::text[]) order by subject_id`.execute(
        kysely,
      );
      return new Map(
        [...groupBy(rows, (row) => row.usubjid)].map(([usubjid, found]) => [
          usubjid,
          found.map((row) => row.subject_id),
        ]),
      );
    },

    subjectPage: (identity, request, filter) =>
      readPage(
        kysely,
        {
          request,
          from: subjectTables,
          select: subjectColumns,
          order: ['usubjid'],
          where: subjectConditions(identity, filter),
        },
        toSubject,
      ),

    subjectCount: (identity, filter) => count(subjectTables, subjectConditions(identity, filter)),

    async characteristicsBySubject(ids) {
      const { rows } = await sql<
        Omit<SubjectCharacteristicRecord, 'original'> & {
          subjectId: string;
          text: string | null;
          originalUnit: string | null;
        }
      >`select subject_id as "subjectId", sequence, code, name, category, value, unit,
        original_value as text, original_unit as "originalUnit", collected_at as "collectedAt", study_day as "studyDay"
        from "user".subject_characteristic where subject_id = ${uuids(ids)} order by subject_id, sequence`.execute(
        kysely,
      );
      const records = rows.map((row) => ({
        ...row,
        original: {
          value: row.text !== null && isDecimal(row.text) ? row.text : null,
          text: row.text,
          unit: row.originalUnit,
        },
      }));
      return groupBy(records, (row) => row.subjectId);
    },

    async populationsBySubject(ids) {
      const { rows } = await sql<
        AnalysisPopulationRecord & { subjectId: string }
      >`select subject_id as "subjectId", code, name, member from "user".population
        where subject_id = ${uuids(ids)} order by subject_id, code`.execute(kysely);
      return groupBy(rows, (row) => row.subjectId);
    },

    async sites(ids) {
      const { rows } =
        await sql<SiteRecord>`select ${siteColumns} from ${siteTables} where t.id = ${uuids(ids)}`.execute(kysely);
      return byId(rows);
    },

    sitePage: (identity, request) =>
      readPage<SiteRecord, SiteRecord>(
        kysely,
        {
          request,
          from: siteTables,
          select: siteColumns,
          order: ['site_number'],
          where: [coveredStudies(identity, 'user', 't')],
        },
        (row) => row,
      ),

    siteCount: (identity) => count(siteTables, [coveredStudies(identity, 'user', 't')]),

    async researchers(ids) {
      const { rows } = await sql<
        Omit<ResearcherRecord, 'siteIds'> & { siteId: string }
      >`select r.id, r.protocol_id as "protocolId", r.display_name as "displayName", r.role, r.email, s.id as "siteId"
        from "user".researcher r join "user".site s on s.study_id = r.study_id and s.site_number = r.site_number where r.id = ${uuids(ids)} order by r.id`.execute(
        kysely,
      );
      return new Map(
        [...groupBy(rows, (row) => row.id)].map(([id, found]) => [
          id,
          { ...(found[0] as (typeof rows)[number]), siteIds: found.map((row) => row.siteId) },
        ]),
      );
    },

    async researcherIdsBySite(siteIds) {
      const { rows } = await sql<{ id: string; siteId: string }>`select r.id, s.id as "siteId" from "user".researcher r
        join "user".site s on s.study_id = r.study_id and s.site_number = r.site_number where s.id = ${uuids(siteIds)} order by r.role, r.id`.execute(
        kysely,
      );
      return new Map(
        [...groupBy(rows, (row) => row.siteId)].map(([siteId, found]) => [siteId, found.map((row) => row.id)]),
      );
    },

    async ping() {
      await sql`select 1`.execute(kysely);
    },
  };

  async function count(from: RawBuilder<unknown>, conditions: readonly RawBuilder<boolean>[]): Promise<number> {
    const { rows } = await sql<{
      count: number;
    }>`select count(*) as count from ${from} where ${sql.join([...conditions], sql` and `)}`.execute(kysely);
    return rows[0]?.count ?? 0;
  }
}

function subjectConditions(identity: Identity | null, filter: SubjectFilter | null): RawBuilder<boolean>[] {
  const conditions = [coveredSubjects(identity, 's')];
  if (filter?.studyId)
    conditions.push(
      isEntityId(filter.studyId) ? sql<boolean>`s.study_id = ${filter.studyId}::uuid` : sql<boolean>`false`,
    );
  if (filter?.siteId)
    conditions.push(isEntityId(filter.siteId) ? sql<boolean>`s.site_id = ${filter.siteId}::uuid` : sql<boolean>`false`);
  if (filter?.search)
    conditions.push(
      sql<boolean>`(starts_with(upper(t.usubjid), upper(${filter.search})) or starts_with(upper(t.subject_number), upper(${filter.search})))`,
    );
  return conditions;
}
