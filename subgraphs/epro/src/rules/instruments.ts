/** What is known about instruments besides what the data tell: who answers, what the total is and how far it reaches. */
import type { Respondent } from '../generated/resolvers.ts';

/** How the total of a response comes about when it is not in the data; `score.ts` says each exactly. */
export type Computation = 'SUM' | 'PERCENT_YES';

export interface Instrument {
  readonly name: string;
  readonly title: string;
  readonly copyright: string | null;
  readonly respondent: Respondent;
  /** Test code of the row that is the total; null when the data have none and it is computed. */
  readonly totalCode: string | null;
  readonly computation: Computation | null;
  readonly scoreRange: { readonly low: string; readonly high: string };
  readonly higherIsWorse: boolean;
}

/** By QSCAT. */
const known: Readonly<Record<string, Instrument>> = {
  'ADAS-COG': {
    name: 'ADAS-Cog',
    title: "Alzheimer's Disease Assessment Scale - Cognitive",
    copyright: null,
    respondent: 'PERFORMANCE',
    totalCode: 'ACTOT',
    computation: null,
    scoreRange: { low: '0', high: '70' },
    higherIsWorse: true,
  },
  'ADCS-CGIC': {
    name: 'CIBIC+',
    title: "Clinician's Interview-Based Impression of Change plus caregiver input",
    copyright: null,
    respondent: 'CLINICIAN',
    totalCode: 'CIBIC',
    computation: null,
    scoreRange: { low: '1', high: '7' },
    higherIsWorse: true,
  },
  NPI: {
    name: 'NPI-X',
    title: 'Revised Neuropsychiatric Inventory',
    copyright: null,
    respondent: 'CAREGIVER',
    // Over nine of the twelve domains, each frequency (1-4) times severity (1-3).
    totalCode: 'NPTOT',
    computation: null,
    scoreRange: { low: '0', high: '108' },
    higherIsWorse: true,
  },
  DAD: {
    name: 'DAD',
    title: 'Disability Assessment for Dementia',
    copyright: null,
    respondent: 'CAREGIVER',
    totalCode: null,
    computation: 'PERCENT_YES',
    scoreRange: { low: '0', high: '100' },
    higherIsWorse: false,
  },
  MMSE: {
    name: 'MMSE',
    title: 'Mini-Mental State Examination',
    copyright: 'Psychological Assessment Resources, Inc. (PAR)',
    respondent: 'PERFORMANCE',
    totalCode: null,
    computation: 'SUM',
    scoreRange: { low: '0', high: '30' },
    higherIsWorse: false,
  },
  'MHIS-NACC': {
    name: 'MHIS',
    title: 'Modified Hachinski Ischemic Score',
    copyright: null,
    respondent: 'CLINICIAN',
    totalCode: null,
    computation: 'SUM',
    scoreRange: { low: '0', high: '18' },
    higherIsWorse: true,
  },
};

/** Null when the instrument is not one that is known here. */
export const instrumentOf = (qscat: string): Instrument | null =>
  Object.hasOwn(known, qscat) ? (known[qscat] as Instrument) : null;
