/** Says in `extensions.provenance` where the parts of the answer came from: all of it to who asked by the header `Meridian-Provenance: 1`, what is stale to everyone. */
import type { FetchProvenance, Origin, PlacedOrigin } from '../provenance.ts';
import { isRecord } from '../subgraphs/transport.ts';
import type { Plugin } from './plugin.ts';

type Path = readonly (string | number)[];

export interface ProvenanceEntry extends Omit<Origin, 'code'> {
  /** In the answer; `@` stands for every item of a list, or for one that cannot be told. */
  readonly path: Path;
  readonly subgraph: string;
  readonly code?: string;
}

/** Where the objects are that a path with `@` leads to, in the order in which they were asked for. */
function findPlaces(data: unknown, path: Path, walked: Path = []): Path[] {
  if (data === null || data === undefined) return [];
  const [head, ...rest] = path;
  if (head === undefined) return [walked];
  if (head === '@')
    return Array.isArray(data) ? data.flatMap((item, index) => findPlaces(item, rest, [...walked, index])) : [];
  return isRecord(data) && Object.hasOwn(data, head) ? findPlaces(data[head], rest, [...walked, head]) : [];
}

const sameOrigin = (one: Origin, other: Origin): boolean =>
  one.state === other.state && one.code === other.code && one.fetchedAt === other.fetchedAt;

/** The origins of each field of the fetch, but where its subgraph tells of its own accord. */
function toFieldOrigins({ fields, own, told, entities }: FetchProvenance): PlacedOrigin[] {
  return fields.flatMap(({ key, source }) => {
    const toldHere = told.filter(({ path }) => path[0] === key);
    const isTold = (entity: number | undefined) =>
      toldHere.some((one) => one.entity === undefined || one.entity === entity);
    const origins = own
      .flatMap((origin) =>
        toldHere.length > 0 && origin.entity === undefined && entities !== undefined
          ? Array.from({ length: entities }, (_, entity) => ({ ...origin, entity }))
          : [origin],
      )
      .filter(({ entity }) => !isTold(entity))
      .map((origin) => ({ ...origin, source, path: [key] }));
    const [first, ...others] = origins;
    // One entry for all entities when they have one origin.
    return first !== undefined && origins.length === entities && others.every((other) => sameOrigin(first, other))
      ? [{ ...first, entity: undefined }]
      : origins;
  });
}

function toEntries(fetch: FetchProvenance, data: unknown): ProvenanceEntry[] {
  const { subgraph, path, entities, told } = fetch;
  const places = path.includes('@') ? findPlaces(data, path) : [path];
  // A list that an error has shortened since no longer tells which entity was which.
  const placeOf = (entity: number | undefined): Path =>
    (entity !== undefined && places.length === entities ? places[entity] : undefined) ?? path;
  return [...toFieldOrigins(fetch), ...told].map(({ entity, path: deeper, ...origin }) => ({
    path: [...placeOf(entity), ...deeper],
    subgraph,
    ...origin,
  }));
}

export function tellProvenance(): Plugin {
  return {
    finish(answer, { context: { provenance } }) {
      if (provenance.fetches.length === 0 && !provenance.asked) return;
      const entries = provenance.fetches
        .flatMap((fetch) => toEntries(fetch, answer.data))
        .filter(({ state }) => provenance.asked || state === 'stale');
      answer.extensions = { provenance: entries };
    },
  };
}
