/** Medication as encoded orders, and as dispenses. */

import { writeDateTime } from '../../src/source/adapters/mllp/timestamp.ts';
import type { DeliveredMedication } from '../../src/source/adapters/records.ts';
import { components, segment, text } from './segments.ts';

/** Order status (HL7 table 0038); what nobody knows the end of has none. */
const orderStatuses: Readonly<Record<DeliveredMedication['status'], string>> = {
  ACTIVE: 'IP',
  COMPLETED: 'CM',
  UNKNOWN: '',
  DELETED: 'CA',
};

/** RXE-2 and RXD-2: the text beside a code is the dictionary's, the ninth component what was written. */
const productOf = ({ name, codedName }: DeliveredMedication): string =>
  components(null, codedName, codedName === null ? null : 'L', null, null, null, null, null, name);

/** Whether the pharmacy tells of it as a dispense (RDS^O13) rather than as an order (RDE^O11). */
export const isDispensed = ({ status, start }: DeliveredMedication): boolean =>
  status === 'COMPLETED' && start !== null;

export function writeOrder(medication: DeliveredMedication): readonly string[] {
  const { sourceId, status, recordedAt, start, end } = medication;
  const route = segment('RXR', { 1: components(null, medication.route) });
  return [
    segment('ORC', {
      1: status === 'DELETED' ? 'CA' : 'RE',
      3: text(sourceId),
      5: orderStatuses[status],
      9: writeDateTime(recordedAt),
    }),
    segment('RXE', {
      2: productOf(medication),
      3: text(medication.doseValue),
      5: components(medication.doseUnit),
      7: components(null, medication.doseText),
      27: components(null, medication.indication),
    }),
    segment('TQ1', { 1: '1', 3: text(medication.frequency), 7: writeDateTime(start), 8: writeDateTime(end) }),
    route,
    ...(isDispensed(medication)
      ? [segment('RXD', { 1: '1', 2: productOf(medication), 3: writeDateTime(start), 7: text(sourceId) }), route]
      : []),
  ];
}
