/** How an entry is written in Redis: a line of facts about it, then its value, sealed when it is personal. */
import type { Entry } from './entry.ts';
import type { KeyRing } from './key-ring.ts';

interface EntryName {
  readonly hash: string;
  readonly personal: boolean;
}

/** Undefined when the value is personal and there is no key to seal it with. */
export function writeSharedEntry(
  { loadedAtMs, lifeMs }: Pick<Entry, 'loadedAtMs' | 'lifeMs'>,
  valueText: string,
  stamps: readonly string[],
  name: EntryName,
  keyRing: KeyRing | undefined,
): string | undefined {
  const text = `${JSON.stringify([loadedAtMs, lifeMs, stamps])}\n${valueText}`;
  return name.personal ? keyRing?.seal(text, name.hash) : text;
}

/** Undefined when there is none, it is unreadable, or one of its tags was invalidated since its load began. */
export function readSharedEntry(
  stored: string | undefined,
  stamps: readonly (string | null)[],
  name: EntryName,
  keyRing: KeyRing | undefined,
): Entry | undefined {
  if (stored === undefined) return undefined;
  const text = name.personal ? keyRing?.open(stored, name.hash) : stored;
  if (text === undefined) return undefined;
  const lineEnd = text.indexOf('\n');
  try {
    const [loadedAtMs, lifeMs, ownStamps] = JSON.parse(text.slice(0, lineEnd)) as [number, number, string[]];
    const isCurrent = ownStamps.length === stamps.length && stamps.every((stamp, index) => stamp === ownStamps[index]);
    const valueText = text.slice(lineEnd + 1);
    return isCurrent ? { value: JSON.parse(valueText), loadedAtMs, lifeMs, bytes: 2 * valueText.length } : undefined;
  } catch {
    return undefined;
  }
}
