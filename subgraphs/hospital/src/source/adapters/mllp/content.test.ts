/** Messages as hospitals write them, to records. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type MllpHospital, parseHospitals } from '../../../hospitals/config.ts';
import type { DeliveredLabResult, DeliveredMedication, DeliveredRecord, DeliveredVitalSign } from '../records.ts';
import { type Content, readContent } from './content.ts';
import { readEnvelope } from './message.ts';
import { Refusal } from './refusal.ts';

const [hospital] = parseHospitals({
  hospitals: [
    {
      ...{ number: 1, name: 'H', system: 'LIS', timeZone: 'Asia/Shanghai', transport: 'MLLP', listen: { port: 0 } },
      mapping: { tests: { 体温: 'TEMP' } },
    },
  ],
}) as [MllpHospital];

const header = (type: string, version = '2.4', processing = 'P'): string =>
  `MSH|^~\\&|LIS|EGH|US|HERE|20140116131700||${type}|1|${processing}|${version}`;
const patient = 'PID|1||4711^^^EGH^MR';
const read = (...lines: readonly string[]): Content =>
  readContent(readEnvelope(Buffer.from([...lines, ''].join('\r')), 'UTF-8').open(), hospital);
function recordsOf(content: Content): readonly DeliveredRecord[] {
  if (content.kind !== 'RECORDS') throw new Error(content.kind);
  return content.records;
}
const oru = (...lines: readonly string[]) =>
  recordsOf(read(header('ORU^R01'), patient, ...lines)) as DeliveredLabResult[];
const rde = (...lines: readonly string[]) =>
  recordsOf(read(header('RDE^O11'), patient, ...lines)) as DeliveredMedication[];

function refusalOf(...lines: readonly string[]): string {
  try {
    read(...lines);
  } catch (error) {
    if (error instanceof Refusal) return `${error.acknowledgment} ${error.message}`;
    throw error;
  }
  return 'taken';
}

const obr = 'OBR|1||F1^LIS|CHEM^Chemistry|||201401161317|||||||||||||||201401161500||CH|F';

describe('an observation', () => {
  it('has every field where the standard puts it', () => {
    expect(
      oru(
        obr,
        'OBX|1|NM|ALT^丙氨酸氨基转移酶^L^1742-6^ALT SerPl^LN||1.50|U/L^units per litre|6-40|H~U|||F|||20140116131730|||||20140116140000||I-1^LIS',
        'SPM|1|||SER^血清',
      ),
    ).toEqual([
      {
        ...{ kind: 'LABORATORY', sourceId: 'I-1^LIS', testCode: 'ALT', testName: '丙氨酸氨基转移酶', loinc: '1742-6' },
        ...{ value: '1.50', unit: 'U/L', rangeLow: '6', rangeHigh: '40', rangeText: null, flag: 'H', status: 'FINAL' },
        ...{
          collectedAt: '2014-01-16T13:17:30',
          recordedAt: '2014-01-16T14:00:00+08:00',
          category: 'CH',
          specimen: '血清',
        },
      },
    ]);
  });

  it('takes from its request, and at last from the message, what it does not say', () => {
    const [result] = oru(obr, 'OBX|1|NM|ALT||7||||||F');
    expect(result).toMatchObject({
      collectedAt: '2014-01-16T13:17',
      recordedAt: '2014-01-16T15:00:00+08:00',
      testName: null,
    });
    expect(oru('OBR|1|P1||CHEM', 'OBX|1|NM|ALT||7||||||F')[0]).toMatchObject({
      collectedAt: null,
      recordedAt: '2014-01-16T13:17:00+08:00',
    });
  });

  it.each([
    ['NM', '1.50', '1.50'],
    ['NM', '27~25', '27~25'],
    ['SN', '<^0.2', '<0.2'],
    ['SN', '^1^:^128', '1:128'],
    ['SN', '^2^+', '2+'],
    ['ST', 'A & B ^ C', 'A & B ^ C'],
    ['ST', 'pos\\T\\neg', 'pos&neg'],
    ['CWE', '260348001^Present^SCT^^^^^^Moderate', 'Moderate'],
    ['CE', 'A^Group A^L', 'Group A'],
    ['CE', '^^^B^Group B^L', 'Group B'],
    ['TX', 'one~two', 'one\ntwo'],
    ['FT', 'one\\.br\\two', 'one\ntwo'],
    ['', '7', '7'],
    ['NM', '', null],
    ['NM', '""', null],
  ])('of type %s says %s', (type, written, value) => {
    expect(oru(obr, `OBX|1|${type}|X||${written}||||||F`)[0]?.value).toBe(value);
  });

  it.each(['RP', 'ED'])('of type %s has nothing to show', (type) => {
    expect(oru(obr, `OBX|1|${type}|X||a^b^c||||||F`)).toEqual([]);
  });

  it.each([
    ...(['A', 'B', 'C'] as const).map((code) => [code, 'CORRECTED']),
    ...(['D', 'W'] as const).map((code) => [code, 'DELETED']),
    ...(['F', 'V', 'U'] as const).map((code) => [code, 'FINAL']),
    ...(['P', 'R', 'S', 'I'] as const).map((code) => [code, 'PRELIMINARY']),
    ['N', 'NOT_DONE'],
    ['X', 'CANCELLED'],
  ])('with status %s is %s', (code, status) => {
    expect(oru(obr, `OBX|1|NM|X||1||||||${code}`)[0]?.status).toBe(status);
  });

  it('has the status of its request when it has none, and is nothing when it only describes the order', () => {
    expect(oru(`${obr.slice(0, -1)}P`, 'OBX|1|NM|X||1')[0]?.status).toBe('PRELIMINARY');
    expect(oru(obr, 'OBX|1|NM|X||||||||O')).toEqual([]);
  });

  it.each([
    ['4.3 to 6.2', '4.3', '6.2', null],
    ['70-80', '70', '80', null],
    ['<5', null, null, '<5'],
    ['阴性', null, null, '阴性'],
    ['', null, null, null],
  ])('has the range %s', (written, rangeLow, rangeHigh, rangeText) => {
    expect(oru(obr, `OBX|1|NM|X||1||${written}||||F`)[0]).toMatchObject({ rangeLow, rangeHigh, rangeText });
  });

  it.each([
    ['2013', '2013'],
    ['201307', '2013-07'],
    ['20130704', '2013-07-04'],
    ['2013070423', '2013-07-04T23'],
    ['201307042359', '2013-07-04T23:59'],
    ['20130704235901.25', '2013-07-04T23:59:01.25'],
    ['201307042359+0000', '2013-07-05T07:59'],
    ['20130704235901-0500', '2013-07-05T12:59:01'],
    ['20130704+0500', '2013-07-04'],
  ])('was made at %s', (written, collectedAt) => {
    expect(oru('OBR|1||F1', `OBX|1|NM|X||1||||||F|||${written}`)[0]?.collectedAt).toBe(collectedAt);
  });

  it('has an identity that holds over messages, from OBX-21 or from order, test and sub-id', () => {
    const ids = (...lines: readonly string[]): readonly string[] => oru(...lines).map(({ sourceId }) => sourceId);
    const first = ids(
      obr,
      'OBX|1|TX|X|1|a||||||F',
      'OBX|2|TX|X|1|b||||||F',
      'OBX|3|TX|X|2|c||||||F',
      'OBX|4|TX|Y||d||||||F',
    );
    expect(new Set(first).size).toBe(4);
    expect(ids(obr, 'OBX|1|TX|Y||other||||||C')).toEqual([first[3]]);
    expect(ids(obr.replace('F1', 'F2'), 'OBX|1|TX|Y||d||||||F')).not.toContain(first[3]);
  });

  it('is a vital sign by its LOINC code, by its own code, or by its panel, with position and place', () => {
    const vitals = oru(
      'OBR|1||F1|8716-3^Vital signs^LN|||2014',
      'OBX|1|CWE|8361-8^Body position^LN||^SUPINE||||||F',
      'OBX|2|CWE|8361-8^Body position^LN|2|^STANDING||||||F',
      'OBX|3|NM|8480-6^Systolic^LN|1|120|mm[Hg]|||||F|||||||||^LEFT ARM',
      'OBX|4|NM|HAIRLEN^Hair|2|3|cm|||||F',
      'OBR|2||F2|CHEM',
      'OBX|1|NM|体温^体温||36.5|C|||||F',
      'OBX|2|NM|8867-4^Heart rate^LN||60|/min|||||F',
      'OBX|3|NM|K||4.1||||||F',
    ) as readonly (DeliveredVitalSign | DeliveredLabResult)[];
    expect(vitals.map((each) => [each.kind, each.testCode ?? each.loinc, 'position' in each && each.position])).toEqual(
      [
        ['VITAL_SIGNS', '8480-6', 'SUPINE'],
        ['VITAL_SIGNS', 'HAIRLEN', 'STANDING'],
        ['VITAL_SIGNS', '体温', null],
        ['VITAL_SIGNS', '8867-4', null],
        ['LABORATORY', 'K', false],
      ],
    );
    expect(vitals[0]).toMatchObject({ location: 'LEFT ARM' });
  });

  it('of a specimen, such as its volume, is no result of the patient', () => {
    expect(oru(obr, 'OBX|1|NM|X||1||||||F', 'SPM|1|||SER', 'OBX|1|NM|VOL||7||||||F')).toHaveLength(1);
  });
});

describe('a medication', () => {
  it('has every field where the standard puts it', () => {
    expect(
      rde(
        'ORC|RE||CM.4^PHARM||IP||||201401160900',
        'RXE||0143^NICARDIPINE 40 MG/200 ML^NDC^^^^^^nicardipine|0.50||mg^milligram||||||||||||||||||||||^高血压',
        'TQ1|1||QD||||201401|20140301',
        'RXR|PO^Oral^HL70162',
      ),
    ).toEqual([
      {
        ...{ kind: 'MEDICATION', sourceId: 'CM.4^PHARM', recordedAt: '2014-01-16T09:00:00+08:00', status: 'ACTIVE' },
        ...{ name: 'nicardipine', codedName: 'NICARDIPINE 40 MG/200 ML', doseValue: '0.50', doseText: null },
        ...{
          doseUnit: 'mg',
          route: 'Oral',
          frequency: 'QD',
          indication: '高血压',
          start: '2014-01',
          end: '2014-03-01',
        },
      },
    ]);
  });
});

describe('a medication otherwise', () => {
  it.each([
    ['RE', 'IP', 'ACTIVE'],
    ['RE', 'CM', 'COMPLETED'],
    ['DC', 'IP', 'COMPLETED'],
    ['CA', '', 'DELETED'],
    ['NW', '', 'UNKNOWN'],
  ])('with %s and %s is so', (control, status, expected) => {
    expect(rde(`ORC|${control}||7||${status}`, 'RXE||1^X^L|1')[0]?.status).toBe(expected);
  });

  it('may have a dose that is no number, and its timing in RXE before version 2.5', () => {
    const [range, words] = rde(
      'ORC|RE||7',
      'RXE|^BID^^20140102^20140203|^X|1|2',
      'ORC|RE||8',
      'RXE||^X||||| ^thin layer',
    );
    expect(range).toMatchObject({ name: 'X', codedName: null, doseValue: null, doseText: '1-2', frequency: 'BID' });
    expect([range?.start, range?.end]).toEqual(['2014-01-02', '2014-02-03']);
    expect(words?.doseText).toBe('thin layer');
  });
});

describe('what is not taken', () => {
  it.each([
    ['another type', [header('SIU^S12')], 'AR 200'],
    ['another event', [header('ORU^R32'), patient], 'AR 201'],
    ['a training message', [header('ORU^R01', '2.4', 'T'), patient], 'AR 202'],
    ['another version', [header('ORU^R01', '3.0'), patient], 'AR 203'],
    ['no patient', [header('ORU^R01'), obr], 'AE 101'],
    ['two patients', [header('ORU^R01'), patient, obr, 'PID|2||4712^^^EGH^MR', obr], 'AE 100'],
    ['no control id', [header('ORU^R01').replace('|1|P', '||P'), patient], 'AE 101'],
    ['no test', [header('ORU^R01'), patient, obr, 'OBX|1|NM|||1||||||F'], 'AE 101'],
    ['no status', [header('ORU^R01'), patient, 'OBR|1||F1', 'OBX|1|NM|X||1'], 'AE 101'],
    ['an unknown status', [header('ORU^R01'), patient, obr, 'OBX|1|NM|X||1||||||Q'], 'AE 103'],
    ['no date where one belongs', [header('ORU^R01'), patient, obr, 'OBX|1|NM|X||1||||||F|||20140231'], 'AE 102'],
    ['a final status without its result', [header('ORU^R01'), patient, obr, 'OBX|1|NM|X||||||||U'], 'AE 207'],
    ['no order', [header('RDE^O11'), patient], 'AE 100'],
    ['no product', [header('RDE^O11'), patient, 'ORC|NW||1', 'RXE||'], 'AE 101'],
    ['a merge of nobody', [header('ADT^A40'), patient, 'MRG|'], 'AE 101'],
  ])('%s', (_name, lines, expected) => {
    expect(refusalOf(...lines).slice(0, 6)).toBe(expected);
  });

  it('what comes and goes, and a sign of life, is taken and says nothing', () => {
    for (const type of ['ADT^A01', 'ADT^A04', 'ADT^A08', 'ADT^A28', 'NMD^N02'])
      expect(read(header(type)).kind).toBe('NOTHING');
  });
});

it('chooses the medical record number among a patient’s identifiers', () => {
  const numbers = (pid3: string) => (read(header('ORU^R01'), `PID|1||${pid3}`, obr) as { patient: unknown }).patient;
  expect(numbers('9^^^SSA^SS~4711^^^EGH^MR~12^^^X^MR')).toEqual(['4711', '12']);
  expect(numbers('4711')).toEqual(['4711']);
  expect(numbers('4711^^^EGH^PI~9^^^SSA^SS')).toEqual(['4711']);
  expect(() => numbers('9^^^SSA^SS')).toThrow(Refusal);
});

const folder = resolve(
  import.meta.dirname,
  '../../../../../..',
  process.env.MERIDIAN_DATA ?? '../shared/data',
  'hl7v2',
);
const hasSamples = (() => {
  try {
    return readdirSync(folder).length > 0;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasSamples)(`the published messages${hasSamples ? '' : ' SKIPPED, no hl7v2 in MERIDIAN_DATA'}`, () => {
  const sample = (name: string): readonly string[] =>
    readFileSync(resolve(folder, name), 'utf8')
      .replace(/^\ufeff/, '')
      .replace(/^(MSH(?:\|[^|]*){9}\|)T\|/, '$1P|')
      .split(/[\r\n]+/);

  it('NIST’s blood count has its 28 results', () => {
    const results = recordsOf(read(...sample('LRI_2.0-NG_CBC_Typ_Message.hl7'))) as DeliveredLabResult[];
    expect(results).toHaveLength(28);
    expect(results[1]).toMatchObject({
      ...{ loinc: '718-7', testCode: null, value: '12.5', unit: 'g/mL', rangeLow: '13', rangeHigh: '18', flag: 'L' },
      ...{ collectedAt: '2011-01-04T06:34:28', recordedAt: '2011-01-03T16:34:28-08:00', specimen: 'Blood' },
    });
    expect(results[19]).toMatchObject({ value: 'Moderate Anisocytosis', flag: 'A' });
    expect(new Set(results.map(({ sourceId }) => sourceId)).size).toBe(28);
  });

  it('a laboratory’s two panels have results that are pending, too', () => {
    const results = recordsOf(read(...sample('LAB-ORU-1.hl7'))) as DeliveredLabResult[];
    expect(results.map(({ value }) => value)).toEqual([null, '4.06', null, '40.1', '221', '72', '2', '20', '6', '0']);
    expect(results[0]?.status).toBe('PRELIMINARY');
  });

  it('orders and dispenses are medications', () => {
    const ordered = recordsOf(read(...sample('RDE-O11-02.hl7'))) as DeliveredMedication[];
    expect(ordered.map(({ sourceId, doseValue, doseUnit, route }) => [sourceId, doseValue, doseUnit, route])).toEqual([
      ['1163422591^EPC', '5', '43', 'Intravenous'],
      ['1422591^EPC', '8', '53', 'Intraperitoneal'],
    ]);
    const dispensed = recordsOf(read(...sample('RDS-O13-01.hl7'))) as DeliveredMedication[];
    expect(dispensed).toMatchObject([{ name: 'Doxycycline', doseValue: '1', frequency: 'TID', route: 'oral' }]);
  });

  it('a merge names both numbers', () => {
    expect(read(...sample('ADT-A40-01.hl7'))).toEqual({
      kind: 'MERGES',
      merges: [{ prior: ['56789'], current: ['12345'] }],
    });
  });
});
