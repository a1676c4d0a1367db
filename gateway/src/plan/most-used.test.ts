import { expect, it } from 'vitest';
import { createUsage, type MostUsed } from './most-used.ts';

const ask = (usage: MostUsed, key: string, times: number) => {
  for (let time = 1; time <= times; time++) usage.count(key, { text: `${key} ${time}`, name: key });
};

const keysOf = (usage: MostUsed, most: number) => usage.top(most).map(({ name }) => name);

it('tells the most used first, as they were asked for last', () => {
  const usage = createUsage({ most: 10 });
  ask(usage, 'a', 2);
  ask(usage, 'b', 5);
  ask(usage, 'c', 1);
  expect(usage.top(2)).toEqual([
    { text: 'b 5', name: 'b' },
    { text: 'a 2', name: 'a' },
  ]);
});

it('holds a fixed number, and among them what is used often, however many others come by', () => {
  const usage = createUsage({ most: 20 });
  for (let index = 0; index < 20_000; index++) {
    ask(usage, `once ${index}`, 1);
    if (index % 10 === 0) ask(usage, 'often', 1);
    if (index % 5 === 0) ask(usage, 'oftener', 1);
  }
  expect(keysOf(usage, 1_000)).toEqual(['oftener', 'often']);
});

it('forgets what was used most a long time ago', () => {
  const usage = createUsage({ most: 10 });
  ask(usage, 'then', 90_000);
  ask(usage, 'between', 100_000);
  ask(usage, 'now', 60_000);
  ask(usage, 'between', 50_000);
  expect(keysOf(usage, 3)).toEqual(['between', 'now', 'then']);
});
