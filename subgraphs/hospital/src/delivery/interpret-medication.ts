/** A medication in the hospital's words to columns; its words are shown as they are. */
import type { DeliveredMedication } from '../source/adapters/records.ts';
import { type Mapping, translate } from './mapping.ts';
import type { RowOf } from './tables.ts';

export const interpretMedication = (record: DeliveredMedication, mapping: Mapping): RowOf<'MEDICATION'> => ({
  name: record.name,
  coded_name: record.codedName,
  dose_value: record.doseValue,
  dose_text: record.doseText,
  dose_unit: translate(mapping.units, record.doseUnit),
  route: record.route,
  frequency: record.frequency,
  indication: record.indication,
  status: record.status,
  started_at: record.start,
  ended_at: record.end,
});
