import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeliveredLabResult } from '../../src/source/adapters/records.ts';
import type { HospitalData, ProtocolSimulator } from '../simulator.ts';
import { startFhirSimulator } from './start.ts';

const patient = { subjectId: crypto.randomUUID(), recordNumber: 'SYN-1015', sex: 'F' } as const;
const labResult = (sequence: number, collectedAt: string): DeliveredLabResult => ({
  ...{ kind: 'LABORATORY', sourceId: `LB.${sequence}`, recordedAt: null, status: 'FINAL', collectedAt },
  ...{ testCode: 'K', testName: 'Potassium', loinc: '2823-3', value: '4.10', unit: 'mEq/L' },
  ...{ category: null, specimen: null, rangeLow: '3.40', rangeHigh: null, rangeText: null, flag: null },
});
const times = ['2014-01-16T13:17', '2014-07-16T13:17', '2014-03-09T02:30', '2014-11-02T01:30', '2013-07'];
const data: HospitalData = {
  patient: async (recordNumber) => (recordNumber === patient.recordNumber ? patient : null),
  patients: async () => [patient],
  records: async (kind) =>
    (kind === 'LABORATORY' ? times.map((time, index) => labResult(index + 1, time)) : []) as never,
  version: async () => '1',
};

let simulator: ProtocolSimulator;
beforeAll(async () => {
  simulator = await startFhirSimulator({ data, port: 0, timeZone: 'America/New_York', pageSize: 3 });
});
afterAll(() => simulator.close());

interface Bundle {
  readonly total: number;
  readonly link: readonly { readonly relation: string; readonly url: string }[];
  readonly entry: readonly { readonly resource: Readonly<Record<string, unknown>> & { readonly id: string } }[];
}

async function ask(path: string, form?: Readonly<Record<string, string>>) {
  const url = URL.parse(path, `http://127.0.0.1:${simulator.port}/fhir/`) as URL;
  const response = await fetch(url, form && { method: 'POST', body: new URLSearchParams(form) });
  expect(response.headers.get('content-type')).toMatch(/^application\/fhir\+json/);
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as Bundle };
}

async function findPatient(): Promise<string> {
  const { body } = await ask('Patient/_search', { identifier: 'urn:meridian:mrn|SYN-1015' });
  return body.entry[0]?.resource.id as string;
}

test('says what it offers', async () => {
  const { status, text } = await ask('metadata');
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
});

test('knows its patients by its own ids, which tell nothing of the study', async () => {
  const { text, body } = await ask('Patient/_search', { identifier: 'urn:meridian:mrn|SYN-1015' });
  expect(body).toMatchObject({ total: 1, entry: [{ resource: { gender: 'female' }, search: { mode: 'match' } }] });
  expect(text).not.toContain(patient.subjectId);
  expect((await ask('Patient/_search', { identifier: 'urn:other|SYN-1015' })).body.total).toBe(0);
});

test('tells its clock with the offset of the day, and numbers with all their digits', async () => {
  const id = await findPatient();
  const first = await ask('Observation/_search', { patient: id, category: 'laboratory' });
  const second = await ask(first.body.link.find(({ relation }) => relation === 'next')?.url as string);
  expect([...first.body.entry, ...second.body.entry].map(({ resource }) => resource.effectiveDateTime)).toEqual([
    '2014-01-16T13:17:00-05:00',
    '2014-07-16T13:17:00-04:00',
    // Clocks went from 2 to 3: the half hour does not exist.
    '2014-03-09T03:30:00-04:00',
    // It exists twice: the earlier is meant.
    '2014-11-02T01:30:00-04:00',
    '2013-07',
  ]);
  expect(first.text).toContain('"value":4.10');
  expect(first.text).toContain(
    '"low":{"unit":"mEq/L","system":"http://unitsofmeasure.org","code":"meq/L","value":3.40}',
  );
});

test('pages behind opaque links, the same by GET as by POST', async () => {
  const id = await findPatient();
  const byPost = await ask('Observation/_search', { patient: id, category: 'laboratory', _count: '2' });
  const byGet = await ask(`Observation?patient=Patient/${id}&category=laboratory&_count=2`);
  expect(byPost.body.entry).toEqual(byGet.body.entry);
  expect(byPost.body.entry).toHaveLength(2);
  const next = byPost.body.link.find(({ relation }) => relation === 'next')?.url;
  expect(next).not.toContain(id);
  const last = await ask((next as string).replace(/offset=\d+/, 'offset=4'));
  expect(last.body.entry).toHaveLength(1);
  expect(last.body.link.map(({ relation }) => relation)).toEqual(['self']);
});

test.each([
  ['MedicationRequest/_search', { patient: 'x' }, 404],
  ['Observation/_search', { category: 'laboratory' }, 400],
  ['../elsewhere', undefined, 404],
  ['../fhir?_getpages=gone', undefined, 410],
])('refuses %s %j with an OperationOutcome and status %s', async (path, form, status) => {
  const reply = await ask(path, form);
  expect(reply.status).toBe(status);
  expect(reply.body).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] });
});
