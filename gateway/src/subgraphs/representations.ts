/** Entity representations on their way to a subgraph: each distinct one is sent once, in chunks, and its answer handed to everyone who asked. */
import { isRecord } from './transport.ts';

/** How many representations one call carries at most. */
export const chunkSize = 1_000;

export interface DistinctRepresentations {
  readonly distinct: readonly unknown[];
  /** The same as JSON. */
  readonly texts: readonly string[];
  /** For each representation that was asked for, its place in `distinct`. */
  readonly places: readonly number[];
}

/** The planner builds representations of one fetch with one selection, so equal ones serialise equally. */
export function deduplicate(representations: readonly unknown[]): DistinctRepresentations {
  const known = new Map<string, number>();
  const distinct: unknown[] = [];
  const texts: string[] = [];
  const places: number[] = [];
  for (const representation of representations) {
    const text = JSON.stringify(representation);
    let place = known.get(text);
    if (place === undefined) {
      place = texts.length;
      known.set(text, place);
      distinct.push(representation);
      texts.push(text);
    }
    places.push(place);
  }
  return { distinct, texts, places };
}

export function chunk<T>(items: readonly T[], size: number = chunkSize): (readonly T[])[] {
  const chunks: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}

/** For each distinct representation, the positions that asked for it. */
export type Askers = readonly (readonly number[])[];

export function findAskers({ places, texts }: Pick<DistinctRepresentations, 'places' | 'texts'>): Askers {
  const askers: number[][] = texts.map(() => []);
  places.forEach((place, position) => {
    askers[place]?.push(position);
  });
  return askers;
}

/** Some of the entities, and which distinct representation each answers; undefined for one that nobody takes from here. */
export interface AnsweredEntities {
  readonly entities: readonly unknown[];
  readonly answered: readonly (number | undefined)[];
}

/** Puts each entity where it was asked for, in the order of the original representations. What is no object counts as absent. */
export function scatter(
  parts: readonly AnsweredEntities[],
  places: readonly number[],
): (Record<string, unknown> | null)[] {
  const found: (Record<string, unknown> | null)[] = [];
  for (const { entities, answered } of parts)
    for (let index = 0; index < answered.length; index++) {
      const place = answered[index];
      const entity = entities[index];
      if (place !== undefined) found[place] = isRecord(entity) ? entity : null;
    }
  return places.map((place) => found[place] ?? null);
}

export type ErrorPath = readonly (string | number)[];

/** An error below `_entities` concerns everyone who asked for that entity, and the fetch as a whole when there is no such entity; any other path stays as it is. */
export function scatterPath(
  path: ErrorPath | undefined,
  answered: AnsweredEntities['answered'],
  askers: Askers,
): (ErrorPath | undefined)[] {
  const index = path?.[1];
  if (path?.[0] !== '_entities' || typeof index !== 'number') return [path];
  if (!(index in answered)) return [['_entities']];
  return positionsOf(index, answered, askers).map((position) => ['_entities', position, ...path.slice(2)]);
}

/** Who asked for entity `index` of an answer. */
export function positionsOf(index: number, answered: AnsweredEntities['answered'], askers: Askers): readonly number[] {
  const place = answered[index];
  return (place === undefined ? undefined : askers[place]) ?? [];
}
