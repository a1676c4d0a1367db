import { describe, expect, it } from 'vitest';
import { checkContract, formatResult, readOperations } from './check.ts';

it('the contract holds, whatever the generated files and the parent commit say', async () => {
  const results = await checkContract();
  const timeless = results.filter(({ check }) => !/fresh|breaks/.test(check));
  expect(timeless).toHaveLength(3);
  for (const { check, problems } of timeless) expect(problems, check).toEqual([]);
});

it('the report and the cohort are promised', () => {
  expect([...readOperations().keys()]).toEqual(expect.arrayContaining(['patient-report.graphql', 'cohort.graphql']));
});

describe('a result', () => {
  it('is one line when the rule holds', () => {
    expect(formatResult({ check: 'all is well', problems: [], remedy: 'none' })).toBe('ok    all is well');
    expect(formatResult({ check: 'all is well', problems: [], remedy: 'none', note: 'so far' })).toBe(
      'ok    all is well (so far)',
    );
  });

  it('tells what is wrong and what to do when it fails', () => {
    const text = formatResult({ check: 'all is well', problems: ['a is not', 'b is not'], remedy: 'mend them' });
    expect(text.split('\n').map((line) => line.trim())).toEqual([
      'FAIL  all is well: mend them',
      'a is not',
      'b is not',
    ]);
  });
});
