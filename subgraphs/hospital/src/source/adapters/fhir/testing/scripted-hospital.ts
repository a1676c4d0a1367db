/** An adapter that asks a scripted server, and what tests write into its answers. */
import { parseHospitals, type RestHospital } from '../../../../hospitals/config.ts';
import { BadAnswer, type Call, type PulledHospital } from '../../adapter.ts';
import type { RecordKind } from '../../records.ts';
import { createRestHospital } from '../fhir.ts';
import {
  capabilitiesOf,
  match,
  openScriptedServer,
  type ScriptedReply,
  type ScriptedRequest,
  type ScriptedServer,
  searchset,
} from './scripted-server.ts';

const timeZone = 'America/New_York';
export const callAtOnce: Call = (work) => work(new AbortController().signal);
export const mrn = 'SYN-1015';
export const patient = { resourceType: 'Patient', id: 'p1', identifier: [{ system: 'urn:meridian:mrn', value: mrn }] };
export const subject = { reference: 'Patient/p1' };

export type Answer = (request: ScriptedRequest, origin: string) => ScriptedReply | undefined;

let server: ScriptedServer | undefined;
let hospital: PulledHospital | undefined;

/** For afterEach. */
export async function closeScripted(): Promise<void> {
  await hospital?.close();
  await server?.close();
}

/** A server that offers all types and knows one patient; `answer` says the rest, or something else. */
export async function openScripted(answer: Answer, settings: (origin: string) => object = () => ({})) {
  server = await openScriptedServer((request, origin) => {
    const own = answer(request, origin);
    if (own !== undefined) return own;
    if (request.url === '/fhir/metadata')
      return { body: capabilitiesOf('Observation', 'MedicationStatement', 'MedicationRequest') };
    if (request.url === '/fhir/Patient/_search') return { body: searchset([match(patient)]) };
    return { body: searchset([]) };
  });
  const [config] = parseHospitals({
    hospitals: [
      {
        ...{ number: 3, name: 'FHIR', system: 'HIS', timeZone, transport: 'REST', url: `${server.origin}/fhir/` },
        ...settings(server.origin),
      },
    ],
  });
  hospital = createRestHospital({ hospital: config as RestHospital, environment: { SECRET: 'secret' } });
  return { server, hospital };
}

/** What is delivered when a search for the type finds these entries. */
export async function fetchFound<Kind extends RecordKind>(
  kind: Kind,
  found: Readonly<Record<string, readonly object[]>>,
) {
  const opened = await openScripted(({ url }) => {
    const entries = found[url.split('/')[2] as string];
    return entries === undefined ? undefined : { body: searchset(entries) };
  });
  return opened.hospital.fetch(kind, mrn, callAtOnce);
}

export const why = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof BadAnswer ? error.why : error),
  );

export const lab = (more: object) => ({
  ...{ resourceType: 'Observation', id: 'o1', status: 'final', subject },
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { coding: [{ system: 'http://loinc.org', code: '1742-6', display: 'ALT' }] },
  ...more,
});
export const vital = (more: object) => lab({ category: [{ coding: [{ code: 'vital-signs' }] }], ...more });
/** As a test writes JSON by hand, so that numbers are sent as they are written here. */
export const written = (resource: object, name: string, value: string): string =>
  JSON.stringify(searchset([match({ ...resource, [name]: 'HERE' })])).replace('"HERE"', value);
