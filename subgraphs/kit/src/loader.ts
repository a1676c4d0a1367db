/** DataLoaders by access path: they live for one request, and answer every key in order. */
import DataLoader from 'dataloader';

/** Loads by a string key; a key the map lacks is null. */
export const loadByKey = <Value>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): DataLoader<string, Value | null> =>
  new DataLoader(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key) ?? null);
  });

/** Loads a list by its parent's key; a parent without any has an empty list. */
export const loadListByKey = <Value>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, readonly Value[]>>,
): DataLoader<string, readonly Value[]> =>
  new DataLoader(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key) ?? []);
  });

/** Gathers rows under a key, keeping their order. */
export function groupBy<Row>(rows: Iterable<Row>, key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
