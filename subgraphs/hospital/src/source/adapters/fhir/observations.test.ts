import { afterEach, describe, expect, test } from 'vitest';
import {
  callAtOnce,
  closeScripted,
  fetchFound,
  lab,
  mrn,
  openScripted,
  vital,
  why,
  written,
} from './testing/scripted-hospital.ts';
import { included, match } from './testing/scripted-server.ts';

afterEach(closeScripted);

const fetchLab = async (more: object) => (await fetchFound('LABORATORY', { Observation: [match(lab(more))] }))[0];

describe('observations', () => {
  test('a laboratory result with all that this graph shows', async () => {
    const resource = {
      resourceType: 'Observation',
      id: 'f001',
      identifier: [{ use: 'official', system: 'http://www.bmc.nl/zorgportal/identifiers/observations', value: '6323' }],
      status: 'final',
      category: [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'CH', display: 'Chemistry' }] },
      ],
      code: {
        coding: [
          { system: 'http://loinc.org', code: '15074-8', display: 'Glucose [Moles/volume] in Blood' },
          { system: 'urn:oid:1.2.3', code: 'GLU', display: 'Glucose' },
        ],
      },
      subject: { reference: 'Patient/p1/_history/2', display: 'P. van de Heuvel' },
      effectivePeriod: { start: '2013-04-02T09:30:10+01:00' },
      issued: '2013-04-03T15:30:10+01:00',
      interpretation: [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: 'H' }] },
      ],
      specimen: { reference: 'Specimen/s1' },
      referenceRange: [
        { type: { coding: [{ code: 'treatment' }] }, low: { value: 1 } },
        { low: { unit: 'mmol/L', value: 3 }, high: { unit: 'mmol/L', value: 6 } },
      ],
    };
    const quantity = '{"value": 6.30, "unit": "mmol/l", "system": "http://unitsofmeasure.org", "code": "mmol/L"}';
    const specimen = JSON.stringify(included({ resourceType: 'Specimen', id: 's1', type: { text: '全血' } }));
    const opened = await openScripted(({ url }) =>
      url === '/fhir/Observation/_search'
        ? { body: written(resource, 'valueQuantity', quantity).replace('"entry":[', `"entry":[${specimen},`) }
        : undefined,
    );
    expect(await opened.hospital.fetch('LABORATORY', mrn, callAtOnce)).toEqual([
      {
        kind: 'LABORATORY',
        sourceId: 'Observation/f001',
        recordedAt: '2013-04-03T15:30:10+01:00',
        testCode: 'GLU',
        testName: 'Glucose',
        loinc: '15074-8',
        value: '6.30',
        unit: 'mmol/l',
        status: 'FINAL',
        collectedAt: '2013-04-02T04:30:10',
        category: 'Chemistry',
        specimen: '全血',
        rangeLow: '3',
        rangeHigh: '6',
        rangeText: null,
        flag: 'H',
      },
    ]);
  });

  test.each([
    ['valueQuantity', '{"value": 1.50}', '1.50', null],
    ['valueQuantity', '{"value": 185, "code": "[lb_av]"}', '185', '[lb_av]'],
    ['valueQuantity', '{"value": 0.2, "comparator": "<", "unit": "mg/dL"}', '<0.2', 'mg/dL'],
    ['valueQuantity', '{"value": 100000000000000000001}', '100000000000000000001', null],
    ['valueQuantity', '{"value": 1.0E-2}', '1.0E-2', null],
    ['valueQuantity', '{"unit": "mg"}', null, 'mg'],
    ['valueString', '"trace"', 'trace', null],
    ['valueString', '""', null, null],
    ['valueCodeableConcept', '{"coding": [{"code": "260385009", "display": "Negative"}]}', 'Negative', null],
    ['valueInteger', '3', '3', null],
    ['valueBoolean', 'false', 'false', null],
    ['valueRatio', '{"numerator": {"value": 1}, "denominator": {"value": 128}}', '1:128', null],
    ['valueRange', '{"low": {"value": 0, "unit": "/HPF"}, "high": {"value": 5.0}}', '0 - 5.0', '/HPF'],
    ['valueTime', '"08:30:00"', '08:30:00', null],
    ['valueDateTime', '"2014-01-16T18:17:00Z"', '2014-01-16T13:17', null],
    ['valuePeriod', '{"start": "2014-01-16", "end": "2014-01-17"}', '2014-01-16/2014-01-17', null],
    ['valueSampledData', '{"origin": {"value": 0}, "period": 10, "dimensions": 1, "data": "1 2 E"}', '1 2 E', null],
  ])('a result as %s %s', async (name, text, value, unit) => {
    const body = written(lab({}), name, text);
    const opened = await openScripted(({ url }) => (url === '/fhir/Observation/_search' ? { body } : undefined));
    const [record] = await opened.hospital.fetch('LABORATORY', mrn, callAtOnce);
    expect(record).toMatchObject({ value, unit, status: 'FINAL' });
  });

  test.each([
    ['effectiveDateTime', '2013', '2013'],
    ['effectiveDateTime', '2013-07', '2013-07'],
    ['effectiveDateTime', '2013-07-05', '2013-07-05'],
    ['effectiveDateTime', '2014-01-16T14:45:00-05:00', '2014-01-16T14:45'],
    ['effectiveDateTime', '2014-07-16T14:45:00-05:00', '2014-07-16T15:45'],
    ['effectiveDateTime', '2014-01-01T04:59:59Z', '2013-12-31T23:59:59'],
    ['effectiveDateTime', '2014-01-16T00:00:00-05:00', '2014-01-16T00:00'],
    ['effectiveDateTime', '2014-01-16T14:45:00.120-05:00', '2014-01-16T14:45:00.120'],
    ['effectiveDateTime', '2014-01-16T14:45:00.000-05:00', '2014-01-16T14:45'],
    ['effectiveDateTime', '2014-01-16T14:45', '2014-01-16T14:45'],
    ['effectiveInstant', '2014-11-02T06:30:00Z', '2014-11-02T01:30'],
    ['effectivePeriod', { end: '2014-01-16' }, '2014-01-16'],
    ['effectiveTiming', { event: ['2014-01-16'] }, '2014-01-16'],
  ])('%s %j is %s on the hospital clock', async (name, time, collectedAt) => {
    expect(await fetchLab({ [name]: time })).toMatchObject({ collectedAt });
  });

  test.each(['2014-13', '2014-02-30T10:00:00Z', '16.1.2014', '2014-01-16T25:00:00Z'])(
    'the date %s makes the answer unusable',
    async (effectiveDateTime) => {
      expect(await why(fetchLab({ effectiveDateTime }))).toBe('a date is none');
    },
  );

  const notPerformed = { coding: [{ code: 'not-performed' }] };
  test.each([
    [{ status: 'registered' }, 'PRELIMINARY'],
    [{ status: 'preliminary' }, 'PRELIMINARY'],
    [{ status: 'unknown' }, 'PRELIMINARY'],
    [{ status: 'amended' }, 'CORRECTED'],
    [{ status: 'corrected' }, 'CORRECTED'],
    [{ status: 'cancelled' }, 'CANCELLED'],
    [{ status: 'entered-in-error' }, 'DELETED'],
    [{ status: 'entered-in-error', code: {} }, 'DELETED'],
    [{ status: 'cancelled', dataAbsentReason: notPerformed }, 'NOT_DONE'],
    [{ status: 'final', dataAbsentReason: notPerformed }, 'NOT_DONE'],
    [{ status: 'final', dataAbsentReason: { coding: [{ code: 'unknown' }] } }, 'FINAL'],
    [{ status: 'entered-in-error', dataAbsentReason: notPerformed }, 'DELETED'],
  ])('%j is %s', async (more, status) => {
    expect(await fetchLab(more)).toMatchObject({ status });
  });

  test.each([
    [{ text: 'Ferritin' }, { testCode: 'Ferritin', testName: 'Ferritin', loinc: null }],
    [
      { coding: [{ system: 'http://snomed.info/sct', code: '33747003', display: 'Glucose' }] },
      { testCode: '33747003', testName: 'Glucose', loinc: null },
    ],
    [
      {
        coding: [
          { system: 'http://snomed.info/sct', code: '1' },
          { system: 'http://loinc.org', code: '2-3' },
        ],
      },
      { testCode: null, testName: null, loinc: '2-3' },
    ],
  ])('a test coded as %j', async (code, expected) => {
    expect(await fetchLab({ code })).toMatchObject(expected);
  });

  test('limits in another unit than the result are told in words, not compared', async () => {
    const record = await fetchLab({
      valueQuantity: { value: 100, unit: 'mg/dL' },
      referenceRange: [{ low: { value: 3, unit: 'mmol/L' }, high: { value: 6, unit: 'mmol/L' } }],
    });
    expect(record).toMatchObject({ rangeLow: null, rangeHigh: null, rangeText: '3 - 6 mmol/L' });
  });

  test('a blood pressure is two vital signs, each with an identity of its own', async () => {
    const part = (code: string, text: string, more: object) => ({
      code: { coding: [{ system: 'http://loinc.org', code }], text },
      ...more,
    });
    const position = 'http://hl7.org/fhir/StructureDefinition/observation-bodyPosition';
    const records = await fetchFound('VITAL_SIGNS', {
      Observation: [
        match(
          vital({
            id: 'bp',
            code: { coding: [{ system: 'http://loinc.org', code: '85354-9' }] },
            extension: [{ url: position, valueCodeableConcept: { coding: [{ display: 'Sitting position' }] } }],
            bodySite: { text: 'Left arm' },
            component: [
              part('8480-6', 'Systolic', { valueQuantity: { value: 107, unit: 'mmHg' } }),
              part('8462-4', 'Diastolic', { dataAbsentReason: notPerformed }),
            ],
          }),
        ),
        match(vital({ id: 'panel', hasMember: [{ reference: 'Observation/bp' }] })),
        match(lab({ id: 'other' })),
      ],
    });
    const shared = { position: 'Sitting position', location: 'Left arm' };
    expect(records).toEqual([
      expect.objectContaining({ ...shared, sourceId: 'Observation/bp#8480-6', value: '107', status: 'FINAL' }),
      expect.objectContaining({ ...shared, sourceId: 'Observation/bp#8462-4', value: null, status: 'NOT_DONE' }),
    ]);
  });
});
