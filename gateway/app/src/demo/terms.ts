/** A medical term as the site wrote it down and as the dictionary has it. */
import type { CastSubject } from './cast.ts';

export type Term = readonly [verbatim: string, verbatimChinese: string, term: string, organSystem: string];

/** Site 902 writes Chinese. */
export const inWords = ({ site }: CastSubject, [western, chinese]: Term): string =>
  site === '902' ? chinese : western;
