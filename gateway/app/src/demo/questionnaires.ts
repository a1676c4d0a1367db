/** QS in its parts: ADAS-Cog (qsco), MMSE (qsmm), NPI-X (qsni) and CIBIC+ (qsgi). Items are named by what they ask about; their wording belongs to its owners. */
import type { SourceRow } from '@meridian/kit/import';
import type { AttendedVisit, CastSubject } from './cast.ts';
import { studyId } from './design.ts';
import type { Random } from './random.ts';
import { dateOf, rowMaker, studyDay } from './rows.ts';

const qs = rowMaker([
  ...['STUDYID', 'DOMAIN', 'USUBJID', 'QSSEQ', 'QSTESTCD', 'QSTEST', 'QSCAT', 'QSSCAT', 'QSORRES', 'QSORRESU'],
  ...['QSSTRESC', 'QSSTRESN', 'QSSTRESU', 'QSSTAT', 'QSREASND', 'QSBLFL', 'QSDRVFL', 'VISITNUM', 'VISIT'],
  ...['VISITDY', 'EPOCH', 'QSDTC', 'QSDY'],
]);

type Cells = Parameters<typeof qs>[0];
type Item = readonly [code: string, name: string, highest: number];

const answer = (code: string, name: string, score: number, said: string | number = score): Cells => ({
  ...{ QSTESTCD: code, QSTEST: name, QSORRES: said, QSSTRESC: score, QSSTRESN: score },
});
const derived = (code: string, name: string, score: number, said: string | number = ''): Cells => ({
  ...answer(code, name, score, said),
  QSDRVFL: 'Y',
});

/** The eleven items of the subscore; higher is worse. */
const adasItems: readonly Item[] = [
  ['ACITM01', 'Word recall', 10],
  ['ACITM02', 'Naming', 5],
  ['ACITM04', 'Commands', 5],
  ['ACITM05', 'Constructional praxis', 5],
  ['ACITM06', 'Ideational praxis', 5],
  ['ACITM07', 'Orientation', 8],
  ['ACITM08', 'Word recognition', 12],
  ['ACITM11', 'Spoken language', 5],
  ['ACITM12', 'Comprehension', 5],
  ['ACITM13', 'Word finding', 5],
  ['ACITM14', 'Recall of instructions', 5],
];

const mmseItems: readonly (readonly [...Item, group: string])[] = [
  ['MMITM01', 'Orientation in time', 5, 'ORIENTATION'],
  ['MMITM02', 'Orientation in place', 5, 'ORIENTATION'],
  ['MMITM03', 'Registration', 3, 'REGISTRATION'],
  ['MMITM04', 'Attention and calculation', 5, 'ATTENTION AND CALCULATI'],
  ['MMITM05', 'Recall', 3, 'RECALL'],
  ['MMITM06', 'Language', 9, 'LANGUAGE'],
];

const npiDomains = [
  ...['DELUSIONS', 'HALLUCINATIONS', 'AGITATION/AGRESSION', 'DEPRESSION/DYSPHORIA', 'ANXIETY', 'EUPHORIA/ELATION'],
  ...['APATHY/INDIFFERENCE', 'DISINHIBITION', 'IRRITABILITY/LABILITY', 'ABERRANT MOTOR BEHAVIOR'],
  ...['NIGHT-TIME BEHAVIOR', 'APPETITE/EATING CHANGE'],
];
/** Euphoria and the two neurovegetative domains are not part of the NPI-X (9) total. */
const npiUnscored = new Set([5, 10, 11]);

const impressions = [
  'MARKED IMPROVEMENT',
  'MODERATE IMPROVEMENT',
  'MINIMAL IMPROVEMENT',
  'NO CHANGE',
  'MINIMAL WORSENING',
  'MODERATE WORSENING',
];

const impaired = (highest: number, severity: number, random: Random): number =>
  Math.max(0, Math.min(highest, Math.round(random.normal(highest * severity, highest * 0.12))));

function adas(severity: number, random: Random): readonly Cells[] {
  const items = adasItems.map(([code, name, highest]) => [code, name, impaired(highest, severity, random)] as const);
  const total = items.reduce((sum, [, , score]) => sum + score, 0);
  return [
    ...items.map(([code, name, score]) => answer(code, name, score)),
    derived('ACTOT', 'ADAS-COG(11) Subscore', total),
  ];
}

const mmse = (severity: number, random: Random): readonly Cells[] =>
  mmseItems.map(([code, name, highest, QSSCAT]) => ({
    ...answer(code, name, highest - impaired(highest, severity, random)),
    QSSCAT,
  }));

function npi(severity: number, random: Random): readonly Cells[] {
  let total = 0;
  const cells = npiDomains.flatMap((QSSCAT, index): readonly Cells[] => {
    const code = `NPITM${String(index + 1).padStart(2, '0')}`;
    if (!random.chance(severity * 0.6)) {
      return [answer(code, `${QSSCAT} PRESENT`, 0, 'ABSENT'), derived(`${code}S`, `${QSSCAT} Score`, 0, 0)].map(
        (cell) => ({ ...cell, QSSCAT }),
      );
    }
    const [frequency, degree, distress] = [random.between(1, 4), random.between(1, 3), random.between(0, 5)];
    const score = npiUnscored.has(index) ? 0 : frequency * degree;
    total += score;
    return [
      answer(`${code}F`, `${QSSCAT} FREQUENCY`, frequency),
      answer(`${code}V`, `${QSSCAT} SEVERITY`, degree),
      answer(`${code}D`, `${QSSCAT} DISTRESS`, distress),
      derived(`${code}S`, `${QSSCAT} Score`, score, score),
    ].map((cell) => ({ ...cell, QSSCAT }));
  });
  return [...cells, derived('NPTOT', 'NPI-X (9) Total Score', total)];
}

function cibic(random: Random): readonly Cells[] {
  const score = random.between(2, 6);
  return [answer('CIBIC', 'Extent of change since baseline', score, impressions[score - 1])];
}

/** What is asked at a visit, by dataset, with the instrument's category. */
function asked(
  { planned }: AttendedVisit,
  severity: number,
  random: Random,
): readonly (readonly [dataset: string, category: string, cells: readonly Cells[]])[] {
  if (planned.number === 1) return [['qsmm', 'MMSE', mmse(severity, random)]];
  if (!planned.hasQuestionnaires) return [];
  return [
    ['qsco', 'ADAS-COG', adas(severity, random)],
    ['qsni', 'NPI', npi(severity, random)],
    ...(planned.name === 'BASELINE' ? [] : ([['qsgi', 'ADCS-CGIC', cibic(random)]] as const)),
  ];
}

export function questionnaireDatasets(subjects: readonly CastSubject[]): Readonly<Record<string, SourceRow[]>> {
  const datasets: Record<string, SourceRow[]> = { qsco: [], qsmm: [], qsni: [], qsgi: [] };
  for (const { usubjid, visits, startDay, random } of subjects) {
    const severity = 0.2 + 0.35 * random.fork('qs').next();
    let sequence = 0;
    for (const visit of visits) {
      const { planned, day } = visit;
      for (const [dataset, QSCAT, answers] of asked(visit, severity, random.fork(`qs ${planned.number}`))) {
        for (const cells of answers)
          datasets[dataset]?.push(
            qs({
              ...{ STUDYID: studyId, DOMAIN: 'QS', USUBJID: usubjid, QSSEQ: ++sequence, QSCAT, ...cells },
              ...{ VISITNUM: planned.number, VISIT: planned.name, VISITDY: planned.day, EPOCH: planned.epoch },
              ...{ QSBLFL: planned.name === 'BASELINE' ? 'Y' : '', QSDTC: dateOf(day), QSDY: studyDay(day, startDay) },
            }),
          );
      }
    }
  }
  return datasets;
}
