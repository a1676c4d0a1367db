/** OBR and OBX (HL7 v2 chapter 7.4) to laboratory results and vital signs. */
import { vitalSignCodes } from '../../../import/terms.ts';
import { vitalSignOf } from '../../../terminology/loinc.ts';
import { readRange } from '../../../terminology/range-text.ts';
import type { DeliveredLabResult, DeliveredStatus, DeliveredVitalSign } from '../records.ts';
import { Refusal } from './refusal.ts';
import { type Coded, type Segment, wordsOf } from './segment.ts';
import { observationStatuses } from './table-0085.ts';
import { readInstant, readPartialDateTime } from './timestamp.ts';
import { isShowable, readValue } from './value.ts';

type DeliveredObservation = DeliveredLabResult | DeliveredVitalSign;

/** What holds for all records of one message. */
export interface Reading {
  /** Of times without an offset. */
  readonly timeZone: string;
  /** The hospital's own test codes in ours. */
  readonly tests: Readonly<Record<string, string>>;
  /** When it was recorded, where a record does not say; null where the message's own time says nothing about that. */
  readonly recordedAt: string | null;
}

/** An OBR and what belongs to it; a patient's own observations stand before any OBR. */
interface Group {
  readonly request: Segment | null;
  readonly observations: Segment[];
  readonly specimens: Segment[];
}

function groupByRequest(segments: readonly Segment[]): readonly Group[] {
  const groups: Group[] = [];
  let current: Group = { request: null, observations: [], specimens: [] };
  groups.push(current);
  for (const segment of segments) {
    if (segment.id === 'OBR') {
      current = { request: segment, observations: [], specimens: [] };
      groups.push(current);
    } else if (segment.id === 'SPM') current.specimens.push(segment);
    // What follows SPM was observed of the specimen itself, such as its volume.
    else if (segment.id === 'OBX' && current.specimens.length === 0) current.observations.push(segment);
  }
  return groups;
}

interface Test {
  readonly testCode: string | null;
  readonly testName: string | null;
  readonly loinc: string | null;
}

function readTest({ codings, original }: Coded): Test {
  const loinc = codings.find(({ code, system }) => code !== null && system === 'LN');
  const local = codings.find(({ code, system }) => code !== null && system !== 'LN');
  if (loinc === undefined && local === undefined)
    throw new Refusal('101', 'an observation does not say what was observed');
  return {
    testCode: local?.code ?? null,
    testName: local?.text ?? loinc?.text ?? original,
    loinc: loinc?.code?.trim() ?? null,
  };
}

/** Panels of vital signs in LOINC: what was observed for one is a vital sign, known or not. */
const vitalSignPanels = new Set(['8716-3', '34566-0', '85353-1']);

function isVitalSign({ testCode, loinc }: Test, tests: Reading['tests']): boolean {
  const code = testCode !== null && Object.hasOwn(tests, testCode) ? tests[testCode] : testCode;
  return (code != null && Object.hasOwn(vitalSignCodes, code)) || (loinc !== null && vitalSignOf(loinc) !== null);
}

/** Body position with respect to gravity: says how the other observations with its sub-id, or without one of all, were made. */
const bodyPosition = '8361-8';

/** An entity identifier (EI) with the namespace that it is unique in. */
export function readEntity(segment: Segment, number: number): string | null {
  const id = segment.component(number, 1);
  const namespace = segment.component(number, 2);
  return id === null || namespace === null ? id : `${id}^${namespace}`;
}

function readStatus(observation: Segment, request: Segment | null): DeliveredStatus | null {
  const code = observation.text(11) ?? request?.text(25);
  if (code == null) throw new Refusal('101', 'an observation has no status');
  if (!Object.hasOwn(observationStatuses, code)) throw new Refusal('103', 'an observation has an unknown status');
  return observationStatuses[code] as DeliveredStatus | null;
}

/** OBX-8 may repeat; how a result changed (U, D, B, W of table 0078) says nothing about its range. */
function readFlag(observation: Segment): string | null {
  const flags = observation.repetitions(8).map((flag) => observation.componentOf(flag, 1));
  return flags.find((flag) => flag !== null && !/^[UDBW]$/.test(flag)) ?? null;
}

function readLimits(written: string | null) {
  const limits = written === null ? null : readRange(written);
  return {
    rangeLow: limits?.low ?? null,
    rangeHigh: limits?.high ?? null,
    rangeText: limits === null ? written : null,
  };
}

const unitOf = (observation: Segment): string | null => observation.component(6, 1) ?? observation.component(6, 2);

/** Results of one request, in their order. */
function readGroup({ request, observations, specimens }: Group, reading: Reading): DeliveredObservation[] {
  const { timeZone, tests } = reading;
  const read = observations.filter(isShowable).map((segment) => ({ segment, test: readTest(segment.coded(3)) }));
  const positions = read.filter(({ test }) => test.loinc === bodyPosition).map(({ segment }) => segment);
  const positionOf = (segment: Segment): string | null => {
    const found = [segment.raw(4), ''].map((id) => positions.find((position) => position.raw(4) === id));
    const position = found.find((each) => each !== undefined);
    return position === undefined ? null : readValue(position);
  };
  const order = request === null ? null : (readEntity(request, 3) ?? readEntity(request, 2));
  const panel = request?.component(4, 1) ?? request?.component(4, 4) ?? '';
  const seen = new Map<string, number>();

  /** OBX-21, else what the standard makes unique within the order (chapter 7.4.2.4): OBX-3 with OBX-4. Lines of one text repeat even that. */
  function identify(segment: Segment, { testCode, loinc }: Test, collectedAt: string | null): string {
    const instance = readEntity(segment, 21);
    if (instance !== null) return instance;
    const within = order === null ? collectedAt : `${order}/${panel}`;
    const id = `${within ?? ''}/${testCode ?? loinc}/${segment.raw(4)}`;
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return before === 0 ? id : `${id}#${before + 1}`;
  }

  return read.flatMap(({ segment, test }): DeliveredObservation[] => {
    const status = readStatus(segment, request);
    if (status === null || test.loinc === bodyPosition) return [];
    const value = readValue(segment);
    if (segment.text(11) === 'U' && value === null) throw new Refusal('207', 'a status without its result');
    const collectedAt = readPartialDateTime(segment.component(14, 1) ?? request?.component(7, 1) ?? null, timeZone);
    const observed = {
      ...test,
      sourceId: identify(segment, test, collectedAt),
      recordedAt:
        readInstant(segment.component(19, 1) ?? request?.component(22, 1) ?? null, timeZone) ?? reading.recordedAt,
      value,
      unit: unitOf(segment),
      status,
      collectedAt,
    };
    if (vitalSignPanels.has(panel) || isVitalSign(test, tests)) {
      const position = positionOf(segment);
      return [{ ...observed, kind: 'VITAL_SIGNS' as const, position, location: wordsOf(segment.coded(20)) }];
    }
    const [specimen] = specimens;
    return [
      {
        ...observed,
        kind: 'LABORATORY' as const,
        category: request?.text(24) ?? null,
        specimen:
          specimen === undefined
            ? (request?.component(15, 1, 2) ?? request?.component(15, 1) ?? null)
            : wordsOf(specimen.coded(4)),
        ...readLimits(segment.text(7)),
        flag: readFlag(segment),
      },
    ];
  });
}

/** Throws Refusal when a result cannot be told exactly. */
export const readObservations = (segments: readonly Segment[], reading: Reading): DeliveredObservation[] =>
  groupByRequest(segments).flatMap((group) => readGroup(group, reading));
