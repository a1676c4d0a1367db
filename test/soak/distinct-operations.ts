/** Random valid operations on the product's graph, none of them twice. */
import { hash } from 'node:crypto';
import { readSupergraph } from '@meridian/app/meridian';
import { buildApiSchema } from '@meridian/schema/api-schema.ts';
import fc from 'fast-check';
import { operations } from '../equality/generate-operation.ts';
import type { Request } from './put-load.ts';

/** Small ones: the planner's time is to go into their number. */
const limits = { depth: 3, fields: 10 };
const pools = { ID: ['subject-1', 'subject-2', 'study-1'] };

/** The next operation, until there were `count`; the same ones for the same seed. */
export function createDistinct(count: number, seed: number): () => Request | null {
  const arbitrary = operations(buildApiSchema(readSupergraph()), pools, { made: 0, invalid: 0 }, limits);
  const seen = new Set<string>();
  let tries = 0;
  return () => {
    if (seen.size >= count) return null;
    for (;;) {
      const [operation] = fc.sample(arbitrary, { numRuns: 1, seed: seed + tries++ });
      if (operation === undefined) continue;
      const digest = hash('sha256', operation.query, 'base64');
      if (seen.has(digest)) continue;
      seen.add(digest);
      return operation;
    }
  };
}
