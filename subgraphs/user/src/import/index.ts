/** What SDTM's DM, SC and SUPPDM become here. Subjects, sites and researchers get their ids here, for all subgraphs. */
import type { AnyTables } from '@meridian/kit/database/open';
import {
  type DatasetLoad,
  RowRefused,
  type SiteKey,
  type StudyKeys,
  type SubjectKey,
  type TableRow,
} from '@meridian/kit/import';
import { Codes, integer, partialDateTime, required, requiredInteger, subjectOf, text } from '@meridian/kit/row';
import { sql, type Transaction } from 'kysely';
import { syntheticCity, syntheticPerson, syntheticResearcher, syntheticSiteName } from './overlay.ts';
import { ageUnits, sexes } from './terms.ts';

const sites = {
  table: 'user.site',
  key: ['site_number'],
  columns: ['protocol_id', 'site_number', 'name', 'country', 'city'],
} as const;
const researchers = {
  table: 'user.researcher',
  key: ['site_number', 'role'],
  columns: ['protocol_id', 'site_number', 'role', 'display_name', 'email'],
} as const;
const subjects = {
  table: 'user.subject',
  key: ['usubjid'],
  columns: [
    ...[
      'protocol_id',
      'usubjid',
      'subject_number',
      'site_number',
      'sex',
      'age',
      'age_unit',
      'race',
      'ethnicity',
      'country',
    ],
    ...['deceased', 'death_date', 'collected_at', 'collected_study_day', 'uncoded'],
    ...['family_name', 'given_name', 'full_name', 'birth_date', 'national_id', 'phone', 'email'],
    ...[
      'address_line',
      'address_city',
      'address_district',
      'address_province',
      'address_postal_code',
      'address_country',
    ],
  ],
} as const;

const demographics: DatasetLoad = {
  domain: 'DM',
  requires: ['STUDYID', 'USUBJID', 'SUBJID', 'SITEID', 'SEX'],
  tables: [sites, researchers, subjects],
  start({ study: { protocolId } }) {
    const seenSites = new Set<string>();
    return {
      row(row) {
        const usubjid = required(row, 'USUBJID');
        const siteNumber = required(row, 'SITEID');
        const codes = new Codes();
        const sex = codes.code('sex', row.SEX, sexes, 'U') ?? 'U';
        const age = integer(row, 'AGE');
        const ageUnit = codes.code('ageUnit', row.AGEU, ageUnits, 'UNKNOWN');
        const country = text(row, 'COUNTRY');
        const person = syntheticPerson(`${protocolId}\n${usubjid}`, {
          sex,
          age: ageUnit === 'YEARS' ? age : null,
          onDate: partialDateTime(row, 'RFSTDTC') ?? partialDateTime(row, 'DMDTC'),
          country,
        });
        const subject: TableRow = {
          table: 2,
          values: [
            ...[
              protocolId,
              usubjid,
              required(row, 'SUBJID'),
              siteNumber,
              sex,
              age,
              ageUnit,
              text(row, 'RACE'),
              text(row, 'ETHNIC'),
              country,
            ],
            ...[
              deceased(row.DTHFL),
              partialDateTime(row, 'DTHDTC'),
              partialDateTime(row, 'DMDTC'),
              integer(row, 'DMDY'),
              codes.uncoded,
            ],
            ...[
              person.familyName,
              person.givenName,
              person.fullName,
              person.birthDate,
              person.nationalId,
              person.phone,
              person.email,
            ],
            ...[person.line, person.city, person.district, person.province, person.postalCode, person.country],
          ],
        };
        if (seenSites.has(siteNumber)) return [subject];
        seenSites.add(siteNumber);
        return [...siteRows(protocolId, siteNumber, country), subject];
      },
    };
  },
};

/** SDTMIG: DTHFL is Y or null; null does not say that the subject lives. */
function deceased(flag: string | undefined): boolean | null {
  if (!flag) return null;
  if (flag === 'Y' || flag === 'N') return flag === 'Y';
  throw new RowRefused('DTHFL', 'is neither Y nor empty');
}

function siteRows(protocolId: string, siteNumber: string, country: string | null): TableRow[] {
  const key = `${protocolId}\nsite ${siteNumber}`;
  const staff = (role: string): TableRow => {
    const { displayName, email } = syntheticResearcher(`${key}\n${role}`);
    return { table: 1, values: [protocolId, siteNumber, role, displayName, email] };
  };
  return [
    { table: 0, values: [protocolId, siteNumber, syntheticSiteName(siteNumber), country, syntheticCity(key)] },
    staff('PRINCIPAL_INVESTIGATOR'),
    staff('CRC'),
  ];
}

const characteristics: DatasetLoad = {
  domain: 'SC',
  requires: ['USUBJID', 'SCSEQ', 'SCTESTCD'],
  tables: [
    {
      table: 'user.subject_characteristic',
      key: ['subject_id', 'sequence'],
      columns: [
        'subject_id',
        'sequence',
        'code',
        'name',
        'category',
        'value',
        'unit',
        'original_value',
        'original_unit',
        'collected_at',
        'study_day',
      ],
    },
  ],
  start: ({ study }) => ({
    row: (row) => [
      {
        table: 0,
        values: [
          ...[
            subjectOf(row, study).id,
            requiredInteger(row, 'SCSEQ'),
            required(row, 'SCTESTCD'),
            text(row, 'SCTEST'),
            text(row, 'SCCAT'),
          ],
          ...[
            text(row, 'SCSTRESC'),
            text(row, 'SCSTRESU'),
            text(row, 'SCORRES'),
            text(row, 'SCORRESU'),
            partialDateTime(row, 'SCDTC'),
            integer(row, 'SCDY'),
          ],
        ],
      },
    ],
  }),
};

const populations: DatasetLoad = {
  domain: 'SUPPDM',
  requires: ['USUBJID', 'QNAM', 'QVAL'],
  tables: [
    { table: 'user.population', key: ['subject_id', 'code'], columns: ['subject_id', 'code', 'name', 'member'] },
  ],
  start: ({ study }) => ({
    row: (row) => {
      const subject = subjectOf(row, study);
      const code = required(row, 'QNAM');
      // Only flags are populations; other qualifiers of DM belong to whoever knows them.
      return row.QVAL === 'Y' || row.QVAL === 'N'
        ? [{ table: 0, values: [subject.id, code, text(row, 'QLABEL'), row.QVAL === 'Y'] }]
        : [];
    },
  }),
};

export const loads: readonly DatasetLoad[] = [demographics, characteristics, populations];

/** The ids that all subgraphs share for this study; DM must have been loaded. */
export async function studyKeys(trx: Transaction<AnyTables>, studyId: string, protocolId: string): Promise<StudyKeys> {
  const siteRows = await sql<{
    site_number: string;
    id: string;
    pi: string | null;
  }>`select s.site_number, s.id, r.id as pi from "user".site s
    left join "user".researcher r on r.study_id = s.study_id and r.site_number = s.site_number and r.role = 'PRINCIPAL_INVESTIGATOR' where s.study_id = ${studyId}::uuid`.execute(
    trx,
  );
  const siteKeys: Record<string, SiteKey> = Object.fromEntries(
    siteRows.rows.map((row) => [row.site_number, { id: row.id, principalInvestigatorId: row.pi }]),
  );
  const subjectRows = await sql<{
    usubjid: string;
    id: string;
    site_number: string;
  }>`select usubjid, id, site_number from "user".subject where study_id = ${studyId}::uuid`.execute(trx);
  const subjectKeys: Record<string, SubjectKey> = Object.fromEntries(
    subjectRows.rows.map((row) => [
      row.usubjid,
      { id: row.id, siteId: (siteKeys[row.site_number] as SiteKey).id, siteNumber: row.site_number },
    ]),
  );
  return { studyId, protocolId, subjects: subjectKeys, sites: siteKeys };
}
