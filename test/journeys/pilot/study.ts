/** What the study itself must answer: design and summary, row by row. */
import type { Row, StudyFiles } from '../../pilot-files.ts';
import { code, id, text, whole } from './cells.ts';

const by =
  (...columns: readonly string[]) =>
  (one: Row, other: Row): number => {
    for (const column of columns) {
      const [a, b] = [one[column] ?? '', other[column] ?? ''];
      if (a === b) continue;
      const numeric = Number(a) - Number(b);
      return Number.isNaN(numeric) ? (a < b ? -1 : 1) : numeric;
    }
    return 0;
  };

/** FHIR's names of the code systems that the pilot's summary uses. */
const systems: Readonly<Record<string, string>> = {
  SNOMED: 'http://snomed.info/sct',
  UNII: 'http://fdasis.nlm.nih.gov',
  'NDF-RT': 'http://hl7.org/fhir/ndfrt',
  'ISO 3166': 'urn:iso:std:iso:3166',
};

export function expectDesign(files: StudyFiles) {
  const elementsOf = (arm: string) =>
    files
      .rows('ta')
      .filter(({ ARMCD }) => ARMCD === arm)
      .toSorted(by('TAETORD'))
      .map((row) => ({
        order: whole(row.TAETORD),
        code: row.ETCD,
        element: row.ELEMENT,
        branch: text(row.TABRANCH),
        transition: text(row.TATRANS),
        epoch: row.EPOCH,
      }));
  return {
    characteristics: files
      .rows('ts')
      .toSorted(by('TSPARMCD', 'TSSEQ'))
      .map((row) => ({
        sequence: whole(row.TSSEQ),
        code: row.TSPARMCD,
        name: text(row.TSPARM),
        value: text(row.TSVAL),
        nullFlavor: text(row.TSVALNF),
        coding:
          row.TSVALCD || row.TSVCDREF || row.TSVCDVER
            ? {
                system: text(systems[row.TSVCDREF ?? ''] ?? row.TSVCDREF),
                code: text(row.TSVALCD),
                display: text(row.TSVAL),
                version: text(row.TSVCDVER),
              }
            : null,
        codeSystem: text(row.TSVCDREF),
      })),
    elements: files
      .rows('te')
      .toSorted(by('ETCD'))
      .map((row) => ({
        code: row.ETCD,
        name: row.ELEMENT,
        startRule: text(row.TESTRL),
        endRule: text(row.TEENRL),
        duration: text(row.TEDUR),
      })),
    schedule: files
      .rows('tv')
      .toSorted(by('VISITNUM'))
      .map((row) => ({
        id,
        studyId: id,
        visitNum: row.VISITNUM,
        name: row.VISIT,
        plannedStudyDay: whole(row.VISITDY),
        armCode: text(row.ARMCD),
        startRule: text(row.TVSTRL),
        endRule: text(row.TVENRL),
      })),
    eligibilityCriteria: files
      .rows('ti')
      .toSorted(by('IETESTCD'))
      .map((row) => ({
        id,
        code: row.IETESTCD,
        category: code(row.IECAT, { INCLUSION: 'INCLUSION', EXCLUSION: 'EXCLUSION' }),
        version: null,
        text: row.IETEST,
        uncoded: [],
      })),
    arms: ['Pbo', 'Xan_Hi', 'Xan_Lo'].map((arm) => ({
      id,
      code: arm,
      name: files.rows('ta').find(({ ARMCD }) => ARMCD === arm)?.ARM,
      elements: elementsOf(arm),
    })),
    epochs: ['SCREENING', 'TREATMENT', 'FOLLOW-UP'].map((name, index) => ({ id, name, order: index + 1 })),
  };
}
