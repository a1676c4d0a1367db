/** Which hospital looks after a site's subjects, and the synthetic medical record numbers there: study data hold neither. */
import { createHash } from 'node:crypto';

/** Number of a hospital in the table of hospitals. */
export type HospitalNumber = 1 | 2 | 3;

const ranges: readonly (readonly [first: number, last: number, hospital: HospitalNumber])[] = [
  [701, 706, 1],
  [707, 711, 2],
  [713, 718, 3],
];

/** The hospital of each site number: by range where it has one, otherwise by its rank among the study's site numbers, modulo three. */
export function assignHospitals(siteNumbers: Iterable<string>): ReadonlyMap<string, HospitalNumber> {
  const ordered = [...siteNumbers].sort();
  return new Map(
    ordered.map((siteNumber, rank) => {
      const number = /^\d{3}$/.test(siteNumber) ? Number(siteNumber) : 0;
      const range = ranges.find(([first, last]) => number >= first && number <= last);
      return [siteNumber, range?.[2] ?? (((rank % 3) + 1) as HospitalNumber)];
    }),
  );
}

/** Another seed gives other numbers; the same seed always the same. */
const seed = 'meridian-medical-record-number-1';

/** The same for the same subject and hospital; 16 digits, so that no two meet in practice, after a prefix that says what it is. */
export function syntheticRecordNumber(protocolId: string, usubjid: string, hospital: HospitalNumber): string {
  const digest = createHash('sha256').update(`${seed}\n${protocolId}\n${usubjid}\n${hospital}`).digest();
  return `SYN${(digest.readBigUInt64BE(0) % 10n ** 16n).toString().padStart(16, '0')}`;
}
