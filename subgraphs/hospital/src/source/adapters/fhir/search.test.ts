import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { BadAnswer } from '../adapter.ts';
import {
  type Answer,
  callAtOnce,
  closeScripted,
  lab,
  mrn,
  openScripted,
  patient,
  subject,
  vital,
  why,
  written,
} from './testing/scripted-hospital.ts';
import { match, searchset } from './testing/scripted-server.ts';

afterEach(closeScripted);

describe('searches', () => {
  const observations = (body: unknown): Answer => {
    return ({ url }) => (url === '/fhir/Observation/_search' ? { body } : undefined);
  };
  const whyOf = async (answer: Answer) =>
    why((await openScripted(answer)).hospital.fetch('LABORATORY', mrn, callAtOnce));
  const next = (url: string) => ({ link: [{ relation: 'next', url }] });

  test('put no record number into a URL, and ask for the patient once', async () => {
    const opened = await openScripted(() => undefined);
    await Promise.all(
      (['LABORATORY', 'VITAL_SIGNS', 'MEDICATION'] as const).map((kind) =>
        opened.hospital.fetch(kind, mrn, callAtOnce),
      ),
    );
    await opened.hospital.fetch('LABORATORY', mrn, callAtOnce);
    const { requests } = opened.server;
    expect(requests.map(({ url }) => url).join(' ')).not.toContain(mrn);
    const asked = requests.filter(({ url }) => url === '/fhir/Patient/_search');
    expect(asked.map(({ form }) => form.get('identifier'))).toEqual([`urn:meridian:mrn|${mrn}`]);
    expect(requests.find(({ form }) => form.get('category') === 'laboratory')?.form.toString()).toBe(
      'patient=p1&category=laboratory&_count=500&_include=Observation%3Aspecimen',
    );
  });

  test('follow the pages, take a resource that two of them hold once, and keep its later state', async () => {
    const pages: Readonly<Record<string, object>> = {
      '/fhir/Observation/_search': searchset([match(lab({ id: 'a' })), match(lab({ id: 'b' }))], {
        total: 3,
        ...next('?page=2'),
      }),
      '/fhir/?page=2': searchset([match(lab({ id: 'b', status: 'corrected' })), match(lab({ id: 'c' }))], { total: 3 }),
    };
    const opened = await openScripted(({ url }) => (pages[url] === undefined ? undefined : { body: pages[url] }));
    const records = await opened.hospital.fetch('LABORATORY', mrn, callAtOnce);
    expect(records.map(({ sourceId, status }) => [sourceId, status])).toEqual([
      ['Observation/a', 'FINAL'],
      ['Observation/b', 'CORRECTED'],
      ['Observation/c', 'FINAL'],
    ]);
  });

  test.each([
    'http://169.254.169.254/fhir',
    'https://127.0.0.1/fhir',
    '/admin',
    '//evil.example/fhir',
    'file:///etc/passwd',
    '../fhirx',
  ])('never follow a page to %s', async (url) => {
    const opened = await openScripted(observations(searchset([], next(url))));
    expect(await why(opened.hospital.fetch('LABORATORY', mrn, callAtOnce))).toBe('its next page is elsewhere');
    expect(opened.server.requests.at(-1)?.url).toBe('/fhir/Observation/_search');
  });

  test('end when pages lead in a circle', async () => {
    const circle = searchset([], next('/fhir/page?x=1'));
    expect(await whyOf(({ url }) => (/page|Observation/.test(url) ? { body: circle } : undefined))).toBe(
      'its pages do not end',
    );
  });

  test('end when pages never do', async () => {
    let page = 0;
    const answer: Answer = ({ url }) =>
      /page|Observation/.test(url) ? { body: searchset([], next(`/fhir/page?x=${++page}`)) } : undefined;
    expect(await whyOf(answer)).toBe('its pages do not end');
    expect(page).toBeLessThan(300);
  });

  test.each([
    ['less than it announced', searchset([match(lab({}))], { total: 2 }), 'it is less than it announced'],
    [
      'a record of another patient',
      searchset([match(lab({ subject: { reference: 'Patient/p2' } }))]),
      'a record is of another patient',
    ],
    ['a record of nobody', searchset([match(lab({ subject: {} }))]), 'a record is of another patient'],
    [
      'a patient of the same id elsewhere',
      searchset([match(lab({ subject: { reference: 'http://x/Patient/p1' } }))]),
      'a record is of another patient',
    ],
    ['a status that FHIR does not know', searchset([match(lab({ status: 'done' }))]), 'a record cannot be read'],
    ['a number that is none', searchset([match(lab({ valueQuantity: { value: 'NaN' } }))]), 'a record cannot be read'],
    [
      'a modifier that changes what a record says',
      searchset([match(lab({ modifierExtension: [{ url: 'http://example.org/not', valueBoolean: true }] }))]),
      'a record cannot be read',
    ],
    ['a test without any name', searchset([match(lab({ code: {} }))]), 'a result does not say of which test'],
    ['a history', { ...searchset([]), type: 'history' }, 'it is not the result of a search'],
    ['an entry without a resource', searchset([{}]), 'it is not the result of a search'],
    [
      'two records with one identifier',
      searchset(
        ['a', 'b'].map((id) => match(lab({ id, identifier: [{ system: 'urn:meridian:record', value: 'LB.1' }] }))),
      ),
      'two records have the same identifier',
    ],
    [
      'a warning that something is missing',
      searchset([match({ resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'incomplete' }] })]),
      'it tells of a problem',
    ],
  ])('%s makes the answer unusable', async (_name, body, expected) => {
    expect(await whyOf(observations(body))).toBe(expected);
  });

  test('a hint beside the results does not', async () => {
    const hint = { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] };
    const opened = await openScripted(
      observations(searchset([match(lab({})), { resource: hint, search: { mode: 'outcome' } }])),
    );
    expect(await opened.hospital.fetch('LABORATORY', mrn, callAtOnce)).toHaveLength(1);
  });

  test('JSON that would change prototypes changes nothing', async () => {
    const body = written(lab({}), '__proto__x', '{"polluted": true}').replace('__proto__x', '__proto__');
    const opened = await openScripted(observations(body));
    expect(await opened.hospital.fetch('LABORATORY', mrn, callAtOnce)).toHaveLength(1);
    expect((Object.prototype as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('whatever stands in a resource, there are records or the answer is unusable', async () => {
    const whole = {
      ...vital({
        id: 'v',
        identifier: [{ system: 'urn:meridian:record', value: 'VS.1' }],
        issued: '2014-01-16T10:00:00Z',
      }),
      ...{ valueQuantity: { value: '1.5', unit: 'mg', _value: { extension: [{ url: 'x', valueString: 'y' }] } } },
      ...{ component: [{ code: { text: 'a' }, valueRange: { low: { value: '1' } } }], effectiveDateTime: '2014-01-16' },
      ...{ extension: [{ url: 'x', valueCodeableConcept: { text: 'y' } }], bodySite: { text: 'arm' } },
    };
    const pointers: string[][] = [];
    const walk = (value: unknown, path: string[]): void => {
      pointers.push(path);
      if (typeof value === 'object' && value !== null)
        for (const [key, child] of Object.entries(value)) walk(child, [...path, key]);
    };
    walk(whole, []);
    const replaced = (value: unknown, [key, ...rest]: string[], by: unknown): unknown =>
      key === undefined
        ? by
        : { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, by) };
    let body: unknown;
    const opened = await openScripted(({ url }) => (url === '/fhir/Observation/_search' ? { body } : undefined));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pointers), fc.jsonValue(), async (path, by) => {
        body = searchset([match(replaced(whole, path, by) as object)]);
        const outcome = await opened.hospital.fetch('VITAL_SIGNS', mrn, callAtOnce).catch((error: unknown) => error);
        if (!Array.isArray(outcome)) expect(outcome).toBeInstanceOf(BadAnswer);
      }),
      { numRuns: 400, seed: 20_140_105 },
    );
  });

  const patients = (...found: readonly object[]): Answer => {
    return ({ url }) => (url === '/fhir/Patient/_search' ? { body: searchset(found.map(match)) } : undefined);
  };

  test('a patient that the server returns without being asked for is not ours', async () => {
    expect(await whyOf(patients({ ...patient, identifier: [{ system: 'urn:meridian:mrn', value: 'SYN-9' }] }))).toBe(
      'it found another patient',
    );
  });

  test('two patients with one record number are told apart by nobody', async () => {
    expect(await whyOf(patients(patient, { ...patient, id: 'p2' }))).toBe('it does not name one patient');
  });

  test('a patient who was merged is followed', async () => {
    const old = { ...patient, id: 'old', active: false, link: [{ other: subject, type: 'replaced-by' }] };
    const opened = await openScripted(patients(old, patient));
    await opened.hospital.fetch('LABORATORY', mrn, callAtOnce);
    expect(opened.server.requests.at(-1)?.form.get('patient')).toBe('p1');
  });
});
