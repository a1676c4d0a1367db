/** Which hospital looks after a site's subjects, and the synthetic medical record numbers there: study data hold neither. */
import { createHash } from 'node:crypto';
import type { HospitalConfig } from '../hospitals/config.ts';

const ranges: readonly (readonly [first: number, last: number, hospital: number])[] = [
  [701, 706, 1],
  [707, 711, 2],
  [713, 718, 3],
];

const withoutConfiguration: readonly Pick<HospitalConfig, 'number' | 'sites'>[] = [1, 2, 3].map((number) => ({
  number,
}));

/**
 * The number of the hospital of each site. A hospital has the sites that its configuration names. The others are shared out among the hospitals for which none is named: by range
 * where a site number has one, otherwise by its rank among the study's site numbers. A site that no hospital takes is not in the answer.
 */
export function assignHospitals(
  siteNumbers: Iterable<string>,
  configured: readonly Pick<HospitalConfig, 'number' | 'sites'>[],
): ReadonlyMap<string, number> {
  const hospitals = configured.length === 0 ? withoutConfiguration : configured;
  const sharing = hospitals.filter(({ sites }) => sites === undefined).map(({ number }) => number);
  sharing.sort((a, b) => a - b);
  const assigned = new Map<string, number>();
  [...siteNumbers].sort().forEach((siteNumber, rank) => {
    const own = hospitals.find(({ sites }) => sites?.includes(siteNumber))?.number;
    const number = /^\d{3}$/.test(siteNumber) ? Number(siteNumber) : 0;
    const inRange = ranges.find(([first, last]) => number >= first && number <= last)?.[2];
    const shared = inRange !== undefined && sharing.includes(inRange) ? inRange : sharing[rank % sharing.length];
    const hospital = own ?? shared;
    if (hospital !== undefined) assigned.set(siteNumber, hospital);
  });
  return assigned;
}

/** Another seed gives other numbers; the same seed always the same. */
const seed = 'meridian-medical-record-number-1';

/** The same for the same subject and hospital; 16 digits, so that no two meet in practice, after a prefix that says what it is. */
export function syntheticRecordNumber(protocolId: string, usubjid: string, hospital: number): string {
  const digest = createHash('sha256').update(`${seed}\n${protocolId}\n${usubjid}\n${hospital}`).digest();
  return `SYN${(digest.readBigUInt64BE(0) % 10n ** 16n).toString().padStart(16, '0')}`;
}
