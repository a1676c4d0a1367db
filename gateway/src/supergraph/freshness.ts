/** How long values may be kept, as the composed `@freshness(maxAge:, staleIfError:, neverStale:)` says, and which of them are personal (`@phi`). */
import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql';
import { directiveName, type Link } from './links.ts';
import { SupergraphError } from './supergraph-error.ts';

export interface FreshnessRule {
  /** Seconds; 0 forbids to keep the value. */
  readonly maxAge: number;
  /** Seconds beyond `maxAge` for which the value may stand in for one that cannot be read. */
  readonly staleIfError: number;
}

export interface Freshness {
  /** By `Type.field`, or `Type` for all its fields that have no rule of their own. */
  readonly rules: ReadonlyMap<string, FreshnessRule>;
  /** `Type.field` of values that identify a person. */
  readonly personal: ReadonlySet<string>;
}

const specification = 'https://meridian.dev/directives';

/** 30 days: a value that may be older is not kept for a while but for good, which nobody means. */
const mostSeconds = 2_592_000;

function readRule(coordinate: string, directive: ConstDirectiveNode): FreshnessRule {
  const argument = (name: string) => directive.arguments?.find((candidate) => candidate.name.value === name)?.value;
  const seconds = (name: string, absent?: number): number => {
    const value = argument(name);
    const given = value?.kind === Kind.INT ? Number(value.value) : value === undefined ? absent : undefined;
    if (given === undefined || given < 0 || given > mostSeconds)
      throw new SupergraphError(`@freshness of ${coordinate}: ${name} must be whole seconds from 0 to ${mostSeconds}`);
    return given;
  };
  const neverStale = argument('neverStale');
  const never = neverStale?.kind === Kind.BOOLEAN && neverStale.value;
  const staleIfError = seconds('staleIfError', 0);
  return { maxAge: seconds('maxAge'), staleIfError: never ? 0 : staleIfError };
}

/** Throws SupergraphError for a time that cannot be meant. */
export function readFreshness(document: DocumentNode, links: readonly Link[]): Freshness {
  const own = links.filter((link) => link.identity === specification);
  const freshnessNames = new Set(own.map((link) => directiveName(link, 'freshness')));
  const personalNames = new Set(own.map((link) => directiveName(link, 'phi')));
  const rules = new Map<string, FreshnessRule>();
  const personal = new Set<string>();
  const read = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    for (const directive of directives) {
      if (freshnessNames.has(directive.name.value)) rules.set(coordinate, readRule(coordinate, directive));
      if (personalNames.has(directive.name.value)) personal.add(coordinate);
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    read(definition.name.value, definition.directives);
    for (const field of definition.fields ?? []) read(`${definition.name.value}.${field.name.value}`, field.directives);
  }
  return { rules, personal };
}
