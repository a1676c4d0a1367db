/** What an adapter makes of a hospital's answer or message: the hospital's own words, in one shape whatever the protocol. Codes, units and flags are interpreted afterwards, in one place. */

export type RecordKind = 'LABORATORY' | 'VITAL_SIGNS' | 'MEDICATION';
export const recordKinds: readonly RecordKind[] = ['LABORATORY', 'VITAL_SIGNS', 'MEDICATION'];

/** DELETED and ENTERED_IN_ERROR take the record out of the graph; the rest is shown (HL7 table 0085, FHIR observation-status). */
export type DeliveredStatus = 'PRELIMINARY' | 'FINAL' | 'CORRECTED' | 'CANCELLED' | 'NOT_DONE' | 'DELETED';

interface Delivered {
  /** The record's identity within the patient at this hospital, stable over deliveries: the same id again is the same record, corrected or repeated. */
  readonly sourceId: string;
  /** When the hospital recorded it, RFC 3339 with offset; null when it does not say. */
  readonly recordedAt: string | null;
}

interface DeliveredObservation extends Delivered {
  /** The hospital's local code; null when only LOINC is given. At least one of both is there. */
  readonly testCode: string | null;
  readonly testName: string | null;
  readonly loinc: string | null;
  /** As written: `1.50` stays `1.50`, `<0.2` stays `<0.2`. Null when there is no result. */
  readonly value: string | null;
  readonly unit: string | null;
  readonly status: DeliveredStatus;
  /** When the specimen was taken or the sign measured: ISO 8601 local to the hospital, right-truncated, without offset (2014-01-16T13:17, 2013-07). */
  readonly collectedAt: string | null;
}

export interface DeliveredLabResult extends DeliveredObservation {
  readonly kind: 'LABORATORY';
  readonly category: string | null;
  readonly specimen: string | null;
  readonly rangeLow: string | null;
  readonly rangeHigh: string | null;
  /** A range that is not two limits, as written. */
  readonly rangeText: string | null;
  /** As written: H, LL, ↑, HIGH. */
  readonly flag: string | null;
}

export interface DeliveredVitalSign extends DeliveredObservation {
  readonly kind: 'VITAL_SIGNS';
  readonly position: string | null;
  readonly location: string | null;
}

export interface DeliveredMedication extends Delivered {
  readonly kind: 'MEDICATION';
  /** As prescribed or dispensed; null only together with status DELETED. */
  readonly name: string | null;
  /** The product in the hospital's drug dictionary. */
  readonly codedName: string | null;
  readonly doseValue: string | null;
  /** A dose that is not a number, as written. */
  readonly doseText: string | null;
  readonly doseUnit: string | null;
  readonly route: string | null;
  readonly frequency: string | null;
  readonly indication: string | null;
  readonly status: 'ACTIVE' | 'COMPLETED' | 'UNKNOWN' | 'DELETED';
  readonly start: string | null;
  readonly end: string | null;
}

export type DeliveredRecord = DeliveredLabResult | DeliveredVitalSign | DeliveredMedication;
export type RecordOf<Kind extends RecordKind> = Extract<DeliveredRecord, { readonly kind: Kind }>;
