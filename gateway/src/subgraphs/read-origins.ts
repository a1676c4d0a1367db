/** Reads what a subgraph says about where its values came from: `extensions.provenance`, a list of entries whose paths start at its own answer. */
import type { PlacedOrigin, ProvenanceState } from '../provenance.ts';
import { isRecord } from './transport.ts';

const states: readonly string[] = ['live', 'cache', 'stale', 'unavailable'] satisfies ProvenanceState[];
const mostEntries = 1_000;
const deepestPath = 32;

/** Ids and names of enum values pass; a sentence, an address or a person's name does not. */
const idShape = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;
const codeShape = /^[A-Z][A-Z0-9_]{0,63}$/;
const keyShape = /^[_A-Za-z]\w{0,255}$/;

const readId = (value: unknown): string | null => (typeof value === 'string' && idShape.test(value) ? value : null);

const isPathPart = (part: unknown): part is string | number =>
  typeof part === 'string' ? keyShape.test(part) : Number.isSafeInteger(part) && (part as number) >= 0;

function readInstant(value: unknown): string | null {
  const instant = typeof value === 'string' && value.length <= 40 ? Date.parse(value) : Number.NaN;
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}

function readOrigin(entry: unknown): PlacedOrigin | undefined {
  if (!isRecord(entry) || !Array.isArray(entry.path) || !states.includes(String(entry.state))) return undefined;
  const path: unknown[] = entry.path;
  if (path.length > deepestPath || !path.every(isPathPart)) return undefined;
  const [root, index, ...deeper] = path;
  const ofEntity = root === '_entities' && typeof index === 'number';
  const { ageSeconds } = entry;
  return {
    entity: ofEntity ? index : undefined,
    path: ofEntity ? deeper : path,
    state: entry.state as ProvenanceState,
    source: readId(entry.source),
    system: readId(entry.system),
    ...(typeof entry.code === 'string' && codeShape.test(entry.code) ? { code: entry.code } : {}),
    fetchedAt: readInstant(entry.fetchedAt),
    ageSeconds: typeof ageSeconds === 'number' && ageSeconds >= 0 ? Math.round(ageSeconds) : null,
  };
}

/** Entries that are not well formed are left out. */
export function readOrigins(extensions: unknown): readonly PlacedOrigin[] {
  if (!isRecord(extensions) || !Array.isArray(extensions.provenance)) return [];
  return extensions.provenance
    .slice(0, mostEntries)
    .map(readOrigin)
    .filter((origin) => origin !== undefined);
}
