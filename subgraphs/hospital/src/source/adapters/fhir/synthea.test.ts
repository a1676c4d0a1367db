import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseHospitals, type RestHospital } from '../../../hospitals/config.ts';
import type { Call, PulledHospital } from '../adapter.ts';
import type { RecordKind, RecordOf } from '../records.ts';
import { createRestHospital } from './fhir.ts';
import { capabilitiesOf, match, openScriptedServer, searchset } from './testing/scripted-server.ts';

const root = resolve(import.meta.dirname, '../../../../../..');
const folder = resolve(root, process.env.MERIDIAN_DATA ?? '../shared/data', 'fhir');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly identifier?: readonly { readonly system: string; readonly value: string }[];
  readonly category?: readonly { readonly coding: readonly { readonly code: string }[] }[];
  readonly status: string;
}

const system = 'http://hospital.smarthealthit.org';
const callAtOnce: Call = (work) => work(new AbortController().signal);

/** The bundle's own text, so that every number stays as it was published. */
function readBundle(name: string) {
  const text = readFileSync(join(folder, name), 'utf8').replaceAll(/urn:uuid:([0-9a-f-]{36})/g, 'Patient/$1');
  const { rawJSON } = JSON as typeof JSON & { rawJSON(text: string): unknown };
  const exact = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === 'number' ? rawJSON(context?.source ?? String(value)) : value;
  const { entry } = JSON.parse(text, exact as Parameters<typeof JSON.parse>[1]) as {
    entry: { resource: Resource }[];
  };
  return { text, resources: entry.map(({ resource }) => resource) };
}

/** Serves a bundle's resources two a page, as a server would that holds them. */
async function withPatient(name: string, work: (hospital: PulledHospital, mrn: string, text: string) => Promise<void>) {
  const { text, resources } = readBundle(name);
  const mrn = resources
    .find(({ resourceType }) => resourceType === 'Patient')
    ?.identifier?.find((identifier) => identifier.system === system)?.value as string;
  const server = await openScriptedServer(({ url, form }) => {
    if (url === '/fhir/metadata') return { body: capabilitiesOf('Patient', 'Observation', 'MedicationRequest') };
    const { pathname, searchParams } = new URL(url, 'http://x');
    const type = pathname.split('/')[2];
    const category = form.get('category') ?? searchParams.get('category');
    const found = resources.filter(
      (one) => one.resourceType === type && (!category || one.category?.[0]?.coding[0]?.code === category),
    );
    const start = Number(searchParams.get('start') ?? 0);
    const next = { relation: 'next', url: `${type}?category=${category ?? ''}&start=${start + 2}` };
    return {
      body: searchset(found.slice(start, start + 2).map(match), {
        total: found.length,
        link: start + 2 < found.length ? [next] : [],
      }),
    };
  });
  const [hospital] = parseHospitals({
    hospitals: [
      {
        ...{
          number: 3,
          name: 'Synthea',
          system: 'HIS',
          timeZone: 'UTC',
          transport: 'REST',
          url: `${server.origin}/fhir`,
        },
        recordNumberSystem: system,
      },
    ],
  });
  const adapter = createRestHospital({ hospital: hospital as RestHospital, environment: {} });
  try {
    await work(adapter, mrn, text);
  } finally {
    await adapter.close();
    await server.close();
  }
}

const missing = names.length === 0 ? ' SKIPPED, no fhir in MERIDIAN_DATA' : '';

describe.skipIf(missing !== '')(`the Synthea patients of MERIDIAN_DATA${missing}`, () => {
  test.each(names)('%s: every laboratory result and vital sign has its number as it was published', async (name) => {
    await withPatient(name, async (hospital, mrn, text) => {
      const labResults = await hospital.fetch('LABORATORY', mrn, callAtOnce);
      const vitalSigns = await hospital.fetch('VITAL_SIGNS', mrn, callAtOnce);
      expect(labResults.length).toBeGreaterThan(0);
      expect(vitalSigns.length).toBeGreaterThan(0);
      for (const { value, loinc, collectedAt } of [...labResults, ...vitalSigns]) {
        expect(text).toMatch(new RegExp(`"value": ${value?.replaceAll('.', '\\.')}[,\\s]`));
        expect(text).toContain(`"code": "${loinc}"`);
        expect(text).toContain(`"effectiveDateTime": "${collectedAt}`);
      }
    });
  });

  test('Ned Hintz: what was measured and prescribed', async () => {
    await withPatient(names.find((name) => name.startsWith('Ned')) as string, async (hospital, mrn) => {
      const fetch = <Kind extends RecordKind>(kind: Kind): Promise<readonly RecordOf<Kind>[]> =>
        hospital.fetch(kind, mrn, callAtOnce);
      const vitalSigns = await fetch('VITAL_SIGNS');
      const pressures = vitalSigns.filter(({ sourceId }) =>
        sourceId.startsWith('Observation/28412112-c652-4708-88d2-ef4677ec7d32'),
      );
      expect(pressures.map(({ loinc, value, unit, collectedAt }) => [loinc, value, unit, collectedAt])).toEqual([
        ['8462-4', '85.9174453423294', 'mm[Hg]', '2012-03-07T20:15:35'],
        ['8480-6', '130.8676406512117', 'mm[Hg]', '2012-03-07T20:15:35'],
      ]);
      expect(await fetch('MEDICATION')).toContainEqual(
        expect.objectContaining({
          sourceId: 'MedicationRequest/7e15fa28-f9c1-456a-a6f2-d094d5bc1d8c',
          name: 'Amoxicillin 250 MG / Clavulanate 125 MG Oral Tablet',
          status: 'COMPLETED',
          start: '2017-03-28T20:15:35',
        }),
      );
    });
  });
});
