/** Five hundred clients go away while their reports are slow: first because of a hospital, then because of the database. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { eventually } from '../../wire/processes.ts';
import { readAdapter } from '../adapters.ts';
import { type Finding, finding } from '../finding.ts';
import { well } from '../hospitals.ts';
import { countRunningStatements } from '../postgres-sessions.ts';
import { findWrong, reportQuery } from '../report.ts';
import type { DrillSystem } from '../system.ts';

const hospitalNumber = 2;
/** Asked how much is under way: the other gateway's connections are taken by those who wait. */
const observer = 'gateway-2';
/** By then all that is not held up is done, and nothing that is has come to its own end. */
const underWayMs = 3_000;
/** Long after what the product promises, and before its own deadlines would end what nobody ended. */
const goneWithinMs = 4_000;

export async function drillDisconnect(system: DrillSystem, clients = 500): Promise<readonly Finding[]> {
  const { fleet } = system;
  await fleet.start(observer, { SUBGRAPH_URL_HOSPITAL: `${fleet.origin('hospital')}/graphql` });
  try {
    return [await leaveSlowHospital(system, clients), await leaveLockedTable(system, clients)];
  } finally {
    await fleet.stop(observer);
  }
}

/** Asks for slow reports, leaves them, and tells how much was under way before and how soon after there was none. */
async function leaveReports(
  system: DrillSystem,
  clients: number,
  subjects: readonly string[],
  count: () => Promise<number>,
): Promise<{ readonly before: number; readonly goneMs: number | null; readonly answered: number }> {
  const client = system.openClient(clients);
  const leaving = new AbortController();
  let answered = 0;
  const reports = Array.from({ length: clients }, async (_, index) => {
    const { status } = await client.ask(reportQuery, { id: subjects[index % subjects.length] }, leaving.signal);
    if (status !== 0) answered += 1;
  });
  await sleep(underWayMs);
  const before = await count();
  leaving.abort();
  const leftMs = performance.now();
  await Promise.all(reports);
  const left = await eventually(count, (number) => number === 0, goneWithinMs, 10);
  const goneMs = left === 0 ? performance.now() - leftMs : null;
  return { before, goneMs, answered };
}

async function tellAfterwards({ client, whole }: DrillSystem, subjectId: string): Promise<readonly string[]> {
  const next = await eventually(
    () => client.ask(reportQuery, { id: subjectId }),
    (reply) => findWrong(reply, whole.get(subjectId) ?? {}, new Set()) === null,
  );
  const wrong = findWrong(next, whole.get(subjectId) ?? {}, new Set());
  return wrong === null ? [] : [`the next client: ${wrong}`];
}

async function leaveSlowHospital(system: DrillSystem, clients: number): Promise<Finding> {
  const { hospitals, registry, secondClient } = system;
  // So few that what they want fits into the hospital's queue: all of them wait.
  const subjects = registry.subjects(hospitalNumber).slice(0, 6);
  const count = async () => {
    const { running, queued } = await readAdapter(secondClient, hospitalNumber);
    return running + queued;
  };
  await registry.refresh(hospitalNumber);
  await hospitals.misbehave(hospitalNumber, { mode: 'slow', delayMs: 10_000 });
  try {
    await registry.ageForClients(subjects);
    const { before, goneMs, answered } = await leaveReports(system, clients, subjects, count);
    await hospitals.misbehave(hospitalNumber, well);
    return finding(`${clients} clients leave reports that wait for a hospital`, {
      got: `${answered} were answered before`,
      recoveryMs: goneMs,
      upstream: `calls under way or queued ${before}, then 0`,
      wrong: [
        ...(before === 0 ? ['nothing was under way'] : []),
        ...(goneMs === null ? [`calls were still under way ${goneWithinMs} ms later`] : []),
        ...(await tellAfterwards(system, subjects[0] ?? '')),
      ],
    });
  } finally {
    await hospitals.misbehave(hospitalNumber, well);
  }
}

async function leaveLockedTable(system: DrillSystem, clients: number): Promise<Finding> {
  const { registry, database } = system;
  const subjects = registry.subjects(1);
  // What is refreshed for nobody in particular would wait for the table too.
  for (const number of [2, 3]) await registry.refresh(number);
  const left = await database.kysely.transaction().execute(async (trx) => {
    await sql`lock table hospital.lab_result in access exclusive mode`.execute(trx);
    return leaveReports(system, clients, subjects, () => countRunningStatements(database));
  });
  return finding(`${clients} clients leave reports that wait for a locked table`, {
    got: `${left.answered} were answered before`,
    recoveryMs: left.goneMs,
    upstream: `statements in PostgreSQL ${left.before}, then 0 while the lock stood`,
    wrong: [
      ...(left.before === 0 ? ['nothing was under way'] : []),
      ...(left.goneMs === null ? [`statements still ran ${goneWithinMs} ms later`] : []),
      ...(await tellAfterwards(system, subjects[0] ?? '')),
    ],
  });
}
