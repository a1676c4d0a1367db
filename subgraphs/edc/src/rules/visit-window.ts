/** VISIT-WINDOW: how far from its planned day a visit may begin. */
const windowDays = 7;

/** There is no study day 0: day 1 follows day -1 (SDTMIG 4.4.4). */
const daysSinceReference = (studyDay: number): number => (studyDay > 0 ? studyDay - 1 : studyDay);

/** Whether a visit began more than seven days from its planned day; null when either study day is unknown. */
export function isOutOfWindow(startStudyDay: number | null, plannedStudyDay: number | null): boolean | null {
  if (startStudyDay === null || plannedStudyDay === null) return null;
  return Math.abs(daysSinceReference(startStudyDay) - daysSinceReference(plannedStudyDay)) > windowDays;
}
