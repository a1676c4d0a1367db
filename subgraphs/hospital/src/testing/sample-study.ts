/** A small study, as its files would hold it. */
import type { SourceRow } from '@meridian/kit/import';
import { sampleStudy } from '@meridian/kit/testing';

/** Two subjects of one site, and two of another, of which the last has no data. */
export const [first, second, elsewhere, empty] = ['T1-901-1001', 'T1-901-1002', 'T1-902-1003', 'T1-902-1004'] as const;
export const keys = sampleStudy();
export const idOf = (usubjid: string): string => keys.subjects[usubjid]?.id ?? '';

const alt: SourceRow = {
  LBTESTCD: 'ALT',
  LBTEST: 'Alanine Aminotransferase',
  LBCAT: 'CHEMISTRY',
  LBORRES: '130',
  LBORRESU: 'U/L',
  LBORNRLO: '6',
  LBORNRHI: '40',
  LBSTRESC: '130',
  LBSTRESN: '130',
  LBSTRESU: 'U/L',
  LBSTNRLO: '6',
  LBSTNRHI: '40',
  LBNRIND: 'HIGH',
  VISITNUM: '9.299999999999999',
  LBDTC: '2014-02-03T10:00',
};
const bilirubin: SourceRow = {
  ...alt,
  LBTESTCD: 'BILI',
  LBTEST: 'Bilirubin',
  LBORRES: '3.0',
  LBORRESU: 'mg/dL',
  LBORNRLO: '0.2',
  LBORNRHI: '1.2',
  LBSTRESC: '51.3',
  LBSTRESN: '51.3',
  LBSTRESU: 'umol/L',
  LBSTNRLO: '3',
  LBSTNRHI: '21',
};
const color: SourceRow = { LBTESTCD: 'COLOR', LBTEST: 'Color', LBCAT: 'URINALYSIS', LBORRES: 'N', LBSTRESC: 'N' };
const pulse: SourceRow = {
  VSTESTCD: 'PULSE',
  VSTEST: 'Pulse Rate',
  VSORRES: '64',
  VSORRESU: 'beats/min',
  VSSTRESC: '64',
  VSSTRESN: '64',
  VSSTRESU: 'beats/min',
};

export const data: Record<string, SourceRow[]> = {
  DM: [first, second, elsewhere, empty].map((USUBJID) => ({ USUBJID })),
  SUPPDM: [{ USUBJID: first, QNAM: 'HOSPITAL2', QVAL: '902' }],
  LB: [
    // Not in the order of time, and one without a date, which comes first.
    { USUBJID: first, LBSEQ: '1', ...alt },
    { USUBJID: first, LBSEQ: '2', ...bilirubin },
    {
      USUBJID: first,
      LBSEQ: '3',
      ...alt,
      LBDTC: '2014-01-05',
      LBORRES: '<5',
      LBSTRESC: '<5',
      LBSTRESN: '',
      LBNRIND: 'NORMAL',
    },
    { USUBJID: first, LBSEQ: '4', ...color, LBDTC: '2014-03', LBNRIND: 'ABNORMAL' },
    { USUBJID: first, LBSEQ: '5', ...color },
    { USUBJID: second, LBSEQ: '1', ...alt, LBORRES: '7', LBSTRESC: '7', LBSTRESN: '7', LBNRIND: 'NORMAL' },
    { USUBJID: elsewhere, LBSEQ: '1', ...alt },
  ],
  SUPPLB: [
    { USUBJID: first, IDVAR: 'LBSEQ', IDVARVAL: '1', QNAM: 'LBTMSHI', QVAL: '3.0' },
    { USUBJID: first, IDVAR: 'LBSEQ', IDVARVAL: '1', QNAM: 'ENDPOINT', QVAL: 'Y' },
    { USUBJID: second, IDVAR: 'LBSEQ', IDVARVAL: '1', QNAM: 'LBTMSHI', QVAL: '0.2' },
  ],
  VS: [
    { USUBJID: first, VSSEQ: '1', ...pulse, VSPOS: 'SUPINE', VISITNUM: '1', VSDTC: '2014-01-02' },
    { USUBJID: first, VSSEQ: '2', ...pulse, VISITNUM: '3.5', VSDTC: '2014-01-30' },
    { USUBJID: first, VSSEQ: '3', VSTESTCD: 'TEMP', VSTEST: 'Temperature', VSSTAT: 'NOT DONE', VISITNUM: '1' },
    { USUBJID: second, VSSEQ: '1', ...pulse, VSDTC: '2014-01-02' },
  ],
  CM: [
    {
      USUBJID: first,
      CMSEQ: '1',
      CMTRT: 'ASPIRIN',
      CMDECOD: 'ACETYLSALICYLIC ACID',
      CMDOSE: '81',
      CMDOSU: 'mg',
      CMSTDTC: '2003-05',
    },
    { USUBJID: first, CMSEQ: '2', CMTRT: 'TEA', CMDECOD: 'UNCODED', CMSTDTC: '2003', CMENDTC: '2013-12-01' },
  ],
};
