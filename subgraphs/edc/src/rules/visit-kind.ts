import type { VisitKind } from '../generated/resolvers.ts';

const kinds: readonly (readonly [RegExp, VisitKind])[] = [
  [/^SCREENING/, 'SCREENING'],
  [/^BASELINE$/, 'BASELINE'],
  [/^UNSCHEDULED/, 'UNSCHEDULED'],
  [/^EARLY TERMINATION/, 'EARLY_TERMINATION'],
  [/^(AE FOLLOW-UP|RETRIEVAL)$/, 'FOLLOW_UP'],
  [/\(T\)$/, 'TELEPHONE'],
];

/** The kind of visit that its name (VISIT) tells: SCHEDULED when it tells none. */
export function visitKind(name: string): VisitKind {
  const told = name.trim().toUpperCase();
  return kinds.find(([pattern]) => pattern.test(told))?.[1] ?? 'SCHEDULED';
}
