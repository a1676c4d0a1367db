/** Records as an adapter delivers them, for suites that say only what matters to them. */
import type { DeliveredLabResult, DeliveredMedication, DeliveredVitalSign } from '../source/adapters/records.ts';

export const labResult = (record: Partial<DeliveredLabResult> = {}): DeliveredLabResult => ({
  kind: 'LABORATORY',
  sourceId: 'L1',
  recordedAt: null,
  testCode: 'ALT',
  testName: 'Alanine Aminotransferase',
  loinc: null,
  value: '130',
  unit: 'U/L',
  status: 'FINAL',
  collectedAt: '2014-02-03T10:00',
  category: 'CHEMISTRY',
  specimen: null,
  rangeLow: '6',
  rangeHigh: '40',
  rangeText: null,
  flag: 'H',
  ...record,
});

export const vitalSign = (record: Partial<DeliveredVitalSign> = {}): DeliveredVitalSign => ({
  kind: 'VITAL_SIGNS',
  sourceId: 'V1',
  recordedAt: null,
  testCode: 'PULSE',
  testName: 'Pulse Rate',
  loinc: null,
  value: '64',
  unit: 'beats/min',
  status: 'FINAL',
  collectedAt: '2014-01-02',
  position: 'SUPINE',
  location: null,
  ...record,
});

export const medication = (record: Partial<DeliveredMedication> = {}): DeliveredMedication => ({
  kind: 'MEDICATION',
  sourceId: 'M1',
  recordedAt: null,
  name: 'ASPIRIN',
  codedName: null,
  doseValue: '0.50',
  doseText: null,
  doseUnit: 'mg',
  route: null,
  frequency: null,
  indication: null,
  status: 'ACTIVE',
  start: '2003-05',
  end: null,
  ...record,
});
