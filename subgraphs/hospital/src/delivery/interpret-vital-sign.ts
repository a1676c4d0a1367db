/** A vital sign in the hospital's words to our codes. */
import { Codes } from '@meridian/kit/row';
import { positions, vitalSignCodes } from '../import/terms.ts';
import type { DeliveredStatus, DeliveredVitalSign } from '../source/adapters/records.ts';
import { vitalSignOf } from '../terminology/loinc.ts';
import { type Mapping, translate } from './mapping.ts';
import type { RowOf } from './tables.ts';

/** VSSTAT is empty for what was measured (CDISC codelist ND). */
const statusText = (status: DeliveredStatus): string | null => {
  if (status === 'FINAL' || status === 'CORRECTED') return null;
  return status === 'NOT_DONE' ? 'NOT DONE' : status;
};

/** A LOINC code may imply a position; the hospital's own word for it goes first. A sign that was withdrawn shows no value. */
export function interpretVitalSign(record: DeliveredVitalSign, mapping: Mapping): RowOf<'VITAL_SIGNS'> {
  const codes = new Codes();
  const known = record.loinc === null ? null : vitalSignOf(record.loinc);
  const code = record.testCode || record.loinc;
  const testCode = translate(mapping.tests, record.testCode || known?.testCode || code);
  return {
    code: codes.code('code', testCode ?? '', vitalSignCodes, 'OTHER'),
    test_code: testCode,
    test_name: record.testName || code,
    original_text: record.status === 'CANCELLED' ? null : record.value,
    original_unit: translate(mapping.units, record.unit),
    position: codes.code('position', record.position || known?.position || '', positions, 'OTHER'),
    location: record.location,
    status: statusText(record.status),
    collected_at: record.collectedAt,
    uncoded: codes.uncoded && JSON.parse(codes.uncoded),
  };
}
