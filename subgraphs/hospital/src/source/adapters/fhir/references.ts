/** References between resources (FHIR R4 references.html). */
import { BadAnswer } from '../adapter.ts';
import type { Contained, Reference } from './resources.ts';
import type { Found } from './search.ts';

/** The id of a resource of this type on this server; null for any other reference. */
export function referencedId({ reference }: Reference, type: string, base: string): string | null {
  const relative = reference?.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference;
  const [foundType, id, history] = relative?.split('/') ?? [];
  return foundType === type && id && (history === undefined || history === '_history') ? id : null;
}

/** Throws BadAnswer for a record of somebody else: a server may ignore by whom it was asked to search. */
export function requireSubject(subject: Reference, patientId: string, base: string): void {
  if (referencedId(subject, 'Patient', base) !== patientId) throw new BadAnswer('a record is of another patient');
}

/** What a reference means, inside the resource or among what came along; undefined when it is in neither. */
export function resolve(
  { reference }: Reference,
  own: readonly Contained[],
  included: Found['included'],
): Contained | undefined {
  if (reference === undefined) return undefined;
  if (reference.startsWith('#')) return own.find(({ id }) => id === reference.slice(1) || id === reference);
  return included.get(reference) ?? included.get(reference.split('/').slice(-2).join('/'));
}
