import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { generate } from './generated-code.ts';

interface Made {
  readonly factory: object;
  readonly value: unknown;
}

const source = 'return { factory: arguments.callee, value: a };';

it('is compiled once for the same text, and made with its own values each time', () => {
  const [one, other] = [generate<Made>(source, { a: 1 }), generate<Made>(source, { a: 2 })];
  expect([one.value, other.value]).toEqual([1, 2]);
  expect(other.factory).toBe(one.factory);
  expect(generate<Made>(`${source} `, { a: 1 }).factory).not.toBe(one.factory);
  expect(generate<Made>(source, { a: 1, b: 2 }).factory).not.toBe(one.factory);
});

it('is forgotten when nothing made of it is in use, and not before', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What it returns keeps nothing of the factory but by being made of it.
  const generateOnce = () => {
    const watch: { factory?: WeakRef<object> } = {};
    const made = generate<() => number>('watch.factory = new WeakRef(arguments.callee); return () => 1;', { watch });
    return { watch, made: [made] };
  };
  const { watch, made } = generateOnce();
  const isKept = async (): Promise<boolean> => {
    // A reference that was looked at lasts until the end of the turn.
    await setImmediate();
    collect();
    return watch.factory?.deref() !== undefined;
  };
  expect(await isKept()).toBe(true);
  made.pop();
  await expect.poll(isKept).toBe(false);
});
