/** MH and CM: what came before the study, with dates of which only a part is known. */
import type { SourceRow } from '@meridian/kit/import';
import type { CastSubject } from './cast.ts';
import { studyId } from './design.ts';
import type { Random } from './random.ts';
import { dateOf, rowMaker, studyDay } from './rows.ts';
import { inWords, type Term } from './terms.ts';

const mh = rowMaker([
  ...['STUDYID', 'DOMAIN', 'USUBJID', 'MHSEQ', 'MHSPID', 'MHTERM', 'MHLLT', 'MHDECOD', 'MHHLT', 'MHHLGT', 'MHCAT'],
  ...['MHBODSYS', 'MHSEV', 'VISITNUM', 'VISIT', 'VISITDY', 'MHDTC', 'MHSTDTC', 'MHDY'],
]);
const cm = rowMaker([
  ...['STUDYID', 'DOMAIN', 'USUBJID', 'CMSEQ', 'CMSPID', 'CMTRT', 'CMDECOD', 'CMINDC', 'CMCLAS', 'CMDOSE', 'CMDOSU'],
  ...['CMDOSFRQ', 'CMROUTE', 'VISITNUM', 'VISIT', 'VISITDY', 'EPOCH', 'CMDTC', 'CMSTDTC', 'CMENDTC', 'CMDY', 'CMSTDY'],
  'CMENDY',
]);

const conditions: readonly Term[] = [
  ['High blood pressure', '高血压', 'HYPERTENSION', 'VASCULAR DISORDERS'],
  ['Type 2 diabetes', '2型糖尿病', 'TYPE 2 DIABETES MELLITUS', 'METABOLISM AND NUTRITION DISORDERS'],
  ['Osteoarthritis of both knees', '双膝骨关节炎', 'OSTEOARTHRITIS', 'MUSCULOSKELETAL AND CONNECTIVE TISSUE DISORDERS'],
  ['Cataract surgery', '白内障手术', 'CATARACT OPERATION', 'SURGICAL AND MEDICAL PROCEDURES'],
];

const medications: readonly (readonly [
  name: string,
  term: string,
  dose: number,
  frequency: string,
  indication: string,
])[] = [
  ['Aspirin 100', 'ACETYLSALICYLIC ACID', 100, 'QD', 'CARDIOVASCULAR PROPHYLAXIS'],
  ['Amlodipine', 'AMLODIPINE', 5, 'QD', 'HYPERTENSION'],
  ['Metformin', 'METFORMIN', 500, 'BID', 'TYPE 2 DIABETES MELLITUS'],
  ['Paracetamol', 'PARACETAMOL', 500, 'PRN', 'PAIN'],
];

/** Dates as people remember them: a year, a month, sometimes a day. */
const remembered = (random: Random): string =>
  random.pick(['2014', '2014-03', '2016', '2019-11', '2021-05-17', `20${random.between(10, 22)}`, '']);

const screening = ({ visits }: CastSubject) => {
  const { number, name, day } = (visits[0] as CastSubject['visits'][number]).planned;
  return { VISITNUM: number, VISIT: name, VISITDY: day };
};

export function medicalHistoryRows(subject: CastSubject): readonly SourceRow[] {
  const { usubjid, screeningDay, startDay, random } = subject;
  const own = random.fork('mh');
  const others = conditions.filter(() => own.chance(0.45));
  const dementia: Term = ['Dementia', '痴呆', 'DEMENTIA', 'NERVOUS SYSTEM DISORDERS'];
  return [dementia, ...others].map((term, index) =>
    mh({
      ...{ STUDYID: studyId, DOMAIN: 'MH', USUBJID: usubjid, MHSEQ: index + 1, MHTERM: inWords(subject, term) },
      ...{
        MHLLT: term[2],
        MHDECOD: term[2],
        MHBODSYS: term[3],
        MHCAT: index === 0 ? 'PRIMARY DIAGNOSIS' : 'SIGNIFICANT PRE-EXISTING CONDITION',
      },
      ...{ ...screening(subject), MHDTC: dateOf(screeningDay), MHSTDTC: index === 0 ? '2022-06' : remembered(own) },
      MHDY: studyDay(screeningDay, startDay),
    }),
  );
}

export function medicationRows(subject: CastSubject): readonly SourceRow[] {
  const { usubjid, screeningDay, startDay, random } = subject;
  if (startDay === null) return [];
  const own = random.fork('cm');
  // The first subject shows both kinds of partial date; everybody takes something.
  const taken = medications.filter((_, index) => index < (subject.number === '1001' ? 2 : 1) || own.chance(0.4));
  return taken.map(([CMTRT, CMDECOD, CMDOSE, CMDOSFRQ, CMINDC], index) =>
    cm({
      ...{
        STUDYID: studyId,
        DOMAIN: 'CM',
        USUBJID: usubjid,
        CMSEQ: index + 1,
        CMTRT,
        CMDECOD,
        CMINDC,
        CMDOSE,
        CMDOSU: 'mg',
      },
      ...{
        CMCLAS: 'UNCODED',
        CMDOSFRQ,
        CMROUTE: 'ORAL',
        ...screening(subject),
        EPOCH: 'SCREENING',
        CMDTC: dateOf(screeningDay),
      },
      ...{ CMSTDTC: subject.number === '1001' ? (['2014-03', '2014'][index] ?? '') : remembered(own) },
      CMDY: studyDay(screeningDay, startDay),
    }),
  );
}
