/** Random valid operations on the product's graph, none of them twice. */
import { readSupergraph } from '@meridian/app/meridian';
import { buildApiSchema } from '@meridian/schema/api-schema.ts';
import fc from 'fast-check';
import { operations } from '../equality/generate-operation.ts';
import type { Request } from './put-load.ts';

/** Small ones: the planner's time is to go into their number. */
const limits = { depth: 3, fields: 10 };
const pools = { ID: ['subject-1', 'subject-2', 'study-1'] };

/** So many, the same ones for the same seed. Made up before the load begins: each takes a millisecond or, now and then, a hundred, in which no request could be sent in time. */
export function makeDistinct(count: number, seed: number): readonly Request[] {
  const arbitrary = operations(buildApiSchema(readSupergraph()), pools, { made: 0, invalid: 0 }, limits);
  const made = new Map<string, Request>();
  for (let tries = 0; made.size < count; tries++)
    for (const operation of fc.sample(arbitrary, { numRuns: 1, seed: seed + tries }))
      made.set(operation.query, operation);
  return [...made.values()];
}
