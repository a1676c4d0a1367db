/** VS: blood pressure and pulse lying and standing, temperature, weight and, once, height. */
import type { SourceRow } from '@meridian/kit/import';
import type { CastSubject } from './cast.ts';
import { studyId } from './design.ts';
import type { Random } from './random.ts';
import { dateOf, rowMaker, standard, studyDay, written } from './rows.ts';

const vs = rowMaker([
  ...['STUDYID', 'DOMAIN', 'USUBJID', 'VSSEQ', 'VSTESTCD', 'VSTEST', 'VSPOS', 'VSORRES', 'VSORRESU', 'VSSTRESC'],
  ...['VSSTRESN', 'VSSTRESU', 'VSSTAT', 'VSLOC', 'VSBLFL', 'VISITNUM', 'VISIT', 'VISITDY', 'EPOCH', 'VSDTC'],
  ...['VSDY', 'VSTPT', 'VSTPTNUM', 'VSELTM', 'VSTPTREF'],
]);

type Cells = Parameters<typeof vs>[0];

const positions = [
  {
    VSPOS: 'SUPINE',
    VSTPT: 'AFTER LYING DOWN FOR 5 MINUTES',
    VSTPTNUM: 815,
    VSELTM: 'PT5M',
    VSTPTREF: 'PATIENT SUPINE',
  },
  {
    VSPOS: 'STANDING',
    VSTPT: 'AFTER STANDING FOR 3 MINUTES',
    VSTPTNUM: 817,
    VSELTM: 'PT3M',
    VSTPTREF: 'PATIENT STANDING',
  },
] as const;

interface Person {
  readonly systolic: number;
  readonly diastolic: number;
  readonly pulse: number;
  readonly weightLb: number;
  readonly heightIn: number;
}

function describePerson({ random, sex }: CastSubject): Person {
  const own = random.fork('vs');
  return {
    systolic: own.normal(134, 9),
    diastolic: own.normal(77, 5),
    pulse: own.normal(70, 6),
    weightLb: own.normal(sex === 'M' ? 178 : 148, 15),
    heightIn: own.normal(sex === 'M' ? 69 : 64, 2),
  };
}

const whole = (VSTESTCD: string, VSTEST: string, unit: string, value: number): Cells => {
  const text = String(Math.round(value));
  return { VSTESTCD, VSTEST, VSORRES: text, VSORRESU: unit, VSSTRESC: text, VSSTRESN: text, VSSTRESU: unit };
};

const converted = (test: Cells, value: number, toStandard: (value: number) => number, decimals: number): Cells => {
  const shown = Number(value.toFixed(1));
  const si = standard(toStandard(shown), decimals);
  return { ...test, VSORRES: written(shown, 1), VSSTRESC: si, VSSTRESN: si };
};

function measurements(person: Person, visit: number, random: Random): readonly Cells[] {
  const cells = positions.flatMap((position, index) => [
    {
      ...whole('SYSBP', 'Systolic Blood Pressure', 'mmHg', random.normal(person.systolic - 4 * index, 5)),
      ...position,
    },
    {
      ...whole('DIABP', 'Diastolic Blood Pressure', 'mmHg', random.normal(person.diastolic + 2 * index, 4)),
      ...position,
    },
    { ...whole('PULSE', 'Pulse Rate', 'beats/min', random.normal(person.pulse + 5 * index, 4)), ...position },
  ]);
  const temperature = { VSTESTCD: 'TEMP', VSTEST: 'Temperature', VSORRESU: 'F', VSSTRESU: 'C', VSLOC: 'ORAL CAVITY' };
  const weight = { VSTESTCD: 'WEIGHT', VSTEST: 'Weight', VSORRESU: 'LB', VSSTRESU: 'kg' };
  const height = { VSTESTCD: 'HEIGHT', VSTEST: 'Height', VSORRESU: 'in', VSSTRESU: 'cm' };
  return [
    ...cells,
    converted(temperature, random.normal(97.7, 0.4), (fahrenheit) => ((fahrenheit - 32) * 5) / 9, 2),
    converted(weight, random.normal(person.weightLb, 1.2), (pounds) => pounds * 0.45359237, 2),
    ...(visit === 1 ? [converted(height, person.heightIn, (inches) => inches * 2.54, 2)] : []),
  ];
}

export function vitalSignRows(subject: CastSubject): readonly SourceRow[] {
  const { usubjid, visits, startDay, random } = subject;
  const person = describePerson(subject);
  const rows = visits.flatMap(({ planned, day }) =>
    measurements(person, planned.number, random.fork(`vs ${planned.number}`)).map((cells) => ({
      ...cells,
      ...{ VISITNUM: planned.number, VISIT: planned.name, VISITDY: planned.day, EPOCH: planned.epoch },
      ...{ VSDTC: dateOf(day), VSDY: studyDay(day, startDay), VSBLFL: planned.name === 'BASELINE' ? 'Y' : '' },
    })),
  );
  return rows.map((cells, index) =>
    vs({ STUDYID: studyId, DOMAIN: 'VS', USUBJID: usubjid, VSSEQ: index + 1, ...cells }),
  );
}
