/** What the simulated server offers (FHIR R4 capabilitystatement.html). */
const resource = (type: string, searchParam: readonly (readonly [name: string, type: string])[]) => ({
  type,
  interaction: [{ code: 'search-type' }],
  searchParam: searchParam.map(([name, kind]) => ({ name, type: kind })),
});

export const capabilityStatement = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-01-01',
  kind: 'instance',
  implementation: { description: 'Simulated hospital; all persons are synthetic' },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [
    {
      mode: 'server',
      resource: [
        resource('Patient', [['identifier', 'token']]),
        resource('Observation', [
          ['patient', 'reference'],
          ['category', 'token'],
        ]),
        resource('MedicationStatement', [['patient', 'reference']]),
      ],
    },
  ],
};
