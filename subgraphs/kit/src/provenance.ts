/** Where what one call answered came from, and how old it was. */

export interface ProvenanceEntry {
  /** The response path within the subgraph's own answer, such as `['_entities', 0, 'labs']`. */
  readonly path: readonly (string | number)[];
  readonly source: string;
  /** The system within the source, such as a hospital's laboratory; never its address. */
  readonly system: string | null;
  readonly state: 'live' | 'cache' | 'stale' | 'unavailable';
  /** Why it is unavailable. */
  readonly code?: string;
  /** ISO 8601; null when nothing was fetched. */
  readonly fetchedAt: string | null;
  readonly ageSeconds: number | null;
}

export interface ProvenanceLog {
  /** What comes after the thousandth entry of a call is not kept. */
  record(entry: ProvenanceEntry): void;
  /** By path, because fields that are read at the same time end in any order; those of one path in the order of recording. */
  entries(): readonly ProvenanceEntry[];
}

const maxEntries = 1_000;

/** That a value is stale is told whether anybody asked or not; everything else only when `asked`. */
export function createProvenanceLog(asked: boolean): ProvenanceLog {
  const entries: ProvenanceEntry[] = [];
  return {
    record(entry) {
      if ((asked || entry.state === 'stale') && entries.length < maxEntries) entries.push(entry);
    },
    entries: () => entries.toSorted((one, other) => comparePaths(one.path, other.path)),
  };
}

type Path = ProvenanceEntry['path'];

function comparePaths(one: Path, other: Path): number {
  const place = one.findIndex((step, index) => step !== other[index]);
  const [mine, theirs] = [one[place], other[place]];
  if (mine === undefined || theirs === undefined) return one.length - other.length;
  return mine < theirs ? -1 : 1;
}
