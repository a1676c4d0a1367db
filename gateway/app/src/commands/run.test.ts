import { describe, expect, it } from 'vitest';
import { readWords, UsageError } from './run.ts';

const read = (...args: string[]) =>
  readWords(
    {
      args,
      options: { study: { type: 'string', multiple: true }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    },
    'npm run thing',
  );

describe('the words of a command', () => {
  it('are options and the rest', () => {
    const { values, positionals } = read('one', '--study', 'A', '--study=B', '--json');
    expect([values.study, values.json, positionals]).toEqual([['A', 'B'], true, ['one']]);
  });

  it.each([
    [['--stdy', 'A'], "Unknown option '--stdy'\nusage: npm run thing"],
    [['--study', ''], '--study is empty\nusage: npm run thing'],
    [['--study', 'A', '--study='], '--study is empty\nusage: npm run thing'],
  ])('%j are refused in one line, with the usage', (args, message) => {
    expect(() => read(...args)).toThrow(new UsageError(message.split('\n')[0] as string, 'npm run thing'));
  });
});
