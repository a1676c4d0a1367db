/** What the demo's laboratory measures: units, reference ranges and conversions to SI as laboratories commonly print them. */

export interface Analyte {
  readonly code: string;
  readonly name: string;
  readonly category: 'CHEMISTRY' | 'HEMATOLOGY' | 'URINALYSIS';
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly decimals: number;
  readonly standardUnit: string;
  /** From the unit to the standard unit. */
  readonly factor: number;
  readonly standardDecimals: number;
}

type Line = readonly [
  code: string,
  name: string,
  unit: string,
  low: number,
  high: number,
  decimals: number,
  standard?: readonly [unit: string, factor: number, decimals: number],
];

const chemistry: readonly Line[] = [
  ['ALT', 'Alanine Aminotransferase', 'U/L', 6, 34, 0],
  ['AST', 'Aspartate Aminotransferase', 'U/L', 9, 34, 0],
  ['ALP', 'Alkaline Phosphatase', 'U/L', 35, 115, 0],
  ['GGT', 'Gamma Glutamyl Transferase', 'U/L', 5, 50, 0],
  ['BILI', 'Bilirubin', 'mg/dL', 0.2, 1.2, 1, ['umol/L', 17.1, 2]],
  ['ALB', 'Albumin', 'g/dL', 3.3, 4.9, 1, ['g/L', 10, 0]],
  ['PROT', 'Protein', 'g/dL', 6, 8, 1, ['g/L', 10, 0]],
  ['CREAT', 'Creatinine', 'mg/dL', 0.7, 1.4, 1, ['umol/L', 88.4, 2]],
  ['UREAN', 'Urea Nitrogen', 'mg/dL', 4, 24, 0, ['mmol/L', 0.357, 3]],
  ['GLUC', 'Glucose', 'mg/dL', 70, 140, 0, ['mmol/L', 0.0555, 4]],
  ['CHOL', 'Cholesterol', 'mg/dL', 150, 300, 0, ['mmol/L', 0.02586, 4]],
  ['SODIUM', 'Sodium', 'mEq/L', 135, 145, 0, ['mmol/L', 1, 0]],
  ['K', 'Potassium', 'mEq/L', 3.4, 5.4, 1, ['mmol/L', 1, 1]],
  ['CL', 'Chloride', 'mEq/L', 94, 112, 0, ['mmol/L', 1, 0]],
  ['CA', 'Calcium', 'mg/dL', 8.4, 10.3, 1, ['mmol/L', 0.2495, 4]],
];

const hematology: readonly Line[] = [
  ['HGB', 'Hemoglobin', 'g/dL', 11.5, 15.8, 1, ['mmol/L', 0.6206, 3]],
  ['HCT', 'Hematocrit', '%', 34, 48, 0],
  ['RBC', 'Erythrocytes', '10^12/L', 3.9, 5.5, 1],
  ['WBC', 'Leukocytes', '10^9/L', 3.8, 10.7, 2],
  ['PLAT', 'Platelets', '10^9/L', 130, 394, 0],
  ['LYM', 'Lymphocytes', '10^9/L', 0.8, 3, 2],
  ['EOS', 'Eosinophils', '10^9/L', 0, 0.57, 2],
];

const urinalysis: readonly Line[] = [
  ['PH', 'pH', '', 5, 8, 1],
  ['SPGRAV', 'Specific Gravity', '', 1.006, 1.03, 3],
];

const analytesOf = (category: Analyte['category'], lines: readonly Line[]): readonly Analyte[] =>
  lines.map(([code, name, unit, low, high, decimals, converted = [unit, 1, decimals]]) => {
    const [standardUnit, factor, standardDecimals] = converted;
    return { code, name, category, unit, low, high, decimals, standardUnit, factor, standardDecimals };
  });

/** By the name of the dataset into which LB is split. */
export const analytes: Readonly<Record<'lbch' | 'lbhe' | 'lbur', readonly Analyte[]>> = {
  lbch: analytesOf('CHEMISTRY', chemistry),
  lbhe: analytesOf('HEMATOLOGY', hematology),
  lbur: analytesOf('URINALYSIS', urinalysis),
};
