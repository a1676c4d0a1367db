/** What the sections of the hospital must answer for one subject. */
import { byColumns, type Row, type StudyFiles } from '../../pilot-files.ts';
import { byDateThen, code, delivered, flag, id, isNumber, loinc, quantity, text, visitOf, whole } from './cells.ts';
import type { Expected } from './expected.ts';

/** By short name, or by short name and position; LOINC of the pilot's units, which are conventional. */
const vitalCodes: Readonly<Record<string, string>> = {
  'SYSBP SUPINE': '8461-6',
  'SYSBP STANDING': '8460-8',
  'DIABP SUPINE': '8455-8',
  'DIABP STANDING': '8454-1',
  PULSE: '8867-4',
  TEMP: '8310-5',
  WEIGHT: '29463-7',
  HEIGHT: '8302-2',
};
const labCodes: Readonly<Record<string, string>> = {
  'BILI mg/dL': '1975-2',
  'CREAT mg/dL': '2160-0',
  'UREAN mg/dL': '3094-0',
  'GLUC mg/dL': '2345-7',
  'CA mg/dL': '17861-6',
  'PHOS mg/dL': '2777-1',
  'URATE mg/dL': '3084-1',
  'CHOL mg/dL': '2093-3',
  'HGB g/dL': '718-7',
  'ALT U/L': '1742-6',
  'AST U/L': '1920-8',
  'ALP U/L': '6768-6',
  'GGT U/L': '2324-2',
  'CK U/L': '2157-6',
  'ALB g/dL': '1751-7',
  'PROT g/dL': '2885-2',
  'SODIUM mEq/L': '2951-2',
  'K mEq/L': '2823-3',
  'CL mEq/L': '2075-0',
  'HCT %': '4544-3',
  'RBC 10^12/L': '789-8',
  'WBC 10^9/L': '6690-2',
  'PLAT 10^9/L': '777-3',
  'MCV fL': '787-2',
  'MCH pg': '785-6',
  'MCHC g/dL': '786-4',
  'LYM 10^9/L': '731-0',
  'MONO 10^9/L': '742-7',
  'EOS 10^9/L': '711-2',
  'BASO 10^9/L': '704-7',
  'TSH mIU/L': '3016-3',
  'HBA1C %': '4548-4',
};
const categories = {
  CHEMISTRY: 'CHEMISTRY',
  HEMATOLOGY: 'HEMATOLOGY',
  URINALYSIS: 'URINALYSIS',
  OTHER: 'OTHER',
} as const;
const flags = { NORMAL: 'NORMAL', LOW: 'LOW', HIGH: 'HIGH', ABNORMAL: 'ABNORMAL' } as const;
const positions = { STANDING: 'STANDING', SUPINE: 'SUPINE' } as const;
const vitals = {
  SYSBP: 'SYSBP',
  DIABP: 'DIABP',
  PULSE: 'PULSE',
  TEMP: 'TEMP',
  WEIGHT: 'WEIGHT',
  HEIGHT: 'HEIGHT',
} as const;

/** A decimal as a whole number of 10^-30, to compare exactly. */
function scaled(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const digits = BigInt(whole + fraction.padEnd(30, '0'));
  return decimal.startsWith('-') ? -digits : digits;
}

/** Where a result lies in its range; null when that is open, as with <0.2 and a range of 0.1 to 0.3. */
function flagOf(result: string | undefined, low: string | undefined, high: string | undefined): string | null {
  if (!result || !low || !high) return null;
  if (result.startsWith('<')) return scaled(result.slice(1)) <= scaled(low) ? 'LOW' : null;
  if (!isNumber(result)) return null;
  if (scaled(result) < scaled(low)) return 'LOW';
  return scaled(result) > scaled(high) ? 'HIGH' : 'NORMAL';
}

const originalFlag = (row: Row) => flagOf(row.LBORRES, row.LBORNRLO, row.LBORNRHI);
const standardFlag = (row: Row) => flagOf(row.LBSTRESN || row.LBSTRESC, row.LBSTNRLO, row.LBSTNRHI);

/** LAB-RANGE: the laboratory's flag is contradicted by one of its own two ranges. */
export const contradictsItsRange = (row: Row): boolean =>
  ['LOW', 'NORMAL', 'HIGH'].includes(row.LBNRIND ?? '') &&
  [originalFlag(row), standardFlag(row)].some((derived) => derived !== null && derived !== row.LBNRIND);

const range = (low: string | undefined, high: string | undefined, unit: string | undefined) =>
  low || high ? { low: text(low), high: text(high), text: null, unit: text(unit), appliesTo: null } : null;

export function expectHospital(files: StudyFiles): Record<string, Expected> {
  const supplements = byColumns(files.rows('supplb'), 'USUBJID', 'IDVARVAL', 'QNAM');
  const supplement = (row: Row, name: string) => supplements.get(`${row.USUBJID}|${row.LBSEQ}|${name}`)?.[0]?.QVAL;
  const usubjid = (row: Row) => ({ usubjid: row.USUBJID });
  return {
    vitalSigns: {
      type: 'VitalSign',
      rows: files.rows('vs'),
      order: byDateThen('VSDTC', 'VSSEQ'),
      record: (row) => ({
        id,
        subject: usubjid(row),
        sequence: whole(row.VSSEQ),
        code: code(row.VSTESTCD, vitals),
        testCode: row.VSTESTCD,
        testName: row.VSTEST,
        loinc: loinc(vitalCodes[`${row.VSTESTCD} ${row.VSPOS}`] ?? vitalCodes[row.VSTESTCD ?? '']),
        original: quantity(row.VSORRES, row.VSORRESU),
        standard: row.VSSTRESC ? quantity(row.VSSTRESC, row.VSSTRESU, row.VSSTRESN) : null,
        position: code(row.VSPOS, positions),
        location: text(row.VSLOC),
        timePoint: text(row.VSTPT),
        timePointNumber: text(row.VSTPTNUM),
        timePointElapsed: text(row.VSELTM),
        timePointReference: text(row.VSTPTREF),
        baseline: flag(row.VSBLFL),
        status: text(row.VSSTAT),
        ...visitOf(row),
        epoch: text(row.EPOCH),
        studyDay: whole(row.VSDY),
        collectedAt: text(row.VSDTC),
        uncoded: [],
        provenance: delivered(row, 'HIS', `VS.${row.VSSEQ}`),
      }),
    },
    labs: {
      type: 'LabResult',
      rows: files.rows('lb'),
      order: byDateThen('LBDTC', 'LBSEQ'),
      plain: 'labResults',
      record: (row) => ({
        id,
        subject: usubjid(row),
        sequence: whole(row.LBSEQ),
        testCode: row.LBTESTCD,
        testName: row.LBTEST,
        loinc: loinc(labCodes[`${row.LBTESTCD} ${row.LBORRESU}`]),
        category: code(row.LBCAT, categories),
        specimen: null,
        original: quantity(row.LBORRES, row.LBORRESU),
        standard: quantity(row.LBSTRESC, row.LBSTRESU, row.LBSTRESN),
        referenceRange: range(row.LBORNRLO, row.LBORNRHI, row.LBORRESU),
        standardRange: range(row.LBSTNRLO, row.LBSTNRHI, row.LBSTRESU),
        reportedFlag: code(row.LBNRIND, flags),
        derivedFlag: originalFlag(row) ?? standardFlag(row),
        timesUln: text(supplement(row, 'LBTMSHI')),
        endpoint: flag(supplement(row, 'ENDPOINT')),
        baseline: flag(row.LBBLFL),
        resultStatus: 'FINAL',
        ...visitOf(row),
        epoch: text(row.EPOCH),
        studyDay: whole(row.LBDY),
        collectedAt: text(row.LBDTC),
        uncoded: [],
        provenance: delivered(row, 'LIS', `LB.${row.LBSEQ}`),
      }),
    },
    medications: {
      type: 'MedicationStatement',
      rows: files.rows('cm'),
      order: byDateThen('CMSTDTC', 'CMSEQ'),
      record: (row) => ({
        id,
        subject: usubjid(row),
        sequence: whole(row.CMSEQ),
        code: {
          text: row.CMTRT,
          coding:
            row.CMDECOD === 'UNCODED' || !row.CMDECOD
              ? []
              : [{ system: null, code: null, display: row.CMDECOD, version: null }],
        },
        dose: row.CMDOSE || row.CMDOSU ? quantity(row.CMDOSE, row.CMDOSU) : null,
        route: text(row.CMROUTE),
        frequency: text(row.CMDOSFRQ),
        indication: text(row.CMINDC),
        status: row.CMENDTC ? 'COMPLETED' : 'UNKNOWN',
        isInvestigational: false,
        start: text(row.CMSTDTC),
        end: text(row.CMENDTC),
        startStudyDay: whole(row.CMSTDY),
        endStudyDay: whole(row.CMENDY),
        provenance: delivered(row, 'HIS', `CM.${row.CMSEQ}`),
      }),
    },
  };
}
