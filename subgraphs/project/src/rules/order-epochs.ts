/** One epoch's place in one arm (SDTM TA). */
export interface PlacedEpoch {
  readonly armCode: string;
  /** Order of the element within its arm (TAETORD). */
  readonly order: number;
  readonly epoch: string;
}

/**
 * The epochs of a study in their order, each once. Arms may skip epochs, so an epoch stands at its latest place in any arm, counted in epochs and not in elements; between equals the one
 * that was met first comes first.
 */
export function orderEpochs(placed: readonly PlacedEpoch[]): string[] {
  const arms = new Map<string, string[]>();
  const latest = new Map<string, number>();
  for (const { armCode, epoch } of [...placed].sort((one, other) => one.order - other.order)) {
    const course = arms.get(armCode) ?? [];
    arms.set(armCode, course);
    if (course.includes(epoch)) continue;
    course.push(epoch);
    latest.set(epoch, Math.max(latest.get(epoch) ?? 0, course.length));
  }
  return [...latest].sort(([, one], [, other]) => one - other).map(([epoch]) => epoch);
}
