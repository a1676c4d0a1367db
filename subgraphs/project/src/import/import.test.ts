import { type DatasetLoad, RowRefused, type SourceRow, type TableRow } from '@meridian/kit/import';
import { describe, expect, it } from 'vitest';
import { sampleData, sampleKeys, subjectIdOf, usubjidOf } from '../testing/sample.ts';
import { loads } from './index.ts';

const study = sampleKeys('00000000-0000-4000-8000-0000000000a1');
const loadOf = (domain: string): DatasetLoad => loads.find((load) => load.domain === domain) as DatasetLoad;

/** The rows by table, as objects. */
function map(domain: string, rows: readonly SourceRow[]): Record<string, Record<string, unknown>[]> {
  const load = loadOf(domain);
  const mapper = load.start({ study, dataset: domain.toLowerCase() });
  const mapped: TableRow[] = [...rows.flatMap((row) => mapper.row(row)), ...(mapper.end?.() ?? [])];
  return Object.fromEntries(
    load.tables.map(({ table, columns }, index) => [
      table,
      mapped
        .filter((row) => row.table === index)
        .map(({ values }) => Object.fromEntries(columns.map((column, at) => [column, values[at]]))),
    ]),
  );
}

function refusalOf(domain: string, row: SourceRow): string {
  try {
    map(domain, [row]);
  } catch (error) {
    if (error instanceof RowRefused) return `${error.column} ${error.reason}`;
    throw error;
  }
  return 'not refused';
}

const first = (domain: string): SourceRow => sampleData[domain]?.[0] ?? {};

describe('import of the project datasets', () => {
  it.each(loads.map((load) => [load.domain, load] as const))('maps %s to all columns of its tables', (domain, load) => {
    const mapper = load.start({ study, dataset: domain.toLowerCase() });
    const rows = [...(sampleData[domain] ?? []).flatMap((row) => mapper.row(row)), ...(mapper.end?.() ?? [])];
    expect(rows.length).toBeGreaterThan(0);
    for (const { table, values } of rows) expect(values).toHaveLength(load.tables[table]?.columns.length ?? 0);
  });

  it('reads a parameter of the trial summary with its code, and joins a value that goes on', () => {
    const [row] = map('TS', [
      { TSSEQ: '2', TSPARMCD: 'OBJPRIM', TSPARM: 'Objective', TSVAL: 'one ', TSVAL1: 'two ', TSVAL2: 'three' },
    ])['project.study_parameter'] as [Record<string, unknown>];
    expect(row).toMatchObject({ sequence: 2, code: 'OBJPRIM', value: 'one two three', coded_value: null });
  });

  it('makes arms, their elements and epochs of TA', () => {
    const mapped = map('TA', sampleData.TA ?? []);
    expect(mapped['project.arm']).toEqual([
      { code: 'A', name: 'Active', planned: true },
      { code: 'P', name: 'Placebo', planned: true },
    ]);
    expect(mapped['project.arm_element']).toHaveLength(5);
    expect(mapped['project.epoch']).toEqual([
      { name: 'SCREENING', epoch_order: 1 },
      { name: 'WASHOUT', epoch_order: 2 },
      { name: 'TREATMENT', epoch_order: 3 },
    ]);
  });

  it('keeps numbers exact and partial dates partial', () => {
    expect(map('TV', [{ VISITNUM: '9.299999999999999', VISIT: 'X' }])['project.planned_visit']).toMatchObject([
      { visit_num: '9.299999999999999', planned_study_day: null, arm_code: '' },
    ]);
    expect(map('DM', [{ ...first('DM'), RFSTDTC: '2014-02' }])['project.enrollment']).toMatchObject([
      { subject_id: subjectIdOf('1001'), reference_start_on: '2014-02', reference_end_on: null },
    ]);
  });

  it('makes each site and each arm that subjects have once', () => {
    const mapped = map('DM', sampleData.DM ?? []);
    expect(mapped['project.study_site']?.map(({ site_number }) => site_number)).toEqual(['901', '902']);
    expect(mapped['project.arm']).toEqual([
      { code: 'A', name: 'Active', planned: false },
      { code: 'SCRNFAIL', name: 'Screen Failure', planned: false },
      { code: 'P', name: 'Placebo', planned: false },
    ]);
  });

  it('keeps the text of codes it does not know', () => {
    expect(map('DS', [{ ...first('DS'), DSDECOD: 'Moved away' }])['project.disposition_event']).toMatchObject([
      { decod: 'OTHER', uncoded: '[{"field":"decod","text":"Moved away"}]' },
    ]);
    expect(map('DS', [{ ...first('DS'), DSDECOD: 'LOST TO FOLLOW-UP' }])['project.disposition_event']).toMatchObject([
      { decod: 'LOST_TO_FOLLOW_UP', uncoded: null },
    ]);
    expect(map('TI', [{ ...first('TI'), IECAT: 'MAYBE' }])['project.criterion']).toMatchObject([
      { category: 'OTHER', uncoded: '[{"field":"category","text":"MAYBE"}]' },
    ]);
  });

  it.each([
    ['TS', { TSPARMCD: '' }, 'TSPARMCD is empty'],
    ['TS', { TSSEQ: 'one' }, 'TSSEQ is not a whole number'],
    ['TS', { TSPARMCD: 'SENDTC', TSVAL: 'soon' }, 'TSVAL is not an ISO 8601 date'],
    ['TS', { TSPARMCD: 'PLANSUB', TSVAL: 'many' }, 'TSVAL is not a whole number'],
    ['TA', { EPOCH: '' }, 'EPOCH is empty'],
    ['TE', { TEDUR: '26 weeks' }, 'TEDUR is not an ISO 8601 duration'],
    ['TI', { IETEST: '' }, 'IETEST is empty'],
    ['TV', { VISITNUM: '' }, 'VISITNUM is empty'],
    ['TV', { VISITNUM: 'ten' }, 'VISITNUM is not a decimal number'],
    ['DM', { USUBJID: 'T1-901-9999' }, 'USUBJID is no subject of this study'],
    ['DM', { ARMCD: '' }, 'ARMCD is empty, but ARM is not'],
    ['DM', { ACTARM: '' }, 'ACTARM is empty, but ACTARMCD is not'],
    ['DM', { RFPENDTC: '2014-13-01' }, 'RFPENDTC is not an ISO 8601 date'],
    ['SE', { ETCD: '' }, 'ETCD is empty'],
    ['SE', { SESTDY: '1.5' }, 'SESTDY is not a whole number'],
    ['DS', { DSDECOD: '' }, 'DSDECOD is empty'],
    ['DS', { DSSTDTC: '2014-02-30' }, 'DSSTDTC is not an ISO 8601 date'],
    ['SUPPDS', { IDVAR: 'VISITNUM' }, 'IDVAR is not DSSEQ'],
    ['SUPPDS', { IDVARVAL: '' }, 'IDVARVAL is empty'],
  ])('refuses a row of %s with %o', (domain, cells, reason) => {
    expect(refusalOf(domain, { ...first(domain), ...cells })).toContain(reason);
  });

  it('refuses a second name for the same arm', () => {
    const [row] = sampleData.TA as [SourceRow];
    const mapper = loadOf('TA').start({ study, dataset: 'ta' });
    mapper.row(row);
    expect(() => mapper.row({ ...row, TAETORD: '7', ARM: 'Other' })).toThrow('ARM: is another name');
  });

  it('gives a subject without an arm none', () => {
    const mapped = map('DM', [{ USUBJID: usubjidOf('1001'), SITEID: '901' }]);
    expect(mapped['project.arm']).toEqual([]);
    expect(mapped['project.enrollment']).toMatchObject([{ arm_code: null, arm_name: null, actual_arm_code: null }]);
  });
});
