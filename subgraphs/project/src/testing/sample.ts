/** A small study for suites: two sites, and one subject for each way a part in a study can go. */
import type { SiteKey, SourceRow, StudyKeys, SubjectKey } from '@meridian/kit/import';

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const sites: Readonly<Record<string, SiteKey>> = {
  '901': { id: uuid(901), principalInvestigatorId: uuid(9011) },
  '902': { id: uuid(902), principalInvestigatorId: null },
};

/** Subject numbers: site 901 has the odd ones, 902 the even. The last has no row of DM. */
const numbers = ['1001', '1002', '1003', '1004', '1005', '1006', '1007', '1008', '1009', '1010'] as const;
export const siteOf = (number: string): string => (Number(number) % 2 === 1 ? '901' : '902');
export const usubjidOf = (number: string): string => `T1-${siteOf(number)}-${number}`;
export const subjectIdOf = (number: string): string => uuid(Number(number));

const subjects: Readonly<Record<string, SubjectKey>> = Object.fromEntries(
  numbers.map((number) => [
    usubjidOf(number),
    { id: subjectIdOf(number), siteId: sites[siteOf(number)]?.id ?? '', siteNumber: siteOf(number) },
  ]),
);

export const sampleKeys = (studyId: string): StudyKeys => ({ studyId, protocolId: 'T1', sites, subjects });

const subject = (number: string, more: SourceRow = {}): SourceRow => ({
  USUBJID: usubjidOf(number),
  SUBJID: number,
  SITEID: siteOf(number),
  ARMCD: 'A',
  ARM: 'Active',
  ACTARMCD: 'A',
  ACTARM: 'Active',
  RFXSTDTC: '2014-02-01',
  ...more,
});

const event = (number: string, sequence: string, decod: string, more: SourceRow = {}): SourceRow => ({
  USUBJID: usubjidOf(number),
  DSSEQ: sequence,
  DSDECOD: decod,
  DSTERM: decod,
  DSCAT: 'DISPOSITION EVENT',
  ...more,
});

const arm = (code: string, name: string, order: string, element: string, epoch: string): SourceRow => ({
  ARMCD: code,
  ARM: name,
  TAETORD: order,
  ETCD: element.toUpperCase(),
  ELEMENT: element,
  EPOCH: epoch,
});

export const sampleData: Readonly<Record<string, readonly SourceRow[]>> = {
  TS: [
    { TSSEQ: '1', TSPARMCD: 'TITLE', TSPARM: 'Trial Title', TSVAL: 'A trial of something' },
    { TSSEQ: '1', TSPARMCD: 'TPHASE', TSPARM: 'Trial Phase Classification', TSVAL: 'PHASE IIA TRIAL' },
    { TSSEQ: '1', TSPARMCD: 'TBLIND', TSVAL: 'DOUBLE BLIND' },
    { TSSEQ: '1', TSPARMCD: 'INDIC', TSVAL: 'A disease', TSVALCD: '1234', TSVCDREF: 'SNOMED', TSVCDVER: '2020' },
    { TSSEQ: '1', TSPARMCD: 'PLANSUB', TSVAL: '12' },
    { TSSEQ: '1', TSPARMCD: 'SSTDTC', TSVAL: '2014-01' },
    { TSSEQ: '1', TSPARMCD: 'AGEMAX', TSVAL: '', TSVALNF: 'PINF' },
  ],
  TA: [
    arm('A', 'Active', '2', 'Drug', 'TREATMENT'),
    arm('A', 'Active', '1', 'Screen', 'SCREENING'),
    arm('P', 'Placebo', '1', 'Screen', 'SCREENING'),
    arm('P', 'Placebo', '2', 'Wash', 'WASHOUT'),
    arm('P', 'Placebo', '3', 'Sugar', 'TREATMENT'),
  ],
  TE: [{ ETCD: 'DRUG', ELEMENT: 'Drug', TEDUR: 'P26W' }],
  TI: [
    { IETESTCD: 'IN1', IETEST: 'Adult', IECAT: 'INCLUSION' },
    { IETESTCD: 'EX1', IETEST: 'Child', IECAT: 'Exclusionary', TIVERS: '2' },
  ],
  TV: [
    { VISITNUM: '10', VISIT: 'WEEK 8', VISITDY: '57' },
    { VISITNUM: '8.1', VISIT: 'WEEK 2 (T)' },
    { VISITNUM: '9', VISIT: 'WEEK 4', ARMCD: 'A' },
    { VISITNUM: '9', VISIT: 'WEEK 4', ARMCD: 'P' },
  ],
  DM: [
    subject('1001'),
    subject('1002', { ARMCD: 'SCRNFAIL', ARM: 'Screen Failure', ACTARMCD: '', ACTARM: '', RFXSTDTC: '' }),
    subject('1003', { ACTARMCD: 'P', ACTARM: 'Placebo' }),
    subject('1004'),
    subject('1005'),
    subject('1006'),
    subject('1007', { RFSTDTC: '2014-02', RFICDTC: '2014-01-20' }),
    subject('1008', { RFXSTDTC: '' }),
    subject('1009', { ARMCD: '', ARM: '', ACTARMCD: '', ACTARM: '', RFXSTDTC: '' }),
  ],
  SE: [
    { USUBJID: usubjidOf('1001'), SESEQ: '2', ETCD: 'DRUG', ELEMENT: 'Drug', SESTDTC: '2014-02-01', SESTDY: '1' },
    { USUBJID: usubjidOf('1001'), SESEQ: '1', ETCD: 'SCRN', ELEMENT: 'Screen', SESTDTC: '2014-01-05' },
    { USUBJID: usubjidOf('1003'), SESEQ: '1', ETCD: 'UNPLAN', SEUPDES: 'Not known', SESTDTC: '2014-04' },
    { USUBJID: usubjidOf('1004'), SESEQ: '1', ETCD: 'SCRN', ELEMENT: 'Screen', SESTDTC: '2014' },
  ],
  DS: [
    event('1001', '1', 'RANDOMIZED', { DSCAT: 'PROTOCOL MILESTONE', DSSTDTC: '2014-01-30' }),
    event('1001', '2', 'COMPLETED', { DSSTDTC: '2014-08-01', VISITNUM: '13.10', EPOCH: 'TREATMENT' }),
    event('1003', '1', 'DEATH', { DSSTDTC: '2014-05-03' }),
    event('1004', '1', 'LOST TO FOLLOW-UP', { DSSTDTC: '2014-05' }),
    event('1005', '1', 'WITHDRAWAL BY SUBJECT', { DSSTDTC: '2014' }),
    event('1006', '1', 'Moved away', { DSSTDTC: '2014-05-20', DSSPID: '24' }),
    event('1007', '1', 'COMPLETED', { EPOCH: 'SCREENING' }),
    event('1007', '2', 'FINAL LAB VISIT', { DSCAT: 'OTHER EVENT' }),
  ],
  SUPPDS: [
    {
      USUBJID: usubjidOf('1006'),
      IDVAR: 'DSSEQ',
      IDVARVAL: '1',
      QNAM: 'WHERE',
      QLABEL: 'Where to',
      QVAL: 'abroad',
      QORIG: 'CRF',
    },
  ],
};
