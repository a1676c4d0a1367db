/** The design of the demo study, which is invented: no such product exists. */
import type { SourceRow } from '@meridian/kit/import';
import { rowMaker } from './rows.ts';

export const studyId = 'DEMO01';
export const product = 'DEMOTREX';

export interface Arm {
  readonly code: string;
  readonly name: string;
  readonly element: string;
  readonly doseMg: number;
}

export const arms = [
  { code: 'PBO', name: 'Placebo', element: 'PBO', doseMg: 0 },
  { code: 'LOW', name: 'Demotrex 10 mg', element: 'LOW', doseMg: 10 },
  { code: 'HIGH', name: 'Demotrex 20 mg', element: 'HIGH', doseMg: 20 },
] as const satisfies readonly Arm[];

export interface PlannedVisit {
  readonly number: number;
  readonly name: string;
  /** VISITDY. */
  readonly day: number;
  readonly epoch: 'SCREENING' | 'TREATMENT' | 'FOLLOW-UP';
  readonly hasLaboratory: boolean;
  readonly hasQuestionnaires: boolean;
}

export const visits: readonly PlannedVisit[] = [
  { number: 1, name: 'SCREENING', day: -14, epoch: 'SCREENING', hasLaboratory: true, hasQuestionnaires: false },
  { number: 2, name: 'BASELINE', day: 1, epoch: 'TREATMENT', hasLaboratory: false, hasQuestionnaires: true },
  { number: 3, name: 'WEEK 4', day: 28, epoch: 'TREATMENT', hasLaboratory: true, hasQuestionnaires: false },
  { number: 4, name: 'WEEK 8', day: 56, epoch: 'TREATMENT', hasLaboratory: true, hasQuestionnaires: true },
  { number: 5, name: 'WEEK 12', day: 84, epoch: 'TREATMENT', hasLaboratory: true, hasQuestionnaires: false },
  { number: 6, name: 'WEEK 16', day: 112, epoch: 'TREATMENT', hasLaboratory: true, hasQuestionnaires: true },
  { number: 7, name: 'WEEK 24', day: 168, epoch: 'TREATMENT', hasLaboratory: true, hasQuestionnaires: true },
  { number: 8, name: 'FOLLOW-UP', day: 196, epoch: 'FOLLOW-UP', hasLaboratory: false, hasQuestionnaires: false },
];

const ta = rowMaker([
  ...['STUDYID', 'DOMAIN', 'ARMCD', 'ARM', 'TAETORD', 'ETCD', 'ELEMENT', 'TABRANCH', 'TATRANS', 'EPOCH'],
]);
const te = rowMaker(['STUDYID', 'DOMAIN', 'ETCD', 'ELEMENT', 'TESTRL', 'TEENRL', 'TEDUR']);
const ti = rowMaker(['STUDYID', 'DOMAIN', 'IETESTCD', 'IETEST', 'IECAT']);
const tv = rowMaker(['STUDYID', 'DOMAIN', 'VISITNUM', 'VISIT', 'VISITDY', 'ARMCD', 'TVSTRL', 'TVENRL']);
const ts = rowMaker([
  ...['STUDYID', 'DOMAIN', 'TSSEQ', 'TSPARMCD', 'TSPARM', 'TSVAL', 'TSVALNF', 'TSVALCD', 'TSVCDREF', 'TSVCDVER'],
]);

const criteria: readonly (readonly [code: string, text: string])[] = [
  ['INCL01', 'Aged 50 to 85 years at screening.'],
  ['INCL02', 'Diagnosis of mild to moderate dementia, with a caregiver who takes part in the visits.'],
  ['INCL03', 'MMSE score of 10 to 26 at screening.'],
  ['EXCL01', 'Alanine or aspartate aminotransferase above twice the upper limit of normal at screening.'],
  ['EXCL02', 'Took part in another trial within 30 days before screening.'],
];

const parameters: readonly (readonly [code: string, name: string, value: string])[] = [
  [
    'TITLE',
    'Trial Title',
    'Demotrex in Mild to Moderate Dementia (synthetic demonstration study; no such product exists)',
  ],
  ['TPHASE', 'Trial Phase Classification', 'PHASE II TRIAL'],
  ['TBLIND', 'Trial Blinding Schema', 'DOUBLE BLIND'],
  ['TCNTRL', 'Control Type', 'PLACEBO'],
  ['STYPE', 'Study Type', 'INTERVENTIONAL'],
  ['INTMODEL', 'Intervention Model', 'PARALLEL'],
  ['RANDOM', 'Trial is Randomized', 'Y'],
  ['INDIC', 'Trial Indication', 'Dementia'],
  ['TRT', 'Investigational Therapy or Treatment', 'Demotrex'],
  ['SPONSOR', 'Clinical Study Sponsor', 'Meridian Demonstration Sponsor (synthetic)'],
  ['LENGTH', 'Trial Length', 'P28W'],
  ['AGEMIN', 'Planned Minimum Age of Subjects', 'P50Y'],
  ['AGEMAX', 'Planned Maximum Age of Subjects', 'P85Y'],
  ['SEXPOP', 'Sex of Participants', 'BOTH'],
  ['ROUTE', 'Route of Administration', 'ORAL'],
  ['NARMS', 'Planned Number of Arms', '3'],
  ['SSTDTC', 'Study Start Date', '2024-01-08'],
  ['OBJPRIM', 'Trial Primary Objective', 'To show every section of a patient report with data that belong to nobody.'],
];

const elements: readonly (readonly [code: string, name: string, start: string, duration: string])[] = [
  ['SCRN', 'Screen', 'Informed consent', 'P2W'],
  ...arms.map(({ element, name }) => [element, name, 'First dose', 'P24W'] as const),
  ['FOLO', 'Follow-up', 'Last dose', 'P4W'],
];

function armRows({ code, name, element }: Arm): readonly SourceRow[] {
  const steps = [
    ['SCRN', 'Screen', `Randomized to ${name}`, 'SCREENING'],
    [element, name, '', 'TREATMENT'],
    ['FOLO', 'Follow-up', '', 'FOLLOW-UP'],
  ] as const;
  return steps.map(([ETCD, ELEMENT, TABRANCH, EPOCH], index) =>
    ta({ STUDYID: studyId, DOMAIN: 'TA', ARMCD: code, ARM: name, TAETORD: index + 1, ETCD, ELEMENT, TABRANCH, EPOCH }),
  );
}

/** TA, TE, TI, TS and TV. */
export function designDatasets(subjects: number): Readonly<Record<string, readonly SourceRow[]>> {
  const values = [...parameters, ['PLANSUB', 'Planned Number of Subjects', String(subjects)] as const];
  return {
    ta: arms.flatMap(armRows),
    te: elements.map(([ETCD, ELEMENT, TESTRL, TEDUR]) =>
      te({ STUDYID: studyId, DOMAIN: 'TE', ETCD, ELEMENT, TESTRL, TEDUR }),
    ),
    ti: criteria.map(([IETESTCD, IETEST]) =>
      ti({
        STUDYID: studyId,
        DOMAIN: 'TI',
        IETESTCD,
        IETEST,
        IECAT: IETESTCD.startsWith('INCL') ? 'INCLUSION' : 'EXCLUSION',
      }),
    ),
    ts: values.map(([TSPARMCD, TSPARM, TSVAL]) =>
      ts({ STUDYID: studyId, DOMAIN: 'TS', TSSEQ: 1, TSPARMCD, TSPARM, TSVAL }),
    ),
    tv: visits.map(({ number, name, day }) =>
      tv({
        STUDYID: studyId,
        DOMAIN: 'TV',
        VISITNUM: number,
        VISIT: name,
        VISITDY: day,
        TVSTRL: day > 1 ? `Baseline + ${day} days` : '',
      }),
    ),
  };
}
