/** DM, SC, SUPPDM, DS, SE, SV and EX: who is in the study, and how far they came. */
import type { SourceRow } from '@meridian/kit/import';
import type { CastSubject } from './cast.ts';
import { product, studyId } from './design.ts';
import { dateOf, rowMaker, studyDay } from './rows.ts';

const dm = rowMaker([
  ...['STUDYID', 'DOMAIN', 'USUBJID', 'SUBJID', 'RFSTDTC', 'RFENDTC', 'RFXSTDTC', 'RFXENDTC', 'RFICDTC', 'RFPENDTC'],
  ...['DTHDTC', 'DTHFL', 'SITEID', 'AGE', 'AGEU', 'SEX', 'RACE', 'ETHNIC', 'ARMCD', 'ARM', 'ACTARMCD', 'ACTARM'],
  ...['COUNTRY', 'DMDTC', 'DMDY'],
]);
const sc = rowMaker([
  ...['STUDYID', 'DOMAIN', 'USUBJID', 'SCSEQ', 'SCTESTCD', 'SCTEST', 'SCCAT', 'SCORRES', 'SCORRESU'],
  ...['SCSTRESC', 'SCSTRESN', 'SCSTRESU', 'SCDTC', 'SCDY'],
]);
const supp = rowMaker([
  ...['STUDYID', 'RDOMAIN', 'USUBJID', 'IDVAR', 'IDVARVAL', 'QNAM', 'QLABEL', 'QVAL', 'QORIG', 'QEVAL'],
]);
const ds = rowMaker([
  ...['STUDYID', 'DOMAIN', 'USUBJID', 'DSSEQ', 'DSSPID', 'DSTERM', 'DSDECOD', 'DSCAT', 'VISITNUM', 'VISIT'],
  ...['EPOCH', 'DSDTC', 'DSSTDTC', 'DSDY', 'DSSTDY'],
]);
const se = rowMaker([
  ...['STUDYID', 'DOMAIN', 'USUBJID', 'SESEQ', 'ETCD', 'ELEMENT', 'SEUPDES', 'EPOCH', 'SESTDTC', 'SEENDTC'],
  ...['SESTDY', 'SEENDY'],
]);
const sv = rowMaker([
  ...['STUDYID', 'DOMAIN', 'USUBJID', 'VISITNUM', 'VISIT', 'VISITDY', 'EPOCH', 'SVSTDTC', 'SVENDTC', 'SVSTDY'],
  ...['SVENDY', 'SVUPDES'],
]);
const ex = rowMaker([
  ...['STUDYID', 'DOMAIN', 'USUBJID', 'EXSEQ', 'EXTRT', 'EXDOSE', 'EXDOSU', 'EXDOSFRM', 'EXDOSFRQ', 'EXROUTE'],
  ...['VISITNUM', 'VISIT', 'VISITDY', 'EPOCH', 'EXSTDTC', 'EXENDTC', 'EXSTDY', 'EXENDY'],
]);

const date = (day: number | null): string => (day === null ? '' : dateOf(day));
const lastDay = (subject: CastSubject): number => subject.visits.at(-1)?.day ?? subject.screeningDay;

export function demographicsRow(subject: CastSubject): SourceRow {
  const { usubjid, number, site, country, sex, age, arm, screeningDay, startDay, lastDoseDay, random } = subject;
  const [code, name] = arm ? [arm.code, arm.name] : ['SCRNFAIL', 'Screen Failure'];
  const race = country === 'CHN' ? 'ASIAN' : random.fork('race').pick(['WHITE', 'WHITE', 'BLACK OR AFRICAN AMERICAN']);
  return dm({
    ...{ STUDYID: studyId, DOMAIN: 'DM', USUBJID: usubjid, SUBJID: number, SITEID: site, COUNTRY: country },
    ...{ RFSTDTC: date(startDay), RFENDTC: startDay === null ? '' : date(lastDay(subject)) },
    ...{ RFXSTDTC: date(startDay), RFXENDTC: date(lastDoseDay), RFICDTC: date(screeningDay) },
    ...{ RFPENDTC: date(lastDay(subject)), AGE: age, AGEU: 'YEARS', SEX: sex, RACE: race },
    ...{ ETHNIC: 'NOT HISPANIC OR LATINO', ARMCD: code, ARM: name, ACTARMCD: code, ACTARM: name },
    ...{ DMDTC: date(screeningDay), DMDY: studyDay(screeningDay, startDay) },
  });
}

export function characteristicRow({ usubjid, screeningDay, startDay, random }: CastSubject): SourceRow {
  const years = random.fork('education').between(6, 20);
  return sc({
    ...{ STUDYID: studyId, DOMAIN: 'SC', USUBJID: usubjid, SCSEQ: 1, SCTESTCD: 'EDULEVEL' },
    ...{ SCTEST: 'Level of Education Attained', SCCAT: 'EDUCATION', SCORRES: years, SCORRESU: 'YEARS' },
    ...{ SCSTRESC: years, SCSTRESN: years, SCSTRESU: 'YEARS', SCDTC: date(screeningDay) },
    SCDY: studyDay(screeningDay, startDay),
  });
}

/** Populations, and the site of a second hospital that knows the subject. */
export function qualifierRows({ usubjid, startDay, isCompleter, otherSite }: CastSubject): readonly SourceRow[] {
  const flags = [
    ...(startDay === null ? [] : [['ITT', 'Intent to Treat Population Flag', 'Y', 'DERIVED']]),
    ...(startDay === null ? [] : [['SAFETY', 'Safety Population Flag', 'Y', 'DERIVED']]),
    ...(isCompleter ? [['COMPLT24', 'Completers of Week 24 Population Flag', 'Y', 'DERIVED']] : []),
    ...(otherSite === null ? [] : [['HOSPITAL2', 'Site of a Second Hospital', otherSite, 'CRF']]),
  ];
  return flags.map(([QNAM, QLABEL, QVAL, QORIG]) =>
    supp({ STUDYID: studyId, RDOMAIN: 'DM', USUBJID: usubjid, QNAM, QLABEL, QVAL, QORIG }),
  );
}

function ending({ part, isCompleter }: CastSubject): readonly [term: string, code: string] {
  if (part === 'screen failure') return ['SCREEN FAILURE', 'SCREEN FAILURE'];
  if (part === 'withdrawn') return ['家属要求退出试验', 'WITHDRAWAL BY SUBJECT'];
  return isCompleter ? ['PROTOCOL COMPLETED', 'COMPLETED'] : ['ADVERSE EVENT', 'ADVERSE EVENT'];
}

export function dispositionRow(subject: CastSubject): SourceRow {
  const { usubjid, startDay, visits } = subject;
  const last = visits.at(-1);
  const day = lastDay(subject);
  const [DSTERM, DSDECOD] = ending(subject);
  return ds({
    ...{ STUDYID: studyId, DOMAIN: 'DS', USUBJID: usubjid, DSSEQ: 1, DSTERM, DSDECOD, DSCAT: 'DISPOSITION EVENT' },
    ...{ VISITNUM: last?.planned.number, VISIT: last?.planned.name, EPOCH: last?.planned.epoch },
    ...{ DSDTC: date(day), DSSTDTC: date(day), DSDY: studyDay(day, startDay), DSSTDY: studyDay(day, startDay) },
  });
}

export function elementRows(subject: CastSubject): readonly SourceRow[] {
  const { usubjid, arm, screeningDay, startDay, lastDoseDay, isCompleter } = subject;
  const end = lastDay(subject);
  const steps: (readonly [code: string, name: string, epoch: string, from: number, to: number])[] = [
    ['SCRN', 'Screen', 'SCREENING', screeningDay, startDay ?? screeningDay],
  ];
  if (arm && startDay !== null) steps.push([arm.element, arm.name, 'TREATMENT', startDay, lastDoseDay ?? end]);
  if (isCompleter && lastDoseDay !== null) steps.push(['FOLO', 'Follow-up', 'FOLLOW-UP', lastDoseDay, end]);
  return steps.map(([ETCD, ELEMENT, EPOCH, from, to], index) =>
    se({
      ...{ STUDYID: studyId, DOMAIN: 'SE', USUBJID: usubjid, SESEQ: index + 1, ETCD, ELEMENT, EPOCH },
      ...{ SESTDTC: date(from), SEENDTC: date(to), SESTDY: studyDay(from, startDay), SEENDY: studyDay(to, startDay) },
    }),
  );
}

export const visitRows = ({ usubjid, startDay, visits }: CastSubject): readonly SourceRow[] =>
  visits.map(({ planned, day }) =>
    sv({
      ...{ STUDYID: studyId, DOMAIN: 'SV', USUBJID: usubjid, VISITNUM: planned.number, VISIT: planned.name },
      ...{ VISITDY: planned.day, EPOCH: planned.epoch, SVSTDTC: date(day), SVENDTC: date(day) },
      ...{ SVSTDY: studyDay(day, startDay), SVENDY: studyDay(day, startDay) },
    }),
  );

/** One row from each dispensing visit to the next. */
export function exposureRows({ usubjid, arm, startDay, lastDoseDay, visits }: CastSubject): readonly SourceRow[] {
  if (!arm || startDay === null || lastDoseDay === null) return [];
  const dispensing = visits.filter(({ planned, day }) => planned.epoch === 'TREATMENT' && day < lastDoseDay);
  return dispensing.map(({ planned, day }, index) => {
    const next = dispensing[index + 1];
    const to = next ? next.day - 1 : lastDoseDay;
    return ex({
      ...{ STUDYID: studyId, DOMAIN: 'EX', USUBJID: usubjid, EXSEQ: index + 1, EXDOSE: arm.doseMg, EXDOSU: 'mg' },
      ...{ EXTRT: arm.doseMg === 0 ? 'PLACEBO' : product, EXDOSFRM: 'TABLET', EXDOSFRQ: 'QD', EXROUTE: 'ORAL' },
      ...{ VISITNUM: planned.number, VISIT: planned.name, VISITDY: planned.day, EPOCH: 'TREATMENT' },
      ...{ EXSTDTC: date(day), EXENDTC: date(to), EXSTDY: studyDay(day, startDay), EXENDY: studyDay(to, startDay) },
    });
  });
}
