import type { PlannedVisitRecord } from '../records.ts';

/**
 * The planned visit of that number, compared as numbers: 8.10 is 8.1. The one that is planned for all arms or, without it, the only one of the number; null when arms differ, because which of
 * them is meant is not known here, and null when the protocol plans none.
 */
export function findPlannedVisit(schedule: readonly PlannedVisitRecord[], visitNum: string): PlannedVisitRecord | null {
  const visits = schedule.filter((visit) => Number(visit.visitNum) === Number(visitNum));
  const forAll = visits.find(({ armCode }) => armCode === null);
  if (forAll !== undefined) return forAll;
  return visits.length === 1 ? (visits[0] as PlannedVisitRecord) : null;
}
