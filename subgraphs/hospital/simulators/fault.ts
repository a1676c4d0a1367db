/** Reads a fault as an operator writes it. */
import { z } from 'zod';
import type { Fault } from './simulator.ts';

const count = z.number().int().positive().max(600_000);

const fault = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('none') }),
  z.strictObject({ mode: z.literal('down') }),
  z.strictObject({ mode: z.literal('hung') }),
  z.strictObject({ mode: z.literal('black-hole') }),
  z.strictObject({ mode: z.literal('slow'), delayMs: count.default(3_000) }),
  z.strictObject({ mode: z.literal('trickle'), bytesPerSecond: count.default(1) }),
  z.strictObject({ mode: z.literal('flapping'), downMs: count.default(1_000), upMs: count.default(1_000) }),
  z.strictObject({ mode: z.literal('truncate'), afterBytes: count.default(400) }),
  z.strictObject({ mode: z.literal('garbage') }),
  z.strictObject({ mode: z.literal('wrong-charset') }),
]);

export const faultModes: readonly string[] = fault.options.map((option) => option.shape.mode.value);

/** Null when it is none. */
export function readFault(value: unknown): Fault | null {
  const parsed = fault.safeParse(value);
  return parsed.success ? parsed.data : null;
}
