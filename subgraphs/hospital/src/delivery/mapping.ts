/** A hospital's own codes in ours. */
import type { HospitalConfig } from '../hospitals/config.ts';

export type Mapping = HospitalConfig['mapping'];

/** The word that the hospital's configuration has for this one; what it does not name passes as it is, without the spaces around it. */
export function translate(words: Readonly<Record<string, string>>, word: string | null): string | null {
  const key = word?.trim();
  if (!key) return null;
  return Object.hasOwn(words, key) ? (words[key] as string) : key;
}
