/** The port to a hospital that is asked. Every adapter of it passes contract.ts. */
import { Answered } from '@meridian/kit/resilience/endpoint';
import type { RecordKind, RecordOf } from './records.ts';

/** One request to the hospital, within its limits (rate, bulkhead, breaker, timeout): `work` gets the signal that closes its socket. A retry runs `work` again. */
export type Call = <Result>(work: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;

export interface PulledHospital {
  /**
   * All records of one kind that the hospital holds of the patient; each HTTP request goes through `call` of its own. Rejects with UnknownPatient when the hospital
   * does not know the record number, with BadAnswer when what came is no answer, and with what `call` rejects with.
   */
  fetch<Kind extends RecordKind>(kind: Kind, recordNumber: string, call: Call): Promise<readonly RecordOf<Kind>[]>;
  close(): Promise<void>;
}

/** The hospital answered: it has no such patient. */
export class UnknownPatient extends Answered {
  constructor() {
    super('the hospital does not know this record number');
    this.name = 'UnknownPatient';
  }
}

/** The hospital answered, but not with what its protocol promises; `why` is our own word for it and holds nothing of the answer. */
export class BadAnswer extends Error {
  readonly why: string;
  constructor(why: string) {
    super(`the hospital's answer cannot be used: ${why}`);
    this.name = 'BadAnswer';
    this.why = why;
  }
}
