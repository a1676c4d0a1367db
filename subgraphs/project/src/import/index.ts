/** What the datasets of trial design and of enrollment become here. Studies get their ids here, for all subgraphs. */
import type { AnyTables } from '@meridian/kit/database/open';
import type { DatasetLoad } from '@meridian/kit/import';
import { sql, type Transaction } from 'kysely';
import { arms } from './arms.ts';
import { disposition, dispositionQualifiers } from './disposition.ts';
import { enrollments, subjectElements } from './enrollments.ts';
import { criteria, elements, plannedVisits, trialSummary } from './trial-design.ts';

export const loads: readonly DatasetLoad[] = [
  ...[trialSummary, arms, elements, criteria, plannedVisits],
  ...[enrollments, subjectElements, disposition, dispositionQualifiers],
];

/** The study's id, minted when the protocol id is new and the same ever after, however many open it at once. */
export async function openStudy(trx: Transaction<AnyTables>, protocolId: string): Promise<string> {
  await sql`insert into project.study (protocol_id) values (${protocolId}) on conflict (protocol_id) do nothing`.execute(
    trx,
  );
  const { rows } = await sql<{ id: string }>`select id from project.study where protocol_id = ${protocolId}`.execute(
    trx,
  );
  const [study] = rows;
  if (study === undefined) throw new Error('the study was not stored');
  return study.id;
}
