/** Who takes part in the demo study and what becomes of them; every other dataset follows from this. */
import { type Arm, arms, type PlannedVisit, studyId, visits } from './design.ts';
import type { Random } from './random.ts';
import { dayOf } from './rows.ts';

/** What a subject is there to show; 'ordinary' nothing in particular. */
export type Part =
  | 'ordinary'
  | 'liver signal'
  | 'serious event'
  | 'inconsistent event'
  | 'withdrawn'
  | 'wrong laboratory flag'
  | 'two hospitals'
  | 'screen failure';

export interface AttendedVisit {
  readonly planned: PlannedVisit;
  readonly day: number;
}

export interface CastSubject {
  readonly usubjid: string;
  readonly number: string;
  readonly site: string;
  /** A second hospital's site that knows the subject. */
  readonly otherSite: string | null;
  readonly country: string;
  readonly part: Part;
  readonly sex: 'F' | 'M';
  readonly age: number;
  readonly arm: Arm | null;
  readonly screeningDay: number;
  /** First dose; null when never randomised. */
  readonly startDay: number | null;
  readonly lastDoseDay: number | null;
  readonly isCompleter: boolean;
  readonly visits: readonly AttendedVisit[];
  readonly random: Random;
}

/** By place in the list, so that a small study has the interesting ones first. */
const parts: readonly Part[] = [
  ...(['ordinary', 'liver signal', 'serious event', 'inconsistent event', 'withdrawn', 'screen failure'] as const),
  ...(['two hospitals', 'wrong laboratory flag'] as const),
];
const everyScreenFailure = 6;
const firstScreening = dayOf('2024-01-08');
const daysBetweenSubjects = 5;
const screeningDays = 14;
const lastTreatmentVisit = 7;

const partOf = (index: number): Part =>
  parts[index] ?? (index % everyScreenFailure === everyScreenFailure - 1 ? 'screen failure' : 'ordinary');

/** Whom the story needs until the end stays; of the others one in seven leaves early. */
function lastVisitNumber(part: Part, random: Random): number {
  if (part === 'screen failure') return 1;
  if (part === 'withdrawn') return 4;
  return part === 'ordinary' && random.chance(1 / 7) ? random.between(4, 6) : visits.length;
}

function attend(startDay: number, screeningDay: number, last: number, random: Random): readonly AttendedVisit[] {
  return visits
    .filter(({ number }) => number <= last)
    .map((planned) => {
      if (planned.number === 1) return { planned, day: screeningDay };
      const early = planned.number === 2 ? 0 : random.between(-3, 3);
      return { planned, day: startDay + planned.day - 1 + early };
    });
}

export function castSubjects(count: number, siteCount: number, random: Random): readonly CastSubject[] {
  const sites = Array.from({ length: siteCount }, (_, index) => String(901 + index));
  return Array.from({ length: count }, (_, index) => {
    const own = random.fork(`subject ${index}`);
    const part = partOf(index);
    const site = sites[index % siteCount] as string;
    const number = String(1001 + index);
    const screeningDay = firstScreening + index * daysBetweenSubjects + own.between(0, 4);
    const isRandomised = part !== 'screen failure';
    const startDay = screeningDay + screeningDays;
    const last = lastVisitNumber(part, own);
    const attended = attend(startDay, screeningDay, last, own);
    const lastDose = attended.findLast(({ planned }) => planned.number <= lastTreatmentVisit);
    return {
      usubjid: `${studyId}-${site}-${number}`,
      number,
      site,
      otherSite: part === 'two hospitals' && siteCount > 1 ? (sites[(index + 1) % siteCount] as string) : null,
      country: site === '902' ? 'CHN' : 'USA',
      part,
      sex: own.chance(0.55) ? 'F' : 'M',
      age: own.between(52, 84),
      // A signal of the product would make no sense under placebo.
      arm: !isRandomised ? null : part === 'liver signal' ? arms[2] : own.pick(arms),
      screeningDay,
      startDay: isRandomised ? startDay : null,
      lastDoseDay: isRandomised ? (lastDose?.day ?? null) : null,
      isCompleter: isRandomised && last === visits.length,
      visits: attended,
      random: own,
    };
  });
}
