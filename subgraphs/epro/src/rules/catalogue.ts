/** The rules that raise alerts: reference data, versioned. The rules themselves run next to the data that they read. */

export interface Rule {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly source: string;
  readonly threshold: string;
}

/** A changed rule is added as another version; alerts keep the version that raised them. The last version of an id is the one in force. */
const rules: readonly Rule[] = [
  {
    id: 'AE-SAE',
    version: '1',
    name: 'Serious adverse event',
    source: 'ICH E2A, Clinical Safety Data Management: Definitions and Standards for Expedited Reporting, section II.B',
    threshold: 'The adverse event is reported as serious (AESER is Y), or any seriousness criterion is Y.',
  },
  {
    id: 'LAB-RANGE',
    version: '1',
    name: 'Laboratory flag that disagrees with its reference range',
    source: 'SDTM LB reference ranges (LBORNRLO, LBORNRHI, LBSTNRLO, LBSTNRHI, LBNRIND); HL7 v2 OBX-7 and OBX-8',
    threshold:
      'The reported flag (NORMAL, LOW, HIGH) is another than the one recomputed from the value and its own reference range.',
  },
  {
    id: 'HYS-LAW',
    version: '1',
    name: "Hy's law: possible drug-induced liver injury",
    source: 'FDA Guidance for Industry, Drug-Induced Liver Injury: Premarketing Clinical Evaluation, July 2009',
    threshold:
      'ALT or AST at least 3 times and total bilirubin at least 2 times the upper limit of normal, in one sample or within 30 days. CRITICAL when ALP is below 2 times its limit; HIGH, as cholestatic, when ALP is at least 2 times its limit or R = (ALT/ULN)/(ALP/ULN) is at most 2.',
  },
];

/** The version in force; null when there is no such rule. */
export const currentRule = (id: string): Rule | null => rules.findLast((rule) => rule.id === id) ?? null;

/** The rule in that version; null when it is not known. */
export const ruleOf = (id: string, version: string): Rule | null =>
  rules.find((rule) => rule.id === id && rule.version === version) ?? null;
