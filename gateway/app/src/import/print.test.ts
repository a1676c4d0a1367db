import { describe, expect, it } from 'vitest';
import { formatSummary, showProgress } from './print.ts';
import type { DatasetSummary, ImportEvent, ImportSummary } from './summary.ts';

const dataset = (name: string, given: Partial<DatasetSummary>): DatasetSummary => ({
  ...{
    dataset: name,
    file: `${name}.csv`,
    read: 0,
    loaded: 0,
    refused: 0,
    seconds: 0.25,
    rejectFile: null,
    error: null,
  },
  ...given,
});

const datasets = [
  dataset('dm', { read: 306, loaded: 306 }),
  dataset('ae', { read: 1_961, loaded: 1_960, refused: 1, rejectFile: 'rejects/ae.rejects.csv' }),
  dataset('vs', { read: 2, refused: 2, error: 'every row was refused' }),
];

const summary: ImportSummary = {
  ...{ protocolId: 'S1', studyId: 'id', subjects: 306, findings: 7, seconds: 2.5, datasets },
  notLoaded: [{ file: 'zz.csv', reason: 'no subgraph takes it' }],
  deliveriesPending: false,
};

const events: readonly ImportEvent[] = [
  { kind: 'checking', file: 'dm.csv', index: 1, count: 3 },
  { kind: 'planned', protocolId: 'S1', datasets: 3, rows: 2_269 },
  { kind: 'loading', dataset: 'dm', rows: 306 },
  { kind: 'rows', dataset: 'dm', read: 306, done: 1_135 },
  ...datasets.map((each) => ({ kind: 'loaded' as const, dataset: each })),
  { kind: 'finishing', step: 'rules' },
];

function show(isTTY: boolean): string {
  let shown = '';
  const onEvent = showProgress({ isTTY, write: (text) => (shown += text) }, () => 1_000);
  for (const event of events) onEvent(event);
  return shown;
}

describe('the progress of an import', () => {
  it('is plain lines where there is no terminal', () => {
    expect(show(false)).toBe(
      [
        'S1: 3 datasets, 2,269 rows',
        'dm: 306 rows',
        'ae: 1,961 rows, 1 refused',
        'vs: every row was refused',
        'evaluating rules',
        '',
      ].join('\n'),
    );
  });

  it('is a bar on a terminal', () => {
    expect(show(true)).toContain(`[${'#'.repeat(15)}${' '.repeat(15)}]  50 % dm`);
    expect(show(true)).not.toContain('\n');
  });
});

it('the summary of an import is a table with totals and whatever was not loaded', () => {
  expect(formatSummary(summary)).toBe(
    [
      'dataset   read  loaded  refused  seconds',
      '----------------------------------------',
      'dm         306     306        0      0.3',
      'ae       1,961   1,960        1      0.3  see rejects/ae.rejects.csv',
      'vs           2       0        2      0.3  every row was refused',
      '----------------------------------------',
      'total    2,269   2,266        3      2.5',
      'zz.csv: not loaded: no subgraph takes it',
      'S1: 306 subjects, 7 findings',
      '',
    ].join('\n'),
  );
});

it('the summary of an import says when hospitals have not sent everything yet', () => {
  const pending = 'not everything that the hospitals send has arrived';
  expect(formatSummary(summary)).not.toContain(pending);
  expect(formatSummary({ ...summary, deliveriesPending: true })).toContain(pending);
});
