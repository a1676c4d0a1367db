/** Which hospitals the embedded mode is connected to: those of the HOSPITALS file, or else three simulated ones in this process. */
import { createServer } from 'node:net';
import { type HospitalConfig, parseHospitals, readHospitals } from '@meridian/hospital/config';
import { type Simulators, startSimulators } from '@meridian/hospital/simulators';
import type { Database } from '@meridian/kit/database/open';
import { type AppConfig, defaultMllpPort, defaultSimulatorPort } from './config.ts';

export interface HospitalSetup {
  readonly configs: readonly HospitalConfig[];
  /** Null where real hospitals are connected, or none. */
  readonly simulators: Simulators | null;
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** A port that was asked for must be had; the usual one need not be. */
async function choosePort(asked: number | undefined, usual: number, count: number): Promise<number> {
  if (asked !== undefined) return asked;
  const ports = Array.from({ length: count }, (_, index) => usual + index);
  return (await Promise.all(ports.map(isFree))).every(Boolean) ? usual : 0;
}

/** Null connects none. Throws ConfigError for a file that cannot be used. */
export async function setUpHospitals(
  settings: AppConfig['hospitals'] | null,
  { kysely }: Database,
): Promise<HospitalSetup> {
  if (settings === null) return { configs: [], simulators: null };
  if (settings.file !== undefined) return { configs: readHospitals({ HOSPITALS: settings.file }), simulators: null };
  const port = await choosePort(settings.simulatorPort, defaultSimulatorPort, 4);
  const mllpPort = await choosePort(settings.mllpPort, defaultMllpPort, 1);
  const simulators = await startSimulators({ kysely, port });
  return { configs: parseHospitals(simulators.configuration(mllpPort, settings)), simulators };
}
