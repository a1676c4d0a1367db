/** The identity of a record within its patient. */
import { BadAnswer } from '../adapter.ts';
import type { DeliveredRecord, RecordKind } from '../records.ts';

/** Of identifiers that name a record's place in the study: LB.12, VS.3, CM.4. */
export const recordSystem = 'urn:meridian:record';

const domains: Readonly<Record<RecordKind, string>> = { LABORATORY: 'LB', VITAL_SIGNS: 'VS', MEDICATION: 'CM' };

interface Identified {
  readonly resourceType: string;
  readonly id: string;
  readonly identifier: readonly { readonly system?: string | undefined; readonly value?: string | undefined }[];
}

/** The place in the study where the hospital knows it, else the resource itself. */
export function toSourceId(kind: RecordKind, { resourceType, id, identifier }: Identified): string {
  const place = identifier.find(
    ({ system, value }) => system === recordSystem && new RegExp(`^${domains[kind]}\\.\\d+$`).test(value ?? ''),
  );
  return place?.value ?? `${resourceType}/${id}`;
}

/** Throws BadAnswer when two records have one identity: one of them would be lost. */
export function requireDistinct<Delivered extends DeliveredRecord>(
  records: readonly Delivered[],
): readonly Delivered[] {
  if (new Set(records.map(({ sourceId }) => sourceId)).size < records.length)
    throw new BadAnswer('two records have the same identifier');
  return records;
}
