/** A small study's rows, for suites that test how they are read: partial and absent dates, unknown codes, events that contradict themselves, a death. */
import type { SourceRow } from '@meridian/kit/import';
import { sampleStudy } from '@meridian/kit/testing';

export const study = sampleStudy();
export const [first, second, third, fourth] = Object.keys(study.subjects) as [string, string, string, string];
export const idOf = (usubjid: string): string => study.subjects[usubjid]?.id ?? '';
/** An id that names nothing. */
export const nobody = '11111111-1111-4111-8111-111111111111';

const visit = (USUBJID: string, VISITNUM: string, VISIT: string, SVSTDTC = '', days: SourceRow = {}): SourceRow => ({
  USUBJID,
  VISITNUM,
  VISIT,
  SVSTDTC,
  ...days,
});
const event = (USUBJID: string, AESEQ: string, more: SourceRow = {}): SourceRow => ({
  USUBJID,
  AESEQ,
  AETERM: `EVENT ${AESEQ}`,
  AESER: 'N',
  ...more,
});
const emergence = (AESEQ: string, QVAL: string): SourceRow => ({
  USUBJID: first,
  IDVAR: 'AESEQ',
  IDVARVAL: AESEQ,
  QNAM: 'AETRTEM',
  QLABEL: 'TREATMENT EMERGENT FLAG',
  QVAL,
  QORIG: 'DERIVED',
  QEVAL: 'SPONSOR',
});
const relation = (USUBJID: string, RDOMAIN: string, IDVAR: string, IDVARVAL: string, RELID: string): SourceRow => ({
  USUBJID,
  RDOMAIN,
  IDVAR,
  IDVARVAL,
  RELID,
});

export const data: Record<string, readonly SourceRow[]> = {
  SV: [
    visit(first, '10', 'WEEK 16', '2014-04-20', { SVSTDY: '109', VISITDY: '112' }),
    visit(first, '9.3', 'UNSCHEDULED 9.3', '2014-04-02'),
    visit(first, '9.299999999999999', 'UNSCHEDULED 9.3', '2014-04-02'),
    visit(first, '1', 'SCREENING 1', '2014-01', { SVSTDY: '-20', VISITDY: '-7' }),
    visit(first, '3', 'BASELINE', '2014-01-02'),
    visit(first, '201', 'RETRIEVAL', ''),
    ...[second, third, fourth].map((usubjid) => visit(usubjid, '1', 'SCREENING 1', '2014-01-01')),
  ],
  AE: [
    event(first, '1', { AESPID: 'E01', AESER: 'Y', AESHOSP: 'Y', AESDTH: 'N', AESTDTC: '2014-02-01', AESEV: 'SEVERE' }),
    event(first, '2', { AESLIFE: 'Y', AESTDTC: '2014', AEOUT: 'NOT RECOVERED/NOT RESOLVED', AESEV: 'ODD' }),
    event(first, '3', { AESTDTC: '2014-02', AEENDTC: '2014-01-20', AEOUT: 'RECOVERED/RESOLVED', AESPID: 'E03' }),
    event(first, '4', { AEDECOD: 'RASH', AEPTCD: '10037844', AESER: '', AEOUT: 'RECOVERING/RESOLVING' }),
    ...[second, third].map((usubjid) => event(usubjid, '1', { AESHOSP: 'Y', AESER: 'N' })),
  ],
  SUPPAE: [
    ...[emergence('1', 'Y'), emergence('2', 'N'), emergence('3', 'PERHAPS')],
    { ...emergence('1', 'text'), QNAM: 'AEOTHER', QLABEL: '' },
  ],
  MH: [{ USUBJID: first, MHSEQ: '9', MHTERM: 'ASTHMA', MHSEV: 'MILD', MHSTDTC: '1999', MHBODSYS: 'LUNGS' }],
  CM: [{ USUBJID: first, CMSEQ: '1', CMTRT: 'ASPIRIN', CMDOSE: '0.10', CMENDTC: '2014-05', CMENDY: '120' }],
  EX: [
    { USUBJID: first, EXSEQ: '2', EXTRT: 'DRUG', EXDOSE: '54.0', EXSTDTC: '2014-01-17' },
    { USUBJID: first, EXSEQ: '1', EXTRT: 'DRUG', EXDOSE: '0', EXSTDTC: '2014-01-02' },
  ],
  RELREC: [
    ...[relation(first, 'AE', 'AESEQ', '1', 'R1'), relation(first, 'DS', 'DSSEQ', '10', 'R1')],
    ...[relation(first, 'AE', 'AESPID', 'E03', 'R1'), relation(first, 'AE', 'AESEQ', '2', 'R2')],
    // Names the first event a second time.
    relation(first, 'AE', 'AESPID', 'E01', 'R1'),
    ...[relation(second, 'AE', 'AESEQ', '1', 'R1'), relation(second, 'DS', 'DSSEQ', '2', 'R1')],
  ],
  DM: [{ USUBJID: third, DTHFL: 'Y' }],
  DS: [{ USUBJID: third, DSDECOD: 'DEATH' }],
};
