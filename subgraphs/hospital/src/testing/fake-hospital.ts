/** A hospital without a network, for suites about what is made of its answers and its silence. */
import { type HospitalConfig, parseHospitals } from '../hospitals/config.ts';
import { type Call, type PulledHospital, UnknownPatient } from '../source/adapters/adapter.ts';
import type { DeliveredLabResult, DeliveredRecord, RecordKind, RecordOf } from '../source/adapters/records.ts';

export const labResult = (sourceId: string, value = '7'): DeliveredLabResult => ({
  kind: 'LABORATORY',
  sourceId,
  recordedAt: null,
  testCode: 'ALT',
  testName: 'Alanine Aminotransferase',
  loinc: null,
  value,
  unit: 'U/L',
  status: 'FINAL',
  collectedAt: '2014-01-05',
  category: 'CHEMISTRY',
  specimen: null,
  rangeLow: '6',
  rangeHigh: '40',
  rangeText: null,
  flag: null,
});

export class FakeHospital implements PulledHospital {
  /** By record number; a number that is absent is unknown there. */
  readonly patients = new Map<string, readonly DeliveredRecord[]>();
  /** What each call does before it answers. */
  answer: (signal: AbortSignal) => Promise<void> = async () => undefined;
  /** Every call that reached the hospital, as kind and record number. */
  readonly calls: string[] = [];
  running = 0;
  mostRunning = 0;

  fetch<Kind extends RecordKind>(kind: Kind, recordNumber: string, call: Call): Promise<readonly RecordOf<Kind>[]> {
    return call(async (signal) => {
      this.calls.push(`${kind} ${recordNumber}`);
      this.running += 1;
      this.mostRunning = Math.max(this.mostRunning, this.running);
      try {
        await this.answer(signal);
      } finally {
        this.running -= 1;
      }
      const records = this.patients.get(recordNumber);
      if (records === undefined) throw new UnknownPatient();
      return records.filter((record): record is RecordOf<Kind> => record.kind === kind);
    });
  }

  async close(): Promise<void> {}
}

/** Ends with the call. */
export const hang = (signal: AbortSignal): Promise<void> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

export const fail = (): Promise<void> => Promise.reject(new Error('ECONNREFUSED 10.0.0.7'));

/** The three hospitals of the table, all of them asked, and without retries. */
export const connectedHospitals = (rest: object = {}): readonly HospitalConfig[] =>
  parseHospitals({
    hospitals: [1, 2, 3].map((number) => ({
      number,
      name: `Hospital ${number}`,
      system: 'HIS',
      timeZone: 'UTC',
      transport: 'REST',
      url: 'http://127.0.0.1:1/fhir',
      limits: { retry: { attempts: 0 } },
      ...rest,
    })),
  });
