/** Names under which the cache keeps things: hashes, so that nobody who lists them learns what they are about. */
import { hash } from 'node:crypto';

type KeyPart = string | number | null;

/** One text for each list of parts: the kind and the length before each part keep ['ab'] from ['a', 'b'] and '1' from 1. */
function spell(part: KeyPart): string {
  if (part === null) return '0';
  const text = String(part);
  return `${typeof part === 'number' ? 'n' : 's'}${text.length}:${text}`;
}

/** SHA-256 of the parts. UTF-16 keeps apart ill-formed strings that UTF-8 would all write as U+FFFD. */
export function hashParts(parts: readonly KeyPart[]): string {
  return hash('sha256', Buffer.from(parts.map(spell).join(''), 'utf16le'), 'base64url');
}

/** The tag of every entry: to invalidate it is to invalidate all that the caches of one deployment hold. */
export const everything = '*';

export const hashTag = (tag: string): string => hashParts(['tag', tag]);

/** The hashed tags of an entry, in one order whoever names them, and always with `everything`. */
export const hashTags = (tags: readonly string[]): string[] => [...new Set([everything, ...tags])].sort().map(hashTag);
