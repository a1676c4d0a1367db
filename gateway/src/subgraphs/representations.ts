/** Entity representations on their way to a subgraph: each distinct one is sent once, in chunks, and its answer handed to everyone who asked. */

/** How many representations one call carries at most. */
export const chunkSize = 1_000;

export interface DistinctRepresentations {
  readonly distinct: readonly unknown[];
  /** For each position in `distinct`, the positions that asked for it. */
  readonly askers: readonly (readonly number[])[];
}

/** The planner builds representations of one fetch with one selection, so equal ones serialise equally. */
export function deduplicate(representations: readonly unknown[]): DistinctRepresentations {
  const positions = new Map<string, number>();
  const distinct: unknown[] = [];
  const askers: number[][] = [];
  representations.forEach((representation, index) => {
    const key = JSON.stringify(representation);
    const known = positions.get(key);
    if (known !== undefined) {
      askers[known]?.push(index);
      return;
    }
    positions.set(key, distinct.length);
    distinct.push(representation);
    askers.push([index]);
  });
  return { distinct, askers };
}

export function chunk<T>(items: readonly T[], size: number = chunkSize): (readonly T[])[] {
  const chunks: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}

/** Some of the distinct entities, and for each the positions that asked for it. */
export interface AnsweredEntities extends Pick<DistinctRepresentations, 'askers'> {
  readonly entities: readonly unknown[];
}

/** Puts each distinct entity where it was asked for, in the order of the original representations. */
export function scatter(parts: readonly AnsweredEntities[], length: number): unknown[] {
  const scattered: unknown[] = new Array(length).fill(null);
  for (const { entities, askers } of parts)
    askers.forEach((indexes, position) => {
      for (const index of indexes) scattered[index] = entities[position] ?? null;
    });
  return scattered;
}

export type ErrorPath = readonly (string | number)[];

/** An error below `_entities` concerns everyone who asked for that entity; any other path stays as it is. */
export function scatterPath(
  path: ErrorPath | undefined,
  askers: DistinctRepresentations['askers'],
): (ErrorPath | undefined)[] {
  const position = path?.[1];
  if (path?.[0] !== '_entities' || typeof position !== 'number') return [path];
  return (askers[position] ?? []).map((index) => ['_entities', index, ...path.slice(2)]);
}
