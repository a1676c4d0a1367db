/** Where the parts of one answer came from and how old they are, fetch by fetch, while the answer is put together. */

export type ProvenanceState = 'live' | 'cache' | 'stale' | 'unavailable';

/** What is known of one value, whatever its place. */
export interface Origin {
  readonly state: ProvenanceState;
  /** By the name the graph gives to it, such as a value of an enum of systems; null when not known. */
  readonly source: string | null;
  /** Id of the system within the source; null when not known. */
  readonly system: string | null;
  /** Why it is unavailable. */
  readonly code?: string;
  /** RFC 3339; null when nothing was read. */
  readonly fetchedAt: string | null;
  readonly ageSeconds: number | null;
}

export interface PlacedOrigin extends Origin {
  /** The entity of the fetch, by its place among the representations; undefined when it concerns the whole fetch. */
  readonly entity: number | undefined;
  /** From the entity, or from the fetch's place, on. */
  readonly path: readonly (string | number)[];
}

/** What a fetch asks for at its place. */
export interface FetchedField {
  /** In the answer: the field's alias, or else its name. */
  readonly key: string;
  /** What the field's section names as its source; null when it is no section. */
  readonly source: string | null;
}

export interface FetchProvenance {
  readonly subgraph: string;
  /** The fetch's place in the client's answer; `@` stands for the items of a list. */
  readonly path: readonly (string | number)[];
  /** How many entities were asked for; undefined for a fetch of root fields. */
  readonly entities: number | undefined;
  readonly fields: readonly FetchedField[];
  /** Of all those fields, for the whole fetch or for each entity. */
  readonly own: readonly PlacedOrigin[];
  /** What the subgraph says of single values, which counts before that. */
  readonly told: readonly PlacedOrigin[];
}

export interface ProvenanceLog {
  /** Whether the client wants to know. A value that is stale is told in any case. */
  readonly asked: boolean;
  readonly fetches: FetchProvenance[];
}

export const openProvenance = (asked: boolean): ProvenanceLog => ({ asked, fetches: [] });

export const liveOrigin = (): Origin => ({
  state: 'live',
  source: null,
  system: null,
  fetchedAt: new Date().toISOString(),
  ageSeconds: 0,
});

export const keptOrigin = (state: 'cache' | 'stale', loadedAtMs: number): Origin => ({
  state,
  source: null,
  system: null,
  fetchedAt: new Date(loadedAtMs).toISOString(),
  ageSeconds: Math.max(0, Math.round((Date.now() - loadedAtMs) / 1000)),
});

export const unavailableOrigin = (code: string): Origin => ({
  state: 'unavailable',
  source: null,
  system: null,
  code,
  fetchedAt: null,
  ageSeconds: null,
});
