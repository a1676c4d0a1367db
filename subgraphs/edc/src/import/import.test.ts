import { type DatasetLoad, RowRefused, type SourceRow } from '@meridian/kit/import';
import { sampleStudy } from '@meridian/kit/testing';
import { describe, expect, it } from 'vitest';
import { loads } from './index.ts';

const study = sampleStudy();
const USUBJID = 'T1-901-1001';
const subject_id = study.subjects[USUBJID]?.id;

/** What a row becomes: the cells by column, one object a table row. Cells that the row lacks are empty, as in a file that has the column. */
function map(domain: string, ...rows: SourceRow[]): Record<string, unknown>[] {
  const load = loads.find((each) => each.domain === domain) as DatasetLoad;
  const mapper = load.start({ study, dataset: domain.toLowerCase() });
  return rows.flatMap((row) =>
    mapper.row({ USUBJID, ...row }).map(({ table, values }) => {
      const columns = load.tables[table]?.columns ?? [];
      expect(values).toHaveLength(columns.length);
      return Object.fromEntries(columns.map((column, index) => [column, values[index]]));
    }),
  );
}

const refusal = (domain: string, row: SourceRow): string => {
  try {
    map(domain, row);
  } catch (error) {
    if (error instanceof RowRefused) return error.message;
    throw error;
  }
  return 'loaded';
};

const visit = { VISITNUM: '9.299999999999999', VISIT: 'UNSCHEDULED 9.3', SVSTDTC: '2014-01', SVSTDY: '-7' };
const event = { AESEQ: '12', AETERM: 'HEADACHE', AESER: 'N' };

describe('SV', () => {
  it('keeps a visit number as written and a date as partial as it is', () => {
    expect(map('SV', { ...visit, SVUPDES: 'Seen early' })).toEqual([
      {
        subject_id,
        visit_num: '9.299999999999999',
        name: 'UNSCHEDULED 9.3',
        kind: 'UNSCHEDULED',
        epoch: null,
        planned_study_day: null,
        unplanned_reason: 'Seen early',
        start_at: '2014-01',
        start_study_day: -7,
        end_at: null,
        end_study_day: null,
      },
    ]);
  });

  it.each([
    [{ ...visit, VISITNUM: '' }, 'VISITNUM: is empty'],
    [{ ...visit, VISITNUM: 'ten' }, 'VISITNUM: is not a decimal number'],
    [{ ...visit, VISIT: '' }, 'VISIT: is empty'],
    [{ ...visit, SVSTDTC: '2014-02-30' }, 'SVSTDTC: is not an ISO 8601 date or a right-truncated part of one'],
    [{ ...visit, SVSTDY: '1.5' }, 'SVSTDY: is not a whole number'],
    [{ ...visit, USUBJID: 'T1-901-9999' }, 'USUBJID: is no subject of this study'],
  ])('refuses %j', (row, reason) => {
    expect(refusal('SV', row)).toBe(reason);
  });
});

describe('AE', () => {
  it('codes what the terminology has', () => {
    const coded = {
      AESEV: 'MILD',
      AEREL: 'PROBABLE',
      AEOUT: 'NOT RECOVERED/NOT RESOLVED',
      AEACN: 'DRUG WITHDRAWN',
      AETOXGR: '3',
    };
    expect(
      map('AE', { ...event, ...coded, AEDECOD: 'HEADACHE', AEPTCD: '10019211', AESTDTC: '2014' })[0],
    ).toMatchObject({
      subject_id,
      sequence: 12,
      term: 'HEADACHE',
      serious: false,
      severity: 'MILD',
      causality: 'PROBABLE',
      outcome: 'NOT_RECOVERED',
      action_taken: 'DRUG_WITHDRAWN',
      toxicity_grade: 3,
      uncoded: null,
      pt: 'HEADACHE',
      pt_code: '10019211',
      llt: null,
      start_at: '2014',
      end_at: null,
    });
  });

  it('keeps codes that it does not know as collected, and leaves blank what is blank', () => {
    const [row] = map('AE', { ...event, AESER: '', AESEV: 'Awful', AEREL: 'RELATED', AEACN: 'PRAYED', AETOXGR: '9' });
    expect(row).toMatchObject({ severity: 'UNKNOWN', causality: 'UNKNOWN', action_taken: 'OTHER', outcome: null });
    expect(row).toMatchObject({ serious: null, toxicity_grade: null });
    expect(JSON.parse(String(row?.uncoded))).toEqual([
      { field: 'toxicityGrade', text: '9' },
      { field: 'severity', text: 'Awful' },
      { field: 'causality', text: 'RELATED' },
      { field: 'actionTaken', text: 'PRAYED' },
    ]);
  });

  it('tells criteria that are met, denied and blank apart, in the order of the contract', () => {
    expect(map('AE', { ...event, AESOD: 'Y', AESHOSP: 'Y', AESDTH: 'N', AESCAN: '' })[0]).toMatchObject({
      seriousness_criteria: '{HOSPITALIZATION,OVERDOSE}',
      denied_criteria: '{DEATH}',
    });
  });

  it.each([
    [{ ...event, AESEQ: '' }, 'AESEQ: is empty'],
    [{ ...event, AETERM: '' }, 'AETERM: is empty'],
    [{ ...event, AESER: 'MAYBE' }, 'AESER: is neither Y nor N'],
    [{ ...event, AESHOSP: 'X' }, 'AESHOSP: is neither Y nor N'],
    [{ ...event, AEENDTC: '12/01/2014' }, 'AEENDTC: is not an ISO 8601 date or a right-truncated part of one'],
  ])('refuses %j', (row, reason) => {
    expect(refusal('AE', row)).toBe(reason);
  });
});

describe('SUPPAE', () => {
  const qualifier = { RDOMAIN: 'AE', IDVAR: 'AESEQ', IDVARVAL: '12', QNAM: 'AETRTEM', QVAL: 'Y', QORIG: 'DERIVED' };

  it('belongs to the event that it names', () => {
    expect(map('SUPPAE', qualifier)).toEqual([
      { subject_id, sequence: 12, name: 'AETRTEM', label: null, value: 'Y', origin: 'DERIVED', evaluator: null },
    ]);
  });

  it('is refused when it names none', () => {
    expect(refusal('SUPPAE', { ...qualifier, IDVAR: 'AEGRPID' })).toBe('IDVAR: is not AESEQ');
    expect(refusal('SUPPAE', { ...qualifier, IDVARVAL: 'E01' })).toBe('IDVARVAL: is not a whole number');
    expect(refusal('SUPPAE', { ...qualifier, QVAL: '' })).toBe('QVAL: is empty');
  });
});

describe('MH, EX, CM and RELREC', () => {
  it('keeps a condition, with its severity coded', () => {
    const condition = {
      MHSEQ: '9',
      MHTERM: 'ASTHMA',
      MHSEV: 'GRAVE',
      MHBODSYS: 'LUNGS',
      VISITNUM: '1',
      MHSTDTC: '1999',
    };
    expect(map('MH', condition)[0]).toMatchObject({
      subject_id,
      sequence: 9,
      term: 'ASTHMA',
      severity: 'UNKNOWN',
      body_system: 'LUNGS',
      visit_num: '1',
      uncoded: '[{"field":"severity","text":"GRAVE"}]',
      start_at: '1999',
    });
    expect(refusal('MH', { ...condition, MHTERM: '' })).toBe('MHTERM: is empty');
  });

  it('keeps doses exact: a number for the study treatment, as written for other medication', () => {
    expect(map('EX', { EXSEQ: '1', EXTRT: 'XANOMELINE', EXDOSE: '54.00' })[0]).toMatchObject({ dose: '54.00' });
    expect(refusal('EX', { EXSEQ: '1', EXTRT: 'XANOMELINE', EXDOSE: 'some' })).toBe('EXDOSE: is not a decimal number');
    expect(map('CM', { CMSEQ: '1', CMTRT: 'ASPIRIN', CMDOSE: '1/2' })[0]).toMatchObject({
      name: 'ASPIRIN',
      dose: '1/2',
    });
    expect(refusal('CM', { CMSEQ: '1', CMTRT: '' })).toBe('CMTRT: is empty');
  });

  it('keeps a related record of any domain', () => {
    const relation = { RDOMAIN: 'DS', IDVAR: 'DSSEQ', IDVARVAL: '1', RELID: 'R1', RELTYPE: '' };
    expect(map('RELREC', relation)).toEqual([
      { subject_id, domain: 'DS', variable: 'DSSEQ', value: '1', type: null, relationship: 'R1' },
    ]);
    expect(refusal('RELREC', { ...relation, USUBJID: '' })).toBe('USUBJID: is empty');
  });
});

describe('deaths', () => {
  it('are kept once a subject, and nothing else of DM and DS is', () => {
    expect(map('DM', { DTHFL: '' })).toEqual([]);
    expect(map('DM', { DTHFL: 'Y' })).toEqual([{ subject_id, item_oid: 'DM.DTHFL' }]);
    expect(map('DS', { DSDECOD: 'COMPLETED' }, { DSDECOD: 'DEATH' }, { DSDECOD: 'Death' })).toEqual([
      { subject_id, item_oid: 'DS.DSDECOD' },
    ]);
  });
});
