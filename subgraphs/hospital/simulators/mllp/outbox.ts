/** What the simulated laboratory has to say of one patient, beside what was acknowledged before. */
import { createHash } from 'node:crypto';
import type { DeliveredRecord } from '../../src/source/adapters/records.ts';
import type { SimulatedPatient } from '../simulator.ts';
import type { Draft } from './header.ts';
import { isDispensed, writeOrder } from './orders.ts';
import { writePatient } from './people.ts';
import { writeResults } from './results.ts';

/** What was acknowledged under one key. */
export interface Acknowledged {
  readonly key: string;
  readonly contentHash: string;
  readonly controlId: string;
  readonly sourceIds: readonly string[];
}

/** A message that is due, with what is to be remembered once it is acknowledged. */
export interface Due {
  readonly draft: Draft;
  readonly next: Acknowledged;
}

const digest = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Results of one collection, vital signs of one time, orders and dispenses of one start: each a message of its own. */
function keyOf(record: DeliveredRecord, recordNumber: string): string {
  if (record.kind === 'MEDICATION')
    return [recordNumber, isDispensed(record) ? 'DISPENSES' : 'ORDERS', record.start ?? ''].join('/');
  return [recordNumber, record.kind, record.collectedAt ?? ''].join('/');
}

/** What was told before is corrected by telling it again (OBX-11 C). */
const asCorrection = (record: DeliveredRecord, told: ReadonlySet<string>): DeliveredRecord =>
  record.kind !== 'MEDICATION' && record.status === 'FINAL' && told.has(record.sourceId)
    ? { ...record, status: 'CORRECTED' }
    : record;

/** A record that is there no more, of which only the id is left. */
function asDeletion(sourceId: string): DeliveredRecord {
  const common = { sourceId, recordedAt: null, status: 'DELETED' } as const;
  if (sourceId.startsWith('CM.'))
    return {
      ...{
        ...common,
        kind: 'MEDICATION',
        name: null,
        codedName: null,
        doseValue: null,
        doseText: null,
        doseUnit: null,
      },
      ...{ route: null, frequency: null, indication: null, start: null, end: null },
    };
  const observation = {
    ...common,
    testCode: sourceId,
    testName: null,
    loinc: null,
    value: null,
    unit: null,
    collectedAt: null,
  };
  if (sourceId.startsWith('VS.')) return { ...observation, kind: 'VITAL_SIGNS', position: null, location: null };
  const none = { category: null, specimen: null, rangeLow: null, rangeHigh: null, rangeText: null, flag: null };
  return { ...observation, ...none, kind: 'LABORATORY' };
}

function writeDraft(
  patient: SimulatedPatient,
  records: readonly DeliveredRecord[],
  sentAt: string,
  controlId: string,
): Draft {
  const medications = records.filter((record) => record.kind === 'MEDICATION');
  const results = records.filter((record) => record.kind !== 'MEDICATION');
  const isOrder = medications.length > 0;
  const [medication] = medications;
  const orderType = medication !== undefined && isDispensed(medication) ? 'RDS^O13^RDS_O13' : 'RDE^O11^RDE_O11';
  return {
    type: isOrder ? orderType : 'ORU^R01^ORU_R01',
    controlId,
    sentAt,
    segments: [
      writePatient(patient),
      ...(isOrder ? medications.flatMap(writeOrder) : writeResults(results, patient.recordNumber)),
    ],
  };
}

/**
 * Messages with what is new, changed or gone since `before`. The same records, after the same acknowledgements and at the same `sentAt`, make the same bytes, control ids included,
 * so that a message whose acknowledgement was lost is repeated rather than sent anew.
 */
export function planMessages(
  patient: SimulatedPatient,
  records: readonly DeliveredRecord[],
  before: readonly Acknowledged[],
  sentAt: string,
): readonly Due[] {
  const known = new Map(before.map((each) => [each.key, each]));
  const told = new Set(before.flatMap(({ sourceIds }) => sourceIds));
  const held = new Set(records.map(({ sourceId }) => sourceId));
  const groups = Map.groupBy(records, (record) => keyOf(record, patient.recordNumber));
  const gone = before.filter(({ key }) => !groups.has(key)).map(({ key }) => [key, []] as const);
  return [...groups, ...gone].flatMap(([key, group]) => {
    const previous = known.get(key);
    const contentHash = digest(group);
    if (previous?.contentHash === contentHash) return [];
    // What moved to another message is still there.
    const vanished = (previous?.sourceIds ?? []).filter((sourceId) => !held.has(sourceId));
    if (group.length === 0 && vanished.length === 0) return [];
    const controlId = digest(key, contentHash, previous?.controlId ?? null, sentAt).slice(0, 20);
    const content = [...group.map((record) => asCorrection(record, told)), ...vanished.map(asDeletion)];
    const sourceIds = group.map(({ sourceId }) => sourceId);
    return [
      { draft: writeDraft(patient, content, sentAt, controlId), next: { key, contentHash, controlId, sourceIds } },
    ];
  });
}
