/**
 * Whether bytes that are said to be GB18030 are UTF-8: that often decodes as GB18030 without an error, into other characters. Text in GB is, in turn, valid UTF-8 by chance only: each common
 * character with a probability of about one in five, so that four different ones of the GB2312 plane, or one outside of it, tell.
 */
export function isUtf8InDisguise(bytes: Buffer): boolean {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  const told = new Set<string>();
  for (const [run] of text.matchAll(/\P{ASCII}{1,16}/gu))
    for (const pair of Buffer.from(run).toString('latin1').match(/..?/gs) ?? []) {
      told.add(pair);
      if (told.size > 3 || !/^[\xA1-\xFE]{2}$/.test(pair)) return true;
    }
  return false;
}
