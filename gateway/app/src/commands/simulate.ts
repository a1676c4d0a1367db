/** Tells a simulated hospital of the running system to misbehave, or shows how all of them are. */
import { faultModes, readFault } from '@meridian/hospital/simulators/fault';
import { defaultSimulatorPort, readAppConfig } from '../config.ts';
import { readOwner } from '../data-folder/lock.ts';
import { formatTable } from '../report/table.ts';
import { readWords, runCommand, UsageError } from './run.ts';

const usage = `npm run simulate [-- HOSPITAL FAULT [--delay-ms N] [--bytes-per-second N] [--after-bytes N] [--down-ms N] [--up-ms N]]
hospitals: 1 (HL7 v2 over MLLP), 2 (SOAP), 3 (FHIR)
faults: ${faultModes.join(', ')}`;

const numbers = {
  'delay-ms': 'delayMs',
  'bytes-per-second': 'bytesPerSecond',
  'after-bytes': 'afterBytes',
  'down-ms': 'downMs',
  'up-ms': 'upMs',
} as const;

interface Shown {
  readonly number: number;
  readonly transport: string;
  readonly fault: { readonly mode: string };
  readonly requests: number;
  readonly attempts: number;
}

await runCommand('simulate', async () => {
  const wanted = readArguments();
  const { dataDir, hospitals: settings } = readAppConfig();
  const owner = await readOwner(dataDir);
  const origin = owner?.simulatorsUrl ?? `http://127.0.0.1:${settings.simulatorPort ?? defaultSimulatorPort}`;
  const url = `${origin}/hospitals`;
  const response = await (wanted === null
    ? fetch(url)
    : fetch(`${url}/${wanted.hospital}/fault`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wanted.fault),
      })
  ).catch(() => {
    throw new Error('no simulated hospitals run here; start them with npm start, or set SIMULATOR_PORT');
  });
  if (!response.ok) throw new UsageError(((await response.json()) as { message: string }).message, usage);
  const hospitals = (await response.json()) as readonly Shown[];
  const rows = hospitals
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, transport, fault, requests, attempts }) =>
      [number, transport, fault.mode, requests, attempts].map(String),
    );
  process.stdout.write(`${formatTable(['hospital', 'transport', 'fault', 'requests', 'connections'], rows)}\n`);
  return 0;
});

function readArguments(): { hospital: string; fault: object } | null {
  const options = {
    'delay-ms': { type: 'string' },
    'bytes-per-second': { type: 'string' },
    'after-bytes': { type: 'string' },
    'down-ms': { type: 'string' },
    'up-ms': { type: 'string' },
  } as const;
  const { values, positionals } = readWords({ options, allowPositionals: true }, usage);
  const [hospital, mode, ...rest] = positionals;
  if (hospital === undefined) return null;
  if (mode === undefined || rest.length > 0) throw new UsageError('a hospital and a fault are wanted', usage);
  const given = Object.entries(values).map(([name, value]) => [numbers[name as keyof typeof numbers], Number(value)]);
  const fault = readFault({ mode, ...Object.fromEntries(given) });
  if (fault === null) throw new UsageError(`${[mode, ...Object.keys(values)].join(' with ')} is no fault`, usage);
  return { hospital, fault };
}
