import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatasetLoad, RowRefused, type SourceRow } from '@meridian/kit/import';
import { sampleStudy } from '@meridian/kit/testing';
import { describe, expect, it, vi } from 'vitest';
import { assignHospitals } from './hospitals.ts';
import { loads } from './index.ts';

const study = sampleStudy();

function map(domain: string, cells: SourceRow): Record<string, unknown>[] {
  const load = loads.find((each) => each.domain === domain) as DatasetLoad;
  const row = new Proxy(cells, { get: (target, column) => target[column as string] ?? '' });
  return load
    .start({ study, dataset: domain.toLowerCase() })
    .row(row)
    .map(({ table, values }) =>
      Object.fromEntries((load.tables[table]?.columns ?? []).map((name, index) => [name, values[index]])),
    );
}

function refusal(domain: string, cells: SourceRow): string {
  try {
    map(domain, cells);
  } catch (error) {
    if (error instanceof RowRefused) return error.message;
    throw error;
  }
  return 'loaded';
}

const assigned = (sites: readonly string[], configured: Parameters<typeof assignHospitals>[1] = []): string[] =>
  [...assignHospitals(sites, configured)].map(([site, hospital]) => `${site} ${hospital}`);

const subject = 'T1-901-1001';
const subjectId = study.subjects[subject]?.id;
const lab: SourceRow = {
  USUBJID: subject,
  LBSEQ: '6',
  LBTESTCD: 'BASO',
  LBTEST: 'Basophils',
  LBCAT: 'HEMATOLOGY',
  LBORRES: '0.05',
  LBORRESU: '10^9/L',
  LBORNRLO: '0',
  LBORNRHI: '0.2',
  LBSTRESC: '0.05',
  LBSTRESN: '0.049999999999999996',
  LBSTRESU: '10^9/L',
  LBSTNRLO: '0',
  LBSTNRHI: '0.19999999999999998',
  LBNRIND: 'NORMAL',
  LBBLFL: 'Y',
  VISITNUM: '9.299999999999999',
  VISIT: 'WEEK 12',
  VISITDY: '84',
  EPOCH: 'TREATMENT',
  LBDTC: '2013-12-26T14:45',
  LBDY: '-7',
};
const vital: SourceRow = {
  USUBJID: subject,
  VSSEQ: '2',
  VSTESTCD: 'DIABP',
  VSTEST: 'Diastolic Blood Pressure',
  VSPOS: 'STANDING',
  VSORRES: '83',
  VSORRESU: 'mmHg',
  VSSTRESC: '83',
  VSSTRESN: '83',
  VSSTRESU: 'mmHg',
  VSDTC: '2013-12-26',
  VSTPT: 'AFTER STANDING FOR 1 MINUTE',
  VSTPTNUM: '816',
  VSELTM: 'PT1M',
  VSTPTREF: 'PATIENT STANDING',
};
const medication: SourceRow = {
  USUBJID: subject,
  CMSEQ: '1',
  CMTRT: 'TYLENOL',
  CMDECOD: 'UNCODED',
  CMDOSE: '0.50',
  CMDOSU: 'TABLET',
  CMSTDTC: '2003',
  CMENDTC: '2004-02',
};
const qualifier: SourceRow = {
  USUBJID: subject,
  IDVAR: 'LBSEQ',
  IDVARVAL: '6',
  QNAM: 'LBTMSHI',
  QLABEL: 'LAB RESULT/UPPER LIMIT OF NORMAL',
  QVAL: '1.0',
  QORIG: 'DERIVED',
  QEVAL: 'SPONSOR',
};

describe('import', () => {
  it('keeps a laboratory result exact, and adds its code and what its ranges say', () => {
    expect(map('LB', lab)).toEqual([
      {
        subject_id: subjectId,
        sequence: 6,
        test_code: 'BASO',
        test_name: 'Basophils',
        loinc: '704-7',
        category: 'HEMATOLOGY',
        specimen: null,
        original_text: '0.05',
        original_unit: '10^9/L',
        original_low: '0',
        original_high: '0.2',
        original_range: null,
        original_flag: 'NORMAL',
        standard_text: '0.05',
        standard_value: '0.049999999999999996',
        standard_unit: '10^9/L',
        standard_low: '0',
        standard_high: '0.19999999999999998',
        standard_range: null,
        standard_flag: 'NORMAL',
        reported_flag: 'NORMAL',
        baseline: true,
        status: 'FINAL',
        visit_num: '9.299999999999999',
        visit_name: 'WEEK 12',
        planned_study_day: 84,
        epoch: 'TREATMENT',
        study_day: -7,
        collected_at: '2013-12-26T14:45',
        uncoded: null,
      },
    ]);
  });

  it('keeps codes that it does not know as collected', () => {
    expect(map('LB', { ...lab, LBCAT: 'Serology', LBNRIND: 'PANIC' })[0]).toMatchObject({
      category: 'OTHER',
      reported_flag: 'UNKNOWN',
      uncoded: JSON.stringify([
        { field: 'category', text: 'Serology' },
        { field: 'reportedFlag', text: 'PANIC' },
      ]),
    });
    expect(map('VS', { ...vital, VSTESTCD: 'HAIRLEN', VSPOS: 'UPSIDE DOWN' })[0]).toMatchObject({
      code: 'OTHER',
      test_code: 'HAIRLEN',
      position: 'OTHER',
      uncoded: JSON.stringify([
        { field: 'code', text: 'HAIRLEN' },
        { field: 'position', text: 'UPSIDE DOWN' },
      ]),
    });
    expect(map('LB', { ...lab, LBCAT: '', LBNRIND: '' })[0]).toMatchObject({
      category: null,
      reported_flag: null,
      uncoded: null,
    });
  });

  it('keeps a test that was not done', () => {
    expect(map('LB', { ...lab, LBSTAT: 'NOT DONE', LBORRES: '', LBSTRESC: '', LBSTRESN: '' })[0]).toMatchObject({
      status: 'NOT_DONE',
      original_text: null,
      original_flag: null,
      standard_flag: null,
    });
    expect(
      map('VS', {
        ...vital,
        VSSTAT: 'NOT DONE',
        VSORRES: '',
        VSORRESU: '',
        VSSTRESC: '',
        VSSTRESN: '',
        VSSTRESU: '',
      })[0],
    ).toMatchObject({ status: 'NOT DONE', original_text: null, standard_value: null });
  });

  it('keeps a vital sign with its planned time point', () => {
    expect(map('VS', vital)[0]).toMatchObject({
      subject_id: subjectId,
      sequence: 2,
      code: 'DIABP',
      position: 'STANDING',
      original_text: '83',
      original_unit: 'mmHg',
      standard_value: '83',
      baseline: null,
      time_point: 'AFTER STANDING FOR 1 MINUTE',
      time_point_number: '816',
      time_point_elapsed: 'PT1M',
      time_point_reference: 'PATIENT STANDING',
      collected_at: '2013-12-26',
    });
  });

  it('keeps medication with its partial dates, and does not pretend to a code or a status', () => {
    expect(map('CM', medication)[0]).toMatchObject({
      name: 'TYLENOL',
      coded_name: null,
      dose_value: '0.50',
      dose_unit: 'TABLET',
      started_at: '2003',
      ended_at: '2004-02',
      status: 'COMPLETED',
    });
    expect(map('CM', { ...medication, CMDECOD: 'PARACETAMOL', CMENDTC: '' })[0]).toMatchObject({
      coded_name: 'PARACETAMOL',
      status: 'UNKNOWN',
    });
    expect(map('CM', { ...medication, CMENDTC: '', CMENRTPT: 'ONGOING' })[0]).toMatchObject({ status: 'ACTIVE' });
  });

  it('keeps every qualifier of a laboratory result', () => {
    expect(map('SUPPLB', qualifier)).toEqual([
      {
        subject_id: subjectId,
        sequence: 6,
        name: 'LBTMSHI',
        label: 'LAB RESULT/UPPER LIMIT OF NORMAL',
        value: '1.0',
        origin: 'DERIVED',
        evaluator: 'SPONSOR',
      },
    ]);
    expect(map('SUPPLB', { ...qualifier, QNAM: 'LBNOTE', QVAL: 'free text' })).toHaveLength(1);
  });

  it.each([
    ['LB', { ...lab, LBSEQ: '' }, 'LBSEQ: is empty'],
    ['LB', { ...lab, LBSEQ: '1.5' }, 'LBSEQ: is not a whole number'],
    ['LB', { ...lab, LBTESTCD: '' }, 'LBTESTCD: is empty'],
    ['LB', { ...lab, LBSTRESN: 'N' }, 'LBSTRESN: is not a decimal number'],
    ['LB', { ...lab, LBSTNRHI: '<5' }, 'LBSTNRHI: is not a decimal number'],
    ['LB', { ...lab, LBDTC: '2013-02-30' }, 'LBDTC: is not an ISO 8601 date or a right-truncated part of one'],
    ['LB', { ...lab, LBSTAT: 'LOST' }, 'LBSTAT: is neither NOT DONE nor empty'],
    ['LB', { ...lab, USUBJID: 'T1-999-1' }, 'USUBJID: is no subject of this study'],
    ['VS', { ...vital, VSBLFL: 'X' }, 'VSBLFL: is neither Y nor N'],
    ['VS', { ...vital, VSELTM: '5 min' }, 'VSELTM: is not an ISO 8601 duration'],
    ['VS', { ...vital, VSTEST: '' }, 'VSTEST: is empty'],
    ['CM', { ...medication, CMTRT: '' }, 'CMTRT: is empty'],
    ['CM', { ...medication, CMDOSE: 'two' }, 'CMDOSE: is not a decimal number'],
    ['SUPPLB', { ...qualifier, IDVAR: 'LBGRPID' }, 'IDVAR: is not LBSEQ'],
    ['SUPPLB', { ...qualifier, QVAL: 'many' }, 'QVAL: is not a decimal number'],
    ['SUPPLB', { ...qualifier, QNAM: 'ENDPOINT', QVAL: '1' }, 'QVAL: is neither Y nor N'],
    ['DM', { USUBJID: 'T1-999-1' }, 'USUBJID: is no subject of this study'],
    ['SUPPDM', { USUBJID: subject, QNAM: 'HOSPITAL2', QVAL: '999' }, 'QVAL: is no site of this study'],
    ['SUPPDM', { USUBJID: subject, QNAM: 'HOSPITAL2', QVAL: '901' }, "QVAL: is a site of the subject's own hospital"],
  ])('refuses a row of %s that it would have to guess: %#', (domain, cells, reason) => {
    expect(refusal(domain, cells)).toBe(reason);
  });

  it('gives each subject the hospital of their site, the same number every time, and a second hospital where there is one', () => {
    const [record] = map('DM', { USUBJID: subject });
    expect(record).toEqual({
      subject_id: subjectId,
      hospital_number: 1,
      record_number: expect.stringMatching(/^SYN\d{16}$/),
    });
    expect(map('DM', { USUBJID: subject })).toEqual([record]);
    const [second] = map('SUPPDM', { USUBJID: subject, QNAM: 'HOSPITAL2', QVAL: '902' });
    expect(second).toMatchObject({ subject_id: subjectId, hospital_number: 2 });
    expect(second?.record_number).not.toBe(record?.record_number);
    expect(map('SUPPDM', { USUBJID: subject, QNAM: 'ITT', QVAL: 'Y' })).toEqual([]);
  });

  it('assigns sites to hospitals by range, and other sites by rank', () => {
    expect(assigned(['718', '701', '706', '707', '711', '713'])).toEqual([
      '701 1',
      '706 1',
      '707 2',
      '711 2',
      '713 3',
      '718 3',
    ]);
    expect(assigned(['904', '901', '903', '902'])).toEqual(['901 1', '902 2', '903 3', '904 1']);
  });

  it('assigns the sites that a configuration names to their hospital, and shares out the others among the rest', () => {
    const sites = ['701', '707', '901', '902', '903'];
    expect(assigned(sites, [{ number: 1 }, { number: 2 }, { number: 3 }])).toEqual(assigned(sites));
    expect(assigned(sites, [{ number: 2 }, { number: 7, sites: ['901', '701', '999'] }, { number: 5 }])).toEqual([
      '701 7',
      '707 2',
      '901 7',
      '902 5',
      '903 2',
    ]);
    expect(assigned(sites, [{ number: 7, sites: ['901'] }])).toEqual(['901 7']);
  });

  it('gives no record number to the subjects of a site that no hospital takes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'meridian-hospitals-'));
    const file = join(folder, 'hospitals.json');
    const only = {
      number: 4,
      name: 'H',
      system: 'HIS',
      transport: 'REST',
      timeZone: 'UTC',
      url: 'http://h.test',
      sites: ['902'],
    };
    writeFileSync(file, JSON.stringify({ hospitals: [only] }));
    vi.stubEnv('HOSPITALS', file);
    try {
      expect(map('DM', { USUBJID: subject })).toEqual([]);
      expect(map('DM', { USUBJID: 'T1-902-1003' })).toMatchObject([{ hospital_number: 4 }]);
      expect(map('SUPPDM', { USUBJID: subject, QNAM: 'HOSPITAL2', QVAL: '902' })).toMatchObject([
        { hospital_number: 4 },
      ]);
    } finally {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    }
  });
});
