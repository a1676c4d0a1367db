/** LB: results with units, ranges and flags; one liver signal, one flag that disagrees with its range. */
import type { SourceRow } from '@meridian/kit/import';
import { type Analyte, analytes } from './analytes.ts';
import type { AttendedVisit, CastSubject } from './cast.ts';
import { studyId } from './design.ts';
import { dateOf, rowMaker, standard, studyDay, written } from './rows.ts';

const lb = rowMaker([
  ...['STUDYID', 'DOMAIN', 'USUBJID', 'LBSEQ', 'LBTESTCD', 'LBTEST', 'LBCAT', 'LBORRES', 'LBORRESU', 'LBORNRLO'],
  ...['LBORNRHI', 'LBSTRESC', 'LBSTRESN', 'LBSTRESU', 'LBSTNRLO', 'LBSTNRHI', 'LBNRIND', 'LBBLFL', 'VISITNUM'],
  ...['VISIT', 'VISITDY', 'EPOCH', 'LBDTC', 'LBDY'],
]);

/** ALT 5 × and bilirubin 2.5 × the upper limit with ALP in range: Hy's law (FDA, Drug-Induced Liver Injury, 2009). */
const liverSignal: Readonly<Record<string, number>> = { ALT: 172, AST: 148, BILI: 3, ALP: 98, GGT: 64 };
/** The same liver four weeks later: still raised, no longer a signal. */
const liverRecovering: Readonly<Record<string, number>> = { ALT: 71, AST: 58, BILI: 1.4, ALP: 96, GGT: 58 };
const signalVisit = 5;
const wrongFlag = { visit: 4, code: 'GLUC', value: 188, flag: 'NORMAL' } as const;

/** Aminotransferases may be a little raised in anybody, never near three times the limit. */
const strayLimits: Readonly<Record<string, number>> = { ALT: 1.6, AST: 1.6, ALP: 1.3, BILI: 1.2 };

function measure({ code, low, high, decimals }: Analyte, { part, random }: CastSubject, visit: number): number {
  const liver =
    part === 'liver signal' && visit >= signalVisit ? (visit === signalVisit ? liverSignal : liverRecovering) : {};
  if (code in liver) return liver[code] as number;
  if (part === 'wrong laboratory flag' && visit === wrongFlag.visit && code === wrongFlag.code) return wrongFlag.value;
  const own = random.fork(`lb ${code}`);
  const width = high - low;
  const usual = own.normal(low + width / 2, width / 6);
  const value = random.fork(`lb ${code} ${visit}`).normal(usual, width / 8);
  const limited = Math.max(low > 0 ? low * 0.8 : 0, Math.min(value, high * (strayLimits[code] ?? 1.15)));
  return Number(limited.toFixed(decimals));
}

function resultRow(
  analyte: Analyte,
  subject: CastSubject,
  { planned, day }: AttendedVisit,
  sequence: number,
): SourceRow {
  const { code, name, category, unit, low, high, decimals, standardUnit, factor, standardDecimals } = analyte;
  const value = measure(analyte, subject, planned.number);
  const si = (number: number): string => standard(number * factor, standardDecimals);
  const found = value < low ? 'LOW' : value > high ? 'HIGH' : 'NORMAL';
  const isWrong =
    subject.part === 'wrong laboratory flag' && planned.number === wrongFlag.visit && code === wrongFlag.code;
  const minute = subject.random.fork(`lb time ${planned.number}`).between(0, 59);
  return lb({
    ...{ STUDYID: studyId, DOMAIN: 'LB', USUBJID: subject.usubjid, LBSEQ: sequence, LBTESTCD: code, LBTEST: name },
    ...{ LBCAT: category, LBORRES: written(value, decimals), LBORRESU: unit, LBORNRLO: low, LBORNRHI: high },
    ...{ LBSTRESC: si(value), LBSTRESN: si(value), LBSTRESU: standardUnit, LBSTNRLO: si(low), LBSTNRHI: si(high) },
    ...{ LBNRIND: isWrong ? wrongFlag.flag : found, LBBLFL: planned.number === 1 ? 'Y' : '' },
    ...{ VISITNUM: planned.number, VISIT: planned.name, VISITDY: planned.day, EPOCH: planned.epoch },
    ...{ LBDTC: `${dateOf(day)}T08:${String(minute).padStart(2, '0')}`, LBDY: studyDay(day, subject.startDay) },
  });
}

/** LB in its parts lbch, lbhe and lbur; LBSEQ counts through all of them. */
export function laboratoryDatasets(
  subjects: readonly CastSubject[],
): Readonly<Record<keyof typeof analytes, SourceRow[]>> {
  const datasets: Record<keyof typeof analytes, SourceRow[]> = { lbch: [], lbhe: [], lbur: [] };
  for (const subject of subjects) {
    let sequence = 0;
    for (const dataset of ['lbch', 'lbhe', 'lbur'] as const) {
      for (const visit of subject.visits.filter(({ planned }) => planned.hasLaboratory)) {
        for (const analyte of analytes[dataset]) datasets[dataset].push(resultRow(analyte, subject, visit, ++sequence));
      }
    }
  }
  return datasets;
}
