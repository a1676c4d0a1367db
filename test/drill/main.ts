/** `npm run drill [-- ROW…]`: breaks a running system in every way it is built for, under load, and prints what clients got. Fails when that is wrong or something is lost, never by time. */

import { describeMachine } from '../bench/print.ts';
import { type Finding, finding, PrerequisiteMissing } from './finding.ts';
import { hospitalNames, well } from './hospitals.ts';
import { drillColdReads } from './rows/cold-reads.ts';
import { drillDisconnect } from './rows/disconnect.ts';
import { drillFlapping } from './rows/flapping.ts';
import { drillHospitalFaults } from './rows/hospital-faults.ts';
import { drillMllp } from './rows/mllp.ts';
import { drillPostgres } from './rows/postgres.ts';
import { drillRedis } from './rows/redis.ts';
import { drillSubgraphs } from './rows/subgraphs.ts';
import { type DrillSystem, openCluster, openDrillSystem } from './system.ts';
import { formatFindings } from './table.ts';

const rows: Readonly<Record<string, (system: DrillSystem) => Promise<readonly Finding[]>>> = {
  hospitals: drillHospitalFaults,
  flapping: drillFlapping,
  'cold-reads': drillColdReads,
  redis: drillRedis,
  subgraphs: drillSubgraphs,
  disconnect: drillDisconnect,
  postgres: drillPostgres,
  mllp: drillMllp,
};

const tell = (text: string): void => console.error(`drill: ${text}`);

const status = { fine: 0, wrong: 1, notShown: 2 } as const;

function readRows(): readonly string[] {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !Object.hasOwn(rows, name));
  if (unknown !== undefined) throw new Error(`${unknown} is no row; rows: ${Object.keys(rows).join(', ')}`);
  return names.length === 0 ? Object.keys(rows) : names;
}

/** Answers the exit status. */
async function run(names: readonly string[], atEnd: AsyncDisposableStack): Promise<number> {
  const machine = describeMachine();
  const startedAt = new Date();
  tell('starting PostgreSQL');
  const cluster = await openCluster(atEnd);
  const system = await openDrillSystem({ url: cluster.url, cluster }, atEnd, tell);
  const findings: (Finding & { readonly row: string })[] = [];
  const notShown: string[] = [];
  for (const row of names) {
    tell(row);
    try {
      for (const found of (await rows[row]?.(system)) ?? []) findings.push({ ...found, row });
    } catch (error) {
      if (atEnd.disposed) throw error;
      const why = error instanceof Error ? error.message : 'unknown reason';
      tell(`${row}: ${why}`);
      if (error instanceof PrerequisiteMissing) notShown.push(`${row}: NOT SHOWN, ${why}`);
      else findings.push({ ...finding('', { wrong: [why] }), row });
      // What broke off may have left a hospital broken, and the next row is about something else.
      for (const number of Object.keys(hospitalNames))
        await system.hospitals.misbehave(Number(number), well).catch(() => undefined);
    }
  }
  const complaints = system.fleet.complaints();
  const seconds = Math.round((Date.now() - startedAt.getTime()) / 1_000);
  console.log(
    [
      `${startedAt.toISOString()}, ${seconds} s. ${machine}`,
      formatFindings(findings),
      [...notShown, ...complaints].join('\n'),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  );
  if (findings.some(({ wrong }) => wrong.length > 0) || complaints.length > 0) return status.wrong;
  return notShown.length > 0 ? status.notShown : status.fine;
}

const atEnd = new AsyncDisposableStack();
const interrupt = (): void => void atEnd.disposeAsync().finally(() => process.exit(130));
process.once('SIGINT', interrupt);
process.once('SIGTERM', interrupt);
try {
  process.exitCode = await run(readRows(), atEnd);
} catch (error) {
  // What an interruption breaks is no news.
  if (!atEnd.disposed) tell(error instanceof Error ? error.message : 'failed for an unknown reason');
  process.exitCode = error instanceof PrerequisiteMissing ? status.notShown : status.wrong;
} finally {
  await atEnd.disposeAsync();
}
