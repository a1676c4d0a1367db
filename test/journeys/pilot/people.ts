/** What the demographics and enrollment sections must answer for one subject. */
import { byColumns, type Row, type StudyFiles } from '../../pilot-files.ts';
import { code, flag, id, quantity, text, whole } from './cells.ts';

const bySequence =
  (column: string) =>
  (one: Row, other: Row): number =>
    Number(one[column]) - Number(other[column]);

export function expectSubject(files: StudyFiles) {
  const characteristics = byColumns(files.rows('sc'), 'USUBJID');
  const supplements = byColumns(files.rows('suppdm'), 'USUBJID');
  return (row: Row) => ({
    id,
    usubjid: row.USUBJID,
    subjectNumber: text(row.SUBJID),
    site: { siteId: row.SITEID },
    sex: code(row.SEX, { F: 'F', M: 'M' }),
    age: whole(row.AGE),
    ageUnit: code(row.AGEU, { YEARS: 'YEARS' }),
    race: { text: row.RACE, coding: [] },
    ethnicity: { text: row.ETHNIC, coding: [] },
    country: row.COUNTRY,
    deceased: flag(row.DTHFL),
    deathDate: text(row.DTHDTC),
    collectedAt: text(row.DMDTC),
    collectedStudyDay: whole(row.DMDY),
    characteristics: (characteristics.get(row.USUBJID as string) ?? []).toSorted(bySequence('SCSEQ')).map((one) => ({
      sequence: whole(one.SCSEQ),
      code: one.SCTESTCD,
      name: text(one.SCTEST),
      category: text(one.SCCAT),
      value: text(one.SCSTRESC),
      unit: text(one.SCSTRESU),
      original: quantity(one.SCORRES, one.SCORRESU),
      collectedAt: text(one.SCDTC),
      studyDay: whole(one.SCDY),
    })),
    populations: (supplements.get(row.USUBJID as string) ?? [])
      .map((one) => ({ code: one.QNAM, name: text(one.QLABEL), member: one.QVAL === 'Y' }))
      .toSorted((one, other) => ((one.code as string) < (other.code as string) ? -1 : 1)),
    uncoded: [],
  });
}

const reasons = {
  COMPLETED: 'COMPLETED',
  'ADVERSE EVENT': 'ADVERSE_EVENT',
  DEATH: 'DEATH',
  'LACK OF EFFICACY': 'LACK_OF_EFFICACY',
  'LOST TO FOLLOW-UP': 'LOST_TO_FOLLOW_UP',
  'PHYSICIAN DECISION': 'PHYSICIAN_DECISION',
  'PROTOCOL DEVIATION': 'PROTOCOL_DEVIATION',
  'SCREEN FAILURE': 'SCREEN_FAILURE',
  'STUDY TERMINATED BY SPONSOR': 'STUDY_TERMINATED_BY_SPONSOR',
  'WITHDRAWAL BY SUBJECT': 'WITHDRAWAL_BY_SUBJECT',
  'FINAL LAB VISIT': 'FINAL_LAB_VISIT',
  'FINAL RETRIEVAL VISIT': 'FINAL_RETRIEVAL_VISIT',
} as const;

/** By the one disposition event of the pilot's subjects. */
const statuses: Readonly<Record<string, string>> = {
  COMPLETED: 'COMPLETED',
  'SCREEN FAILURE': 'SCREEN_FAILURE',
  DEATH: 'DECEASED',
  'LOST TO FOLLOW-UP': 'LOST_TO_FOLLOW_UP',
  'WITHDRAWAL BY SUBJECT': 'WITHDRAWN',
};

export function expectEnrollment(files: StudyFiles) {
  const elements = byColumns(files.rows('se'), 'USUBJID');
  const events = byColumns(files.rows('ds'), 'USUBJID');
  const qualifiers = byColumns(files.rows('suppds'), 'USUBJID', 'IDVARVAL');
  return (row: Row) => {
    const own = (elements.get(row.USUBJID as string) ?? []).toSorted(bySequence('SESEQ'));
    const disposition = (events.get(row.USUBJID as string) ?? []).toSorted(bySequence('DSSEQ'));
    const end = disposition.find(({ DSCAT }) => DSCAT === 'DISPOSITION EVENT')?.DSDECOD ?? '';
    return {
      id,
      subject: { usubjid: row.USUBJID },
      study: { protocolId: 'CDISCPILOT01' },
      studySite: { site: { siteId: row.SITEID } },
      screeningNumber: text(row.SUBJID),
      status: statuses[end] ?? 'DISCONTINUED',
      screenedOn: text(own[0]?.SESTDTC) ?? text(row.RFICDTC),
      randomizedOn: null,
      referenceStartOn: text(row.RFSTDTC),
      referenceEndOn: text(row.RFENDTC),
      informedConsentOn: text(row.RFICDTC),
      firstExposureOn: text(row.RFXSTDTC),
      lastExposureOn: text(row.RFXENDTC),
      endOfParticipationOn: text(row.RFPENDTC),
      plannedArm: { code: row.ARMCD, name: row.ARM },
      actualArm: { code: row.ACTARMCD, name: row.ACTARM },
      elements: own.map((one) => ({
        sequence: whole(one.SESEQ),
        code: one.ETCD,
        element: text(one.ELEMENT),
        unplannedDescription: text(one.SEUPDES),
        epoch: text(one.EPOCH),
        start: text(one.SESTDTC),
        end: text(one.SEENDTC),
        startStudyDay: whole(one.SESTDY),
        endStudyDay: whole(one.SEENDY),
      })),
      disposition: disposition.map((one) => ({
        sequence: whole(one.DSSEQ),
        sponsorId: text(one.DSSPID),
        category: text(one.DSCAT),
        term: text(one.DSTERM),
        decod: code(one.DSDECOD, reasons),
        at: text(one.DSSTDTC),
        studyDay: whole(one.DSSTDY),
        epoch: text(one.EPOCH),
        visitNum: text(one.VISITNUM),
        visitName: text(one.VISIT),
        collectedAt: text(one.DSDTC),
        collectedStudyDay: whole(one.DSDY),
        qualifiers: (qualifiers.get(`${one.USUBJID}|${one.DSSEQ}`) ?? []).map((qualifier) => ({
          name: qualifier.QNAM,
          label: text(qualifier.QLABEL),
          value: text(qualifier.QVAL),
          origin: text(qualifier.QORIG),
          evaluator: text(qualifier.QEVAL),
        })),
        uncoded: [],
      })),
      uncoded: [],
    };
  };
}
