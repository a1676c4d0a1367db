/** What the sections of electronic data capture must answer for one subject. */
import { byColumns, type Row, type StudyFiles } from '../../pilot-files.ts';
import { byDateThen, code, coding, flag, id, provenance, text, visitOf, whole } from './cells.ts';
import type { Expected } from './expected.ts';

const severities = { MILD: 'MILD', MODERATE: 'MODERATE', SEVERE: 'SEVERE' } as const;
const causalities = { NONE: 'NONE', REMOTE: 'REMOTE', POSSIBLE: 'POSSIBLE', PROBABLE: 'PROBABLE' } as const;
const outcomes = {
  FATAL: 'FATAL',
  'NOT RECOVERED/NOT RESOLVED': 'NOT_RECOVERED',
  'RECOVERED/RESOLVED': 'RECOVERED',
} as const;
const criteria = {
  AESDTH: 'DEATH',
  AESLIFE: 'LIFE_THREATENING',
  AESHOSP: 'HOSPITALIZATION',
  AESDISAB: 'DISABILITY',
  AESCONG: 'CONGENITAL_ANOMALY',
  AESCAN: 'CANCER',
  AESOD: 'OVERDOSE',
} as const;

const withCriterion = (row: Row, answer: 'Y' | 'N'): string[] =>
  Object.entries(criteria)
    .filter(([column]) => row[column] === answer)
    .map(([, criterion]) => criterion);

const levels = (row: Row, domain: 'AE' | 'MH') => {
  const level = (column: string, codeColumn: string) =>
    coding(row[`${domain}${column}`], row[`${domain}${codeColumn}`]);
  const all = {
    llt: level('LLT', 'LLTCD'),
    pt: level('DECOD', 'PTCD'),
    hlt: level('HLT', 'HLTCD'),
    hlgt: level('HLGT', 'HLGTCD'),
    soc: level('SOC', 'SOCCD'),
    bodySystem: level('BODSYS', 'BDSYCD'),
  };
  return Object.values(all).every((one) => one === null) ? null : all;
};

/** Days from the plan, on a calendar without a day 0. */
function isOutOfWindow(start: number | null, planned: number | null): boolean | null {
  if (start === null || planned === null) return null;
  const place = (day: number) => (day < 0 ? day + 1 : day);
  return Math.abs(place(start) - place(planned)) > 7;
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^SCREENING \d$/, 'SCREENING'],
  [/^BASELINE$/, 'BASELINE'],
  [/^WEEK \d+$/, 'SCHEDULED'],
  [/^AMBUL ECG/, 'SCHEDULED'],
  [/^WEEK \d+ \(T\)$/, 'TELEPHONE'],
  [/^UNSCHEDULED/, 'UNSCHEDULED'],
  [/^(AE FOLLOW-UP|RETRIEVAL)$/, 'FOLLOW_UP'],
];

export function expectEdc(files: StudyFiles): Record<string, Expected> {
  const planned = new Map(files.rows('tv').map((row) => [row.VISITNUM, row]));
  const supplements = byColumns(files.rows('suppae'), 'USUBJID', 'IDVARVAL');
  const relations = byColumns(files.rows('relrec'), 'USUBJID', 'RELID');
  const relationsOf = (row: Row) =>
    [...relations.values()]
      .filter((group) =>
        group.some((one) => one.USUBJID === row.USUBJID && one.RDOMAIN === 'AE' && one.IDVARVAL === row.AESEQ),
      )
      .flat()
      .filter((one) => !(one.RDOMAIN === 'AE' && one.IDVARVAL === row.AESEQ));
  const usubjid = (row: Row) => ({ usubjid: row.USUBJID });
  return {
    visits: {
      type: 'Visit',
      rows: files.rows('sv'),
      order: byDateThen('SVSTDTC', 'VISITNUM'),
      record: (row) => ({
        id,
        subject: usubjid(row),
        planned:
          ((visit) => visit && { visitNum: visit.VISITNUM, name: visit.VISIT, plannedStudyDay: whole(visit.VISITDY) })(
            planned.get(row.VISITNUM),
          ) ?? null,
        visitNum: row.VISITNUM,
        name: row.VISIT,
        kind: kinds.find(([pattern]) => pattern.test(row.VISIT ?? ''))?.[1],
        startedAt: text(row.SVSTDTC),
        endedAt: text(row.SVENDTC),
        startStudyDay: whole(row.SVSTDY),
        endStudyDay: whole(row.SVENDY),
        plannedStudyDay: whole(row.VISITDY),
        outOfWindow: isOutOfWindow(whole(row.SVSTDY), whole(row.VISITDY)),
        epoch: text(row.EPOCH),
        unplannedReason: text(row.SVUPDES),
      }),
    },
    adverseEvents: {
      type: 'AdverseEvent',
      rows: files.rows('ae'),
      order: byDateThen('AESTDTC', 'AESEQ'),
      record: (row) => ({
        id,
        subject: usubjid(row),
        sequence: whole(row.AESEQ),
        sponsorId: text(row.AESPID),
        term: text(row.AETERM),
        meddra: levels(row, 'AE'),
        severity: code(row.AESEV, severities),
        toxicityGrade: null,
        serious: flag(row.AESER),
        seriousnessCriteria: withCriterion(row, 'Y'),
        deniedCriteria: withCriterion(row, 'N'),
        causality: code(row.AEREL, causalities),
        actionTaken: code(row.AEACN, {}),
        outcome: code(row.AEOUT, outcomes),
        start: text(row.AESTDTC),
        end: text(row.AEENDTC),
        startStudyDay: whole(row.AESTDY),
        endStudyDay: whole(row.AEENDY),
        ongoing: row.AEENDTC === '' && row.AEOUT === 'NOT RECOVERED/NOT RESOLVED',
        treatmentEmergent: flag(
          supplements.get(`${row.USUBJID}|${row.AESEQ}`)?.find(({ QNAM }) => QNAM === 'AETRTEM')?.QVAL,
        ),
        epoch: text(row.EPOCH),
        collectedAt: text(row.AEDTC),
        collectedStudyDay: whole(row.AEDY),
        relatedRecords: relationsOf(row).map((one) => ({
          domain: one.RDOMAIN,
          variable: one.IDVAR,
          value: one.IDVARVAL,
          sequence: whole(one.IDVARVAL),
          type: text(one.RELTYPE),
          relationship: one.RELID,
        })),
        inconsistencies: discrepanciesOf(row).map((itemOid) => ({ rule: 'AE-INCONSISTENT', itemOid, recordId: id })),
        qualifiers: (supplements.get(`${row.USUBJID}|${row.AESEQ}`) ?? []).map((one) => ({
          name: one.QNAM,
          label: text(one.QLABEL),
          value: text(one.QVAL),
          origin: text(one.QORIG),
          evaluator: text(one.QEVAL),
        })),
        uncoded: [],
        provenance: provenance('EDC', `AE.${row.AESEQ}`),
      }),
    },
    medicalHistory: {
      type: 'MedicalHistoryItem',
      rows: files.rows('mh'),
      order: byDateThen('MHSTDTC', 'MHSEQ'),
      record: (row) => ({
        id,
        sequence: whole(row.MHSEQ),
        sponsorId: text(row.MHSPID),
        term: text(row.MHTERM),
        meddra: levels(row, 'MH'),
        category: text(row.MHCAT),
        severity: code(row.MHSEV, severities),
        start: text(row.MHSTDTC),
        ...visitOf(row),
        collectedAt: text(row.MHDTC),
        collectedStudyDay: whole(row.MHDY),
        uncoded: [],
      }),
    },
    exposures: {
      type: 'Exposure',
      rows: files.rows('ex'),
      order: byDateThen('EXSTDTC', 'EXSEQ'),
      plain: 'list',
      record: (row) => ({
        id,
        sequence: whole(row.EXSEQ),
        treatment: text(row.EXTRT),
        dose: text(row.EXDOSE),
        doseUnit: text(row.EXDOSU),
        form: text(row.EXDOSFRM),
        route: text(row.EXROUTE),
        frequency: text(row.EXDOSFRQ),
        ...visitOf(row),
        epoch: text(row.EPOCH),
        start: text(row.EXSTDTC),
        end: text(row.EXENDTC),
        startStudyDay: whole(row.EXSTDY),
        endStudyDay: whole(row.EXENDY),
      }),
    },
    concomitantMedications: {
      type: 'ConcomitantMedication',
      rows: files.rows('cm'),
      order: byDateThen('CMSTDTC', 'CMSEQ'),
      record: (row) => ({
        id,
        sequence: whole(row.CMSEQ),
        sponsorId: text(row.CMSPID),
        name: row.CMTRT,
        standardName: text(row.CMDECOD),
        drugClass: text(row.CMCLAS),
        indication: text(row.CMINDC),
        dose: text(row.CMDOSE),
        doseUnit: text(row.CMDOSU),
        frequency: text(row.CMDOSFRQ),
        route: text(row.CMROUTE),
        ...visitOf(row),
        epoch: text(row.EPOCH),
        collectedAt: text(row.CMDTC),
        collectedStudyDay: whole(row.CMDY),
        start: text(row.CMSTDTC),
        end: text(row.CMENDTC),
        startStudyDay: whole(row.CMSTDY),
        endStudyDay: whole(row.CMENDY),
      }),
    },
  };
}

/** AE-INCONSISTENT within one event, by the rule of the contract: the data points in question. */
export function discrepanciesOf(row: Row): string[] {
  const isMet = Object.keys(criteria).some((column) => row[column] === 'Y');
  const [start, end] = [row.AESTDTC ?? '', row.AEENDTC ?? ''];
  const length = Math.min(start.length, end.length);
  return [
    ...(row.AESER !== 'Y' && isMet ? ['AE.AESER'] : []),
    ...(row.AEOUT === 'FATAL' && row.AESDTH !== 'Y' ? ['AE.AESDTH'] : []),
    ...(length > 0 && end.slice(0, length) < start.slice(0, length) ? ['AE.AEENDTC'] : []),
  ];
}

/** AE-SAE: flagged serious, or with a criterion of seriousness. */
export const isSerious = (row: Row): boolean =>
  row.AESER === 'Y' || Object.keys(criteria).some((column) => row[column] === 'Y');
