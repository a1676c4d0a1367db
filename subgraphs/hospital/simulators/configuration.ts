/** The three simulated hospitals as any other is described: an entry each. */
import type { HospitalsInput } from '../src/hospitals/config.ts';

export interface SimulatedPorts {
  readonly mllp: number;
  readonly soap: number;
  readonly fhir: number;
}

/** Data name no hospital, so their time zone is one of the study's own sites: all are in the United States. */
export const timeZone = 'America/New_York';
/** The simulated laboratory shows every so often that it lives. */
export const heartbeatMs = 10_000;

/** Toward those that are asked. */
export interface SimulatedLimits {
  readonly callsPerSecond: number;
  readonly maxAgeSeconds: number;
}

export const simulatedHospitals = (
  ports: SimulatedPorts,
  { callsPerSecond, maxAgeSeconds }: SimulatedLimits,
): HospitalsInput => ({
  hospitals: [
    {
      number: 1,
      name: 'Eastgate General Hospital (synthetic)',
      system: 'LIS',
      timeZone,
      transport: 'MLLP',
      listen: { host: '127.0.0.1', port: ports.mllp },
      charset: 'GB18030',
      silentAfterSeconds: 60,
    },
    {
      number: 2,
      name: 'Northfield University Hospital (synthetic)',
      system: 'HIS',
      timeZone,
      transport: 'SOAP',
      url: `http://127.0.0.1:${ports.soap}/HisService.asmx`,
      charset: 'GB2312',
      maxAgeSeconds,
      limits: { callsPerSecond },
    },
    {
      number: 3,
      name: 'Riverside Medical Center (synthetic)',
      system: 'HIS',
      timeZone,
      transport: 'REST',
      url: `http://127.0.0.1:${ports.fhir}/fhir`,
      maxAgeSeconds,
      limits: { callsPerSecond },
    },
  ],
});
