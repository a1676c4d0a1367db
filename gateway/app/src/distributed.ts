/** The distributed mode on one machine: which processes there are, and the environment each is given. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simulatedHospitals } from '@meridian/hospital/simulators/configuration';
import { schemaFolder, subgraphNames } from '@meridian/schema/type-defs.ts';
import { type AppConfig, defaultMllpPort, defaultSimulatorPort } from './config.ts';
import { localAudience, localIssuer, openIssuer, openSubgraphSecret } from './issuer.ts';

export interface ProcessPlan {
  readonly name: string;
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Names of the processes that can be started one by one. */
export const processNames: readonly string[] = [...subgraphNames, 'simulators', 'gateway'];

/** Writes where the simulated hospitals will be; the path of that file. */
async function describeSimulatedHospitals({ dataDir, hospitals }: AppConfig): Promise<string> {
  const { mllpPort = defaultMllpPort, simulatorPort = defaultSimulatorPort } = hospitals;
  const ports = { mllp: mllpPort, soap: simulatorPort + 2, fhir: simulatorPort + 3 };
  const file = join(dataDir, 'hospitals.json');
  await writeFile(file, `${JSON.stringify(simulatedHospitals(ports, hospitals), null, 2)}\n`);
  return file;
}

/** Every process of the distributed mode. They share the data folder's keys, so that one can be stopped and started again alone. */
export async function planProcesses(config: AppConfig, env: NodeJS.ProcessEnv): Promise<readonly ProcessPlan[]> {
  const secret = await openSubgraphSecret(config.dataDir);
  const { jwksFile } = await openIssuer(config.dataDir);
  // The ports follow each other as the names do in schema/type-defs.ts.
  const firstPort = config.subgraphPort;
  const hospitals = config.hospitals.file ?? (await describeSimulatedHospitals(config));
  const subgraphs = subgraphNames.map((name, index) => ({
    name,
    script: fileURLToPath(import.meta.resolve(`@meridian/${name}/main`)),
    env: {
      ...env,
      HOST: '127.0.0.1',
      PORT: String(firstPort + index),
      SUBGRAPH_SECRET: secret,
      ...(name === 'hospital' && { HOSPITALS: hospitals }),
    },
  }));
  const simulators = {
    name: 'simulators',
    script: fileURLToPath(import.meta.resolve('@meridian/hospital/simulators/main')),
    env,
  };
  const urls = subgraphNames.map((name, index) => [
    `SUBGRAPH_URL_${name.toUpperCase()}`,
    `http://127.0.0.1:${firstPort + index}/graphql`,
  ]);
  const tokens =
    env.AUTH_JWKS || env.AUTH === 'none'
      ? {}
      : {
          AUTH_JWKS: jwksFile,
          AUTH_ISSUER: localIssuer,
          AUTH_AUDIENCE: localAudience,
          EXPLORER: env.EXPLORER ?? 'on',
          INTROSPECTION: env.INTROSPECTION ?? 'on',
        };
  const gateway = {
    name: 'gateway',
    script: fileURLToPath(import.meta.resolve('@meridian/gateway/main')),
    env: {
      ...env,
      ...Object.fromEntries(urls),
      ...tokens,
      SUPERGRAPH: join(schemaFolder, 'supergraph.graphql'),
      SUBGRAPH_SECRET: secret,
    },
  };
  return [...subgraphs, ...(config.hospitals.file === undefined ? [simulators] : []), gateway];
}
