/** One DataLoader an access path and request. */
import { ConnectionLoader } from '@meridian/kit/connection';
import { loadByKey, loadListByKey } from '@meridian/kit/loader';
import DataLoader from 'dataloader';
import type { Hospitals } from './hospitals/hospitals.ts';
import type { HospitalStatus } from './hospitals/status.ts';
import type { LabQualifiers } from './records.ts';
import type { HospitalSource, ResultKey } from './source/source.ts';

export const createLoaders = (source: HospitalSource, hospitals: Pick<Hospitals, 'statuses'>) => ({
  hospital: loadByKey((ids) => source.hospitals(ids)),
  statusByHospital: new DataLoader<number, HospitalStatus | null>(async (numbers) => {
    const statuses = await hospitals.statuses(numbers);
    return numbers.map((number) => statuses.get(number) ?? null);
  }),
  hospitalRecordsBySubject: loadListByKey((ids) => source.hospitalRecordsBySubject(ids)),
  vitalSign: loadByKey((ids) => source.vitalSigns(ids)),
  vitalSignsBySubject: new ConnectionLoader(source.vitalSignsBySubject, 100),
  labResult: loadByKey((ids) => source.labResults(ids)),
  labResultsBySubject: new ConnectionLoader(source.labResultsBySubject, 100),
  labQualifiers: new DataLoader<ResultKey, LabQualifiers, string>((keys) => source.labQualifiers(keys), {
    cacheKeyFn: ({ subjectId, sequence }) => `${subjectId}/${sequence}`,
  }),
  medicationStatement: loadByKey((ids) => source.medicationStatements(ids)),
  medicationStatementsBySubject: new ConnectionLoader(source.medicationStatementsBySubject, 50),
});

export type Loaders = ReturnType<typeof createLoaders>;
