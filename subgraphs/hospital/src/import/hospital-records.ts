/** SDTM DM and SUPPDM to the hospitals that know each subject. */
import { type DatasetLoad, RowRefused, type StudyKeys, type TableRow } from '@meridian/kit/import';
import { required, subjectOf } from '@meridian/kit/row';
import { readHospitals } from '../hospitals/config.ts';
import { assignHospitals, syntheticRecordNumber } from './hospitals.ts';

const records = {
  table: 'hospital.hospital_record',
  key: ['subject_id', 'hospital_number'],
  columns: ['subject_id', 'hospital_number', 'record_number'],
} as const;

/** The subject's record at a hospital; none where the site has no hospital. */
const recordsOf = (study: StudyKeys, usubjid: string, subjectId: string, hospital: number | undefined): TableRow[] =>
  hospital === undefined
    ? []
    : [{ table: 0, values: [subjectId, hospital, syntheticRecordNumber(study.protocolId, usubjid, hospital)] }];

const hospitalsOf = ({ sites }: StudyKeys): ReadonlyMap<string, number> =>
  assignHospitals(Object.keys(sites), readHospitals(process.env));

export const ownHospitals: DatasetLoad = {
  domain: 'DM',
  requires: ['USUBJID'],
  tables: [records],
  start({ study }) {
    const hospitals = hospitalsOf(study);
    return {
      row(row) {
        const { id, siteNumber } = subjectOf(row, study);
        return recordsOf(study, required(row, 'USUBJID'), id, hospitals.get(siteNumber));
      },
    };
  },
};

/** HOSPITAL2 names, by the number of a site, the hospital that also knows the subject. */
export const secondHospitals: DatasetLoad = {
  domain: 'SUPPDM',
  requires: ['USUBJID', 'QNAM', 'QVAL'],
  tables: [records],
  start({ study }) {
    const hospitals = hospitalsOf(study);
    return {
      row(row) {
        if (row.QNAM !== 'HOSPITAL2') return [];
        const { id, siteNumber } = subjectOf(row, study);
        const site = required(row, 'QVAL');
        if (!Object.hasOwn(study.sites, site)) throw new RowRefused('QVAL', 'is no site of this study');
        const hospital = hospitals.get(site);
        if (hospital !== undefined && hospital === hospitals.get(siteNumber))
          throw new RowRefused('QVAL', "is a site of the subject's own hospital");
        return recordsOf(study, required(row, 'USUBJID'), id, hospital);
      },
    };
  },
};
