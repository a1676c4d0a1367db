import { expect, test } from 'vitest';
import { readOptions, select } from './options.ts';

test('without arguments the peers are measured, on every operation', () => {
  expect(readOptions([])).toEqual({ mode: 'peers', seconds: 150, only: null, contenders: null });
});

test('names are lists, and each mode has its own time', () => {
  expect(readOptions(['--only', 'report, tiny', '--contenders', 'plain,ours'])).toMatchObject({
    only: ['report', 'tiny'],
    contenders: ['plain', 'ours'],
  });
  expect(readOptions(['--ladder'])).toMatchObject({ mode: 'ladder', seconds: 90 });
  expect(readOptions(['--cost', '--seconds', '7.5'])).toMatchObject({ mode: 'cost', seconds: 7.5 });
});

test.each(['0', '-1', 'soon', '7201'])('--seconds %s is refused', (seconds) => {
  expect(() => readOptions([`--seconds=${seconds}`])).toThrow('--seconds must be a number');
});

test('two modes at once are refused, and so is an option that does not exist', () => {
  expect(() => readOptions(['--ladder', '--cost'])).toThrow('one at a time: --ladder, --cost');
  expect(() => readOptions(['--fast'])).toThrow();
});

test('what is asked for is selected in the order of the whole, and an unknown name is refused with the known ones', () => {
  const all = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
  expect(select('--only', all, ['c', 'a'])).toEqual([{ name: 'a' }, { name: 'c' }]);
  expect(select('--only', all, null)).toBe(all);
  expect(() => select('--only', all, ['b', 'd'])).toThrow('--only: no d among a, b, c');
});
