/** What one fault showed: a line of the drill's table. */
export interface Finding {
  readonly fault: string;
  /** What the client got, with counts. */
  readonly got: string;
  /** Latencies of the same requests without and with the fault, in milliseconds; empty where nothing is compared. */
  readonly normalMs: readonly number[];
  readonly faultyMs: readonly number[];
  /** From the end of the fault to the first answer that is whole again. */
  readonly recoveryMs: number | null;
  /** What reached the source. */
  readonly upstream: string;
  /** What a client got and should not have, or what was lost; empty when all is well. */
  readonly wrong: readonly string[];
}

/** A line without what it does not tell. */
export const finding = (fault: string, told: Partial<Omit<Finding, 'fault'>>): Finding => ({
  got: '',
  normalMs: [],
  faultyMs: [],
  recoveryMs: null,
  upstream: '',
  wrong: [],
  ...told,
  fault,
});

/** Something that a row cannot be shown without is missing on this machine. */
export class PrerequisiteMissing extends Error {}
