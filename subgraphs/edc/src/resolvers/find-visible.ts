import { isEntityId } from '@meridian/kit/entity-id';
import type { EdcAccess } from '../access.ts';

/** The record with this id; null when there is none, or when the caller may not see its subject. */
export async function findVisible<Found extends { readonly subjectId: string }>(
  access: EdcAccess,
  loader: { load(id: string): Promise<Found | null> },
  id: string,
): Promise<Found | null> {
  const record = isEntityId(id) ? await loader.load(id.toLowerCase()) : null;
  return record !== null && (await access.maySee(record.subjectId)) ? record : null;
}
