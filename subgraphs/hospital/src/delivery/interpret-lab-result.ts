/** A laboratory result in the hospital's words to our codes. */
import { Codes } from '@meridian/kit/row';
import { labCategories } from '../import/terms.ts';
import { rangeFlag } from '../rules/lab-range.ts';
import type { DeliveredLabResult } from '../source/adapters/records.ts';
import { interpretationTerms } from '../terminology/interpretation.ts';
import { labLoinc, labTestOf } from '../terminology/loinc.ts';
import { readNumber } from '../terminology/quantity.ts';
import { readRange } from '../terminology/range-text.ts';
import { type Mapping, translate } from './mapping.ts';
import type { RowOf } from './tables.ts';

/** Limits that stand in one text are taken apart; limits that were given are kept as given. */
function limitsOf({ rangeLow, rangeHigh, rangeText }: DeliveredLabResult) {
  const given = { low: rangeLow, high: rangeHigh, text: rangeText };
  const limits = rangeText !== null && rangeLow === null && rangeHigh === null ? readRange(rangeText) : null;
  return limits === null ? given : { ...limits, text: null };
}

/** The hospital's own LOINC code is kept; without one it follows from test and unit. A result that was withdrawn shows neither value nor flag. */
export function interpretLabResult(record: DeliveredLabResult, mapping: Mapping): RowOf<'LABORATORY'> {
  const codes = new Codes();
  const isWithdrawn = record.status === 'CANCELLED';
  const value = isWithdrawn ? null : record.value;
  const flag = isWithdrawn ? null : translate(mapping.flags, record.flag);
  const code = record.testCode || record.loinc;
  const testCode = translate(mapping.tests, record.testCode || (record.loinc && labTestOf(record.loinc)) || code);
  const unit = translate(mapping.units, record.unit);
  const range = limitsOf(record);
  return {
    test_code: testCode,
    test_name: record.testName || code,
    loinc: record.loinc || labLoinc(testCode ?? '', unit),
    category: codes.code('category', translate(mapping.categories, record.category) ?? '', labCategories, 'OTHER'),
    specimen: record.specimen,
    original_text: value,
    original_unit: unit,
    original_low: range.low,
    original_high: range.high,
    original_range: range.text,
    original_flag: rangeFlag(readNumber(value), range.low, range.high),
    reported_flag: codes.code('reportedFlag', flag ?? '', interpretationTerms, 'UNKNOWN'),
    status: record.status,
    collected_at: record.collectedAt,
    uncoded: codes.uncoded && JSON.parse(codes.uncoded),
  };
}
