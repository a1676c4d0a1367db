/** What SDTM's DM, SUPPDM, VS, LB, SUPPLB and CM become here, and what the rules find in it. */
import type { AnyTables } from '@meridian/kit/database/open';
import type { DatasetLoad, Finding, StudyKeys } from '@meridian/kit/import';
import type { Transaction } from 'kysely';
import { refreshDeliveries } from '../delivery/annotate.ts';
import { findLabRanges, findLiverSignals } from './findings.ts';
import { ownHospitals, secondHospitals } from './hospital-records.ts';
import { labQualifiers } from './lab-qualifiers.ts';
import { labResults } from './lab-results.ts';
import { medicationStatements } from './medication-statements.ts';
import { vitalSigns } from './vital-signs.ts';

export const loads: readonly DatasetLoad[] = [
  ownHospitals,
  secondHospitals,
  vitalSigns,
  labResults,
  labQualifiers,
  medicationStatements,
];

/** What deliveries write, an import's own among them. */
export const deliveryTables: readonly string[] = [
  'hospital.vital_sign',
  'hospital.lab_result',
  'hospital.medication_statement',
  'hospital.kept',
];

/** Lets the rules read what was imported of one study, and brings what the hospitals delivered into agreement with it. */
export async function finish(trx: Transaction<AnyTables>, study: StudyKeys): Promise<readonly Finding[]> {
  const findings = [...(await findLabRanges(trx, study)), ...(await findLiverSignals(trx, study))];
  await refreshDeliveries(trx, study.studyId);
  return findings;
}
