/** MedDRA's levels as columns. */
import type { Coding, MedDraCoding } from '../generated/resolvers.ts';

const levels = ['llt', 'pt', 'hlt', 'hlgt', 'soc', 'body_system'] as const;
type Level = (typeof levels)[number];

export const meddraColumns: readonly string[] = levels.flatMap((level) => [level, `${level}_code as ${level}_code`]);

export type MeddraRow = {
  readonly [Key in Exclude<Level, 'body_system'> | 'bodySystem' | `${Level}_code`]: string | null;
};

/** The system's URI in HL7 Terminology (CodeSystem MedDRA). */
const system = 'https://www.meddra.org';

const toCoding = (display: string | null, code: string | null): Coding | null =>
  display === null && code === null ? null : { system, code, display, version: null };

/** Null when no level is given. */
export function toMeddra(row: MeddraRow): MedDraCoding | null {
  const coding = {
    llt: toCoding(row.llt, row.llt_code),
    pt: toCoding(row.pt, row.pt_code),
    hlt: toCoding(row.hlt, row.hlt_code),
    hlgt: toCoding(row.hlgt, row.hlgt_code),
    soc: toCoding(row.soc, row.soc_code),
    bodySystem: toCoding(row.bodySystem, row.body_system_code),
  };
  return Object.values(coding).some((level) => level !== null) ? coding : null;
}
