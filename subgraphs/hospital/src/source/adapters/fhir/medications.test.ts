import { afterEach, describe, expect, test } from 'vitest';
import { callAtOnce, closeScripted, fetchFound, mrn, openScripted, subject, why } from './testing/scripted-hospital.ts';
import { capabilitiesOf, included, match } from './testing/scripted-server.ts';

afterEach(closeScripted);

describe('medication', () => {
  const statement = (more: object) => ({
    ...{ resourceType: 'MedicationStatement', id: 'm1', status: 'active', subject },
    medicationCodeableConcept: { text: 'ASPIRIN' },
    ...more,
  });
  const request = (more: object) => ({
    ...{ resourceType: 'MedicationRequest', id: 'r1', status: 'active', intent: 'order', subject },
    medicationCodeableConcept: { text: 'ASPIRIN' },
    ...more,
  });
  const fetchStatement = async (more: object) =>
    (await fetchFound('MEDICATION', { MedicationStatement: [match(statement(more))] }))[0];
  const fetchRequest = async (more: object) =>
    (await fetchFound('MEDICATION', { MedicationRequest: [match(request(more))] }))[0];

  test('a statement about a medication that it contains', async () => {
    const record = await fetchStatement({
      contained: [
        { resourceType: 'Medication', id: 'med', code: { coding: [{ code: '1', display: 'Aspirin 81 MG' }] } },
      ],
      medicationCodeableConcept: undefined,
      medicationReference: { reference: '#med' },
      effectivePeriod: { start: '2013', end: '2014-01-16T14:45:00Z' },
      dateAsserted: '2014-01-20T10:00:00+08:00',
      reasonCode: [{ text: '预防' }, { text: 'pain' }],
      dosage: [
        {
          text: 'one tablet daily',
          timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } },
          route: { coding: [{ code: '26643006', display: 'Oral route' }] },
          doseAndRate: [{ doseQuantity: { value: 81, unit: 'mg' } }],
        },
      ],
    });
    expect(record).toEqual({
      kind: 'MEDICATION',
      sourceId: 'MedicationStatement/m1',
      recordedAt: '2014-01-20T10:00:00+08:00',
      name: 'Aspirin 81 MG',
      codedName: 'Aspirin 81 MG',
      doseValue: '81',
      doseText: null,
      doseUnit: 'mg',
      route: 'Oral route',
      frequency: '2 per 1 d',
      indication: '预防; pain',
      status: 'ACTIVE',
      start: '2013',
      end: '2014-01-16T09:45',
    });
  });

  test('a request for a medication that came along, of which no statement tells', async () => {
    const medicationReference = { reference: 'Medication/x' };
    const records = await fetchFound('MEDICATION', {
      MedicationStatement: [match(statement({ basedOn: [{ reference: 'MedicationRequest/told' }] }))],
      MedicationRequest: [
        match(request({ medicationCodeableConcept: undefined, medicationReference, authoredOn: '2014-01-16' })),
        match(request({ id: 'told' })),
        included({ resourceType: 'Medication', id: 'x', code: { text: 'Heparin' } }),
      ],
    });
    expect(records).toEqual([
      expect.objectContaining({ sourceId: 'MedicationStatement/m1', name: 'ASPIRIN' }),
      expect.objectContaining({
        sourceId: 'MedicationRequest/r1',
        name: 'Heparin',
        start: '2014-01-16',
        recordedAt: null,
      }),
    ]);
  });

  test('several dosages are told in words, so that none is taken for the dose', async () => {
    const dosage = (value: number, when: string) => ({
      timing: { code: { text: when } },
      route: { text: 'ORAL' },
      doseAndRate: [{ doseQuantity: { value, unit: 'mg' } }],
    });
    expect(await fetchRequest({ dosageInstruction: [dosage(20, 'QAM'), dosage(10, 'QHS')] })).toMatchObject({
      ...{ doseValue: null, doseUnit: null, frequency: null, route: 'ORAL' },
      doseText: '20 mg QAM; 10 mg QHS',
    });
  });

  test('a dose that is a range, and as needed', async () => {
    const doseRange = { low: { value: 1, unit: 'TABLET' }, high: { value: 2, unit: 'TABLET' } };
    const dosage = [{ asNeededBoolean: true, doseAndRate: [{ doseRange }] }];
    expect(await fetchStatement({ dosage })).toMatchObject({
      ...{ doseValue: null, doseText: '1 - 2', doseUnit: 'TABLET', frequency: 'PRN' },
    });
  });

  test.each([
    ['active', 'ACTIVE'],
    ['completed', 'COMPLETED'],
    ['stopped', 'COMPLETED'],
    ['on-hold', 'UNKNOWN'],
    ['intended', 'UNKNOWN'],
    ['unknown', 'UNKNOWN'],
    ['not-taken', 'DELETED'],
    ['entered-in-error', 'DELETED'],
  ])('a statement that is %s is %s', async (status, expected) => {
    expect(await fetchStatement({ status })).toMatchObject({ status: expected });
  });

  test.each([
    [{ status: 'stopped' }, 'COMPLETED'],
    [{ status: 'draft' }, 'DELETED'],
    [{ status: 'cancelled' }, 'DELETED'],
    [{ intent: 'plan' }, 'DELETED'],
    [{ doNotPerform: true }, 'DELETED'],
    [{ intent: 'filler-order' }, 'ACTIVE'],
  ])('a request that is %j is %s', async (more, expected) => {
    expect(await fetchRequest(more)).toMatchObject({ status: expected });
  });

  test('a medication that nobody names makes the answer unusable', async () => {
    const medicationReference = { reference: 'Medication/elsewhere' };
    expect(await why(fetchStatement({ medicationCodeableConcept: undefined, medicationReference }))).toBe(
      'a medication has no name',
    );
  });

  test('a server that offers no requests is not asked for any', async () => {
    const opened = await openScripted(({ url }) =>
      url === '/fhir/metadata' ? { body: capabilitiesOf('MedicationStatement') } : undefined,
    );
    expect(await opened.hospital.fetch('MEDICATION', mrn, callAtOnce)).toEqual([]);
    expect(opened.server.requests.map(({ url }) => url)).not.toContain('/fhir/MedicationRequest/_search');
  });
});
