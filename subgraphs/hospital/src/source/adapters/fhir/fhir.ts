/** A hospital that speaks FHIR R4 over REST. */
import type { z } from 'zod';
import { type RestHospital, readSecret } from '../../../hospitals/config.ts';
import { BadAnswer, type Call, type PulledHospital } from '../adapter.ts';
import type { DeliveredRecord, RecordKind, RecordOf } from '../records.ts';
import { createAuthorization, createSend } from './authorization.ts';
import { createReadCapabilities } from './capabilities.ts';
import { openHttp } from './http.ts';
import { fromRequest, fromStatement } from './medications.ts';
import { categories, toLabResults, toVitalSigns } from './observations.ts';
import { createFindPatient } from './patients.ts';
import { requireDistinct } from './record-id.ts';
import { referencedId, requireSubject } from './references.ts';
import { medicationRequest, medicationStatement, observation, type Reference } from './resources.ts';
import { createSearch, type Found } from './search.ts';
import { hasCode } from './words.ts';

export interface RestHospitalDeps {
  readonly hospital: RestHospital;
  readonly environment: NodeJS.ProcessEnv;
}

/** Throws ConfigError when the secret is not there. A resource that cannot be read makes the whole answer unusable: what is missing would not be missed. */
export function createRestHospital({ hospital, environment }: RestHospitalDeps): PulledHospital {
  const { timeZone, pageSize, recordNumberSystem, oauth } = hospital;
  const base = hospital.url.replace(/\/+$/, '');
  const http = openHttp(hospital);
  const send = createSend(
    http,
    createAuthorization(oauth, http, (secret) => readSecret(secret, environment)),
  );
  const search = createSearch(base, send);
  const readCapabilities = createReadCapabilities(base, send);
  const findPatient = createFindPatient(recordNumberSystem, base, search);

  /** The patient's resources of a type, with what `include` names where the server can send that along; null when it has no such type. */
  async function find(type: string, include: string, patient: string, category: object, call: Call) {
    const includes = (await readCapabilities(call)).get(type);
    if (includes === undefined) return null;
    const canInclude = includes.includes(include) || includes.includes('*');
    const parameters = { patient, ...category, _count: String(pageSize), ...(canInclude && { _include: include }) };
    return search(type, parameters, call);
  }

  function readAll<Resource extends { readonly subject: Reference }>(
    schema: z.ZodType<Resource>,
    { matches }: Found,
    patientId: string,
  ): readonly Resource[] {
    return matches.map((match) => {
      const { data: resource } = schema.safeParse(match);
      // R4 extensibility.html#modifierExtension: who does not know a modifier must not take the resource for what it seems to say.
      if (resource === undefined || 'modifierExtension' in match || 'implicitRules' in match)
        throw new BadAnswer('a record cannot be read');
      requireSubject(resource.subject, patientId, base);
      return resource;
    });
  }

  async function fetchObservations(kind: keyof typeof categories, patientId: string, call: Call) {
    const category = categories[kind];
    const found = await find('Observation', 'Observation:specimen', patientId, { category }, call);
    if (found === null) throw new BadAnswer('it offers no observations');
    const context = { timeZone, included: found.included };
    const toRecords = kind === 'LABORATORY' ? toLabResults : toVitalSigns;
    return readAll(observation, found, patientId)
      .filter((one) => one.category.some((concept) => hasCode(concept, category)))
      .flatMap((one): readonly DeliveredRecord[] => toRecords(one, context));
  }

  /** A server offers statements, requests or both; a statement stands for the requests that it tells of. */
  async function fetchMedications(patientId: string, call: Call) {
    const findOf = (type: string) => find(type, `${type}:medication`, patientId, {}, call);
    const [statements, requests] = await Promise.all([findOf('MedicationStatement'), findOf('MedicationRequest')]);
    if (statements === null && requests === null) throw new BadAnswer('it offers no medication');
    const told = statements === null ? [] : readAll(medicationStatement, statements, patientId);
    const ordered = requests === null ? [] : readAll(medicationRequest, requests, patientId);
    const included = new Map([...(statements?.included ?? []), ...(requests?.included ?? [])]);
    const stood = new Set(
      told
        .flatMap(({ basedOn, derivedFrom }) => [...basedOn, ...derivedFrom])
        .map((reference) => referencedId(reference, 'MedicationRequest', base)),
    );
    return [
      ...told.map((one) => fromStatement(one, { timeZone, included })),
      ...ordered.filter(({ id }) => !stood.has(id)).map((one) => fromRequest(one, { timeZone, included })),
    ];
  }

  return {
    async fetch<Kind extends RecordKind>(kind: Kind, recordNumber: string, call: Call) {
      const patientId = await findPatient(recordNumber, call);
      const records: readonly DeliveredRecord[] =
        kind === 'MEDICATION'
          ? await fetchMedications(patientId, call)
          : await fetchObservations(kind as keyof typeof categories, patientId, call);
      return requireDistinct(records) as readonly RecordOf<Kind>[];
    },
    close: () => http.close(),
  };
}
