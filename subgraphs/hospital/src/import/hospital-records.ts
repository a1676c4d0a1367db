/** SDTM DM and SUPPDM to the hospitals that know each subject. */
import { type DatasetLoad, RowRefused, type StudyKeys, type TableRow } from '@meridian/kit/import';
import { required, subjectOf } from '@meridian/kit/row';
import { assignHospitals, type HospitalNumber, syntheticRecordNumber } from './hospitals.ts';

const records = {
  table: 'hospital.hospital_record',
  key: ['subject_id', 'hospital_number'],
  columns: ['subject_id', 'hospital_number', 'record_number'],
} as const;

const recordOf = (study: StudyKeys, usubjid: string, subjectId: string, hospital: HospitalNumber): TableRow => ({
  table: 0,
  values: [subjectId, hospital, syntheticRecordNumber(study.protocolId, usubjid, hospital)],
});

export const ownHospitals: DatasetLoad = {
  domain: 'DM',
  requires: ['USUBJID'],
  tables: [records],
  start({ study }) {
    const hospitals = assignHospitals(Object.keys(study.sites));
    return {
      row(row) {
        const { id, siteNumber } = subjectOf(row, study);
        const hospital = hospitals.get(siteNumber);
        if (hospital === undefined) throw new RowRefused('SITEID', 'is no site of this study');
        return [recordOf(study, required(row, 'USUBJID'), id, hospital)];
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
    const hospitals = assignHospitals(Object.keys(study.sites));
    return {
      row(row) {
        if (row.QNAM !== 'HOSPITAL2') return [];
        const { id, siteNumber } = subjectOf(row, study);
        const hospital = hospitals.get(required(row, 'QVAL'));
        if (hospital === undefined) throw new RowRefused('QVAL', 'is no site of this study');
        if (hospital === hospitals.get(siteNumber))
          throw new RowRefused('QVAL', "is a site of the subject's own hospital");
        return [recordOf(study, required(row, 'USUBJID'), id, hospital)];
      },
    };
  },
};
