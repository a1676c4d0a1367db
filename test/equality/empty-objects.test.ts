/** Operations of little but fragments and conditions: objects of which nothing is asked, mutations that conditions reorder, interface objects wanted of some types. Nothing fails and none is refused. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { operations } from './generate-operation.ts';
import { openTarget, type Target } from './open-target.ts';
import { abstractTypes } from './supergraphs/abstract-types.ts';
import { interfaceObjects } from './supergraphs/interface-objects.ts';
import { keys } from './supergraphs/keys.ts';
import { twoInterfaceObjects } from './supergraphs/two-interface-objects.ts';

const seed = Number(process.env.MERIDIAN_SEED ?? 7);
const supergraphs = [abstractTypes, interfaceObjects, keys, twoInterfaceObjects];
const limits = { depth: 4, fields: 16, fragments: 0.6, conditions: 0.35 };

let targets: readonly Target[];
beforeAll(async () => {
  targets = await Promise.all(supergraphs.map(openTarget));
}, 120_000);
afterAll(() => Promise.all(targets.map((target) => target.close())));

it(`are answered as graphql-js answers them (MERIDIAN_SEED=${seed})`, { timeout: 180_000 }, async () => {
  let empty = 0;
  for (const target of targets) {
    const arbitrary = operations(target.schema, target.pools, { made: 0, invalid: 0 }, limits);
    for (const operation of fc.sample(arbitrary, { numRuns: 30, seed })) {
      const alone = (await target.askAlone(operation)).answer;
      const { answer } = await target.ask('compiled', operation, undefined);
      const [told, due] = [answer, alone].map(({ data = null, errors = [] }) => [data, errors.length > 0] as const);
      expect([JSON.stringify(told?.[0]), told?.[1], target.name, operation]).toEqual([
        JSON.stringify(due?.[0]),
        due?.[1],
        target.name,
        operation,
      ]);
      if (JSON.stringify(alone.data ?? null).includes('{}')) empty += 1;
    }
  }
  expect(empty).toBeGreaterThan(10);
});
