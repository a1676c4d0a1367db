/** Which operations are asked for most, so that a new supergraph can be made ready for them. Holds a fixed number, however many there are. */

export interface UsedOperation {
  /** The document as a client sent it. */
  readonly text: string;
  readonly name: string | undefined;
}

export interface MostUsed {
  /** `key` is what operations have in common that differ in literals, names of fragments or layout only. */
  count(key: string, operation: UsedOperation): void;
  /** At most `most` of those that were asked for more than once, as they were asked for last, the most used first. */
  top(most: number): readonly UsedOperation[];
}

interface Entry {
  readonly key: string;
  operation: UsedOperation;
  count: number;
  /** By how much `count` may be too high: what the entry whose place it took had. */
  inherited: number;
}

/** At least. */
const timesUsed = ({ count, inherited }: Entry): number => count - inherited;

/** After so many operations all counts are halved: last month's favourite must not outlive today's. */
const halfLife = 100_000;

/**
 * Counts as "Space-Saving" does (Metwally et al. 2005): a newcomer takes the place and the count of the least used, so that whatever is
 * asked for more often than once in `most` operations is always held.
 */
export function createUsage({ most }: { readonly most: number }): MostUsed {
  const entries = new Map<string, Entry>();
  let counted = 0;

  function halve(): void {
    counted = 0;
    for (const entry of entries.values()) {
      entry.count /= 2;
      entry.inherited /= 2;
    }
  }

  function replaceLeastUsed(): number {
    let least: Entry | undefined;
    for (const entry of entries.values()) if (least === undefined || entry.count < least.count) least = entry;
    if (least) entries.delete(least.key);
    return least?.count ?? 0;
  }

  return {
    count(key, operation) {
      const entry = entries.get(key);
      if (entry) {
        entry.operation = operation;
        entry.count += 1;
      } else {
        const inherited = entries.size < most ? 0 : replaceLeastUsed();
        entries.set(key, { key, operation, count: inherited + 1, inherited });
      }
      counted += 1;
      if (counted >= halfLife) halve();
    },
    top: (wanted) =>
      [...entries.values()]
        .filter((entry) => timesUsed(entry) > 1)
        .sort((a, b) => timesUsed(b) - timesUsed(a))
        .slice(0, wanted)
        .map(({ operation }) => operation),
  };
}
