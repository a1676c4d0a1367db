/** What the three simulated hospitals have in common. They speak the real protocols on loopback, are fed from the imported study, and misbehave when told to. */
import type { RecordKind, RecordOf } from '../src/source/adapters/records.ts';

/** One patient of a simulated hospital. */
export interface SimulatedPatient {
  readonly subjectId: string;
  readonly recordNumber: string;
  /** `M`, `F` or null; names and birth dates are invented by the simulator from the record number. */
  readonly sex: 'M' | 'F' | null;
}

/** What one simulated hospital knows, read from the study's datasets when asked. */
export interface HospitalData {
  patient(recordNumber: string): Promise<SimulatedPatient | null>;
  patients(): Promise<readonly SimulatedPatient[]>;
  /** In the order of their dates, then of their numbers; `sourceId` is LB.12, VS.3, CM.4. */
  records<Kind extends RecordKind>(kind: Kind, patient: SimulatedPatient): Promise<readonly RecordOf<Kind>[]>;
  /** Grows with every import; the same number means that nothing changed. */
  version(): Promise<string>;
}

/** How a simulated hospital misbehaves. All but `wrong-charset` act on the bytes of its connections. */
export type Fault =
  | { readonly mode: 'none' }
  /** Connections are refused. */
  | { readonly mode: 'down' }
  /** Connections are accepted, requests read, nothing is answered. */
  | { readonly mode: 'hung' }
  /** Connections are accepted; nothing is read or answered. */
  | { readonly mode: 'black-hole' }
  | { readonly mode: 'slow'; readonly delayMs: number }
  /** Answers trickle: so many bytes a second. */
  | { readonly mode: 'trickle'; readonly bytesPerSecond: number }
  /** Down and up by turns. */
  | { readonly mode: 'flapping'; readonly downMs: number; readonly upMs: number }
  /** Answers break off after so many bytes. */
  | { readonly mode: 'truncate'; readonly afterBytes: number }
  /** Bytes of answers are replaced. */
  | { readonly mode: 'garbage' }
  /** Answers are encoded in another charset than they declare. */
  | { readonly mode: 'wrong-charset' };

/** The server, or the sender, of one protocol; every fault but the charset is done by the door before it. */
export interface ProtocolSimulator {
  /** Where the hospital answers; 0 for one that only sends. */
  readonly port: number;
  /** Requests that were answered, or messages that were sent, since the start. */
  requests(): number;
  /** Encodes in another charset than is declared, while on. */
  encodeWrongly(on: boolean): void;
  close(): Promise<void>;
}
