/** Laboratory results and vital signs as OBR and OBX. */
import { createHash } from 'node:crypto';
import { writeDateTime } from '../../src/source/adapters/mllp/timestamp.ts';
import type { DeliveredLabResult, DeliveredVitalSign } from '../../src/source/adapters/records.ts';
import { statusCodes } from '../status-codes.ts';
import { components, flagCode, segment, text } from './segments.ts';

type Result = DeliveredLabResult | DeliveredVitalSign;

function testOf({ testCode, testName, loinc }: Result): string {
  if (testCode === null) return components(loinc, testName, 'LN');
  return loinc === null ? components(testCode, testName, 'L') : components(testCode, testName, 'L', loinc, null, 'LN');
}

/** OBX-2 and OBX-5. */
function fieldsOf(value: string | null): Record<number, string> {
  if (value === null) return {};
  const limit = /^(<=?|>=?)(\d+(?:\.\d+)?)$/.exec(value);
  if (limit !== null) return { 2: 'SN', 5: limit.slice(1).join('^') };
  return { 2: /^-?\d+(\.\d+)?$/.test(value) ? 'NM' : 'ST', 5: text(value) };
}

function rangeOf({ rangeLow, rangeHigh, rangeText }: DeliveredLabResult): string | null {
  if (rangeLow !== null && rangeHigh !== null) return `${rangeLow}-${rangeHigh}`;
  if (rangeLow !== null) return `>=${rangeLow}`;
  return rangeHigh === null ? rangeText : `<=${rangeHigh}`;
}

const ofKind = (result: Result): Record<number, string> =>
  result.kind === 'LABORATORY'
    ? { 7: text(rangeOf(result)), 8: text(flagCode(result.flag)) }
    : { 20: components(null, result.location) };

const writeResult = (result: Result, number: number): string =>
  segment('OBX', {
    1: String(number),
    ...fieldsOf(result.value),
    3: testOf(result),
    6: text(result.unit),
    11: statusCodes[result.status],
    14: writeDateTime(result.collectedAt),
    19: writeDateTime(result.recordedAt),
    21: text(result.sourceId),
    ...ofKind(result),
  });

/** What one OBR says for all of its results. */
interface Shared {
  readonly collectedAt: string | null;
  readonly category: string | null;
  readonly specimen: string | null;
  readonly position: string | null;
}

const sharedOf = (result: Result): Shared =>
  result.kind === 'LABORATORY'
    ? { collectedAt: result.collectedAt, category: result.category, specimen: result.specimen, position: null }
    : { collectedAt: result.collectedAt, category: null, specimen: null, position: result.position };

/** LOINC 8361-8, with which vital signs of this request were taken. */
const writePosition = (position: string, collectedAt: string): string =>
  segment('OBX', {
    1: '1',
    2: 'CWE',
    3: components('8361-8', 'Body position with respect to gravity', 'LN'),
    5: components(null, position),
    11: 'F',
    14: collectedAt,
  });

function writeRequest(results: readonly Result[], number: number, recordNumber: string): readonly string[] {
  const [first] = results as readonly [Result, ...Result[]];
  const { collectedAt, category, specimen, position } = sharedOf(first);
  const isLaboratory = first.kind === 'LABORATORY';
  const observedAt = writeDateTime(collectedAt);
  const order = createHash('sha256').update(JSON.stringify([recordNumber, first.kind, sharedOf(first)]));
  const before = position === null ? [] : [writePosition(position, observedAt)];
  return [
    segment('OBR', {
      1: String(number),
      3: components(order.digest('hex').slice(0, 12), isLaboratory ? 'LIS' : 'NURSING'),
      4: isLaboratory ? components('26436-6', 'Laboratory studies', 'LN') : components('8716-3', 'Vital signs', 'LN'),
      7: observedAt,
      24: text(category),
      25: 'F',
    }),
    ...before,
    ...results.map((result, index) => writeResult(result, before.length + index + 1)),
    ...(specimen === null ? [] : [segment('SPM', { 1: '1', 4: components(null, specimen) })]),
  ];
}

/** Segments of one request after the other. */
export const writeResults = (results: readonly Result[], recordNumber: string): readonly string[] =>
  [...Map.groupBy(results, (result) => JSON.stringify([result.kind, sharedOf(result)])).values()].flatMap(
    (each, index) => writeRequest(each, index + 1, recordNumber),
  );
