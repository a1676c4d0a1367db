/** Where in the merged data the objects of a fetch stand. */
import type { ResponsePath } from '@apollo/query-planner';
import type { FetchPath } from '../subgraphs/subgraph-client.ts';
import { isJsonObject, type JsonObject, reader } from './json-object.ts';

/** One element of a plan's path. Only an object whose `__typename` is among `types`, where there are any, is followed. */
interface Move {
  /** Undefined to stay where one is. */
  readonly to: { readonly item: true } | { readonly field: string } | undefined;
  readonly types: ReadonlySet<unknown> | undefined;
}

export type FetchPlace = readonly Move[];

const conditioned = /^([^|]*)\|\[([^\]]*)\]$/;

/** Reads a path of the planner: names, `@` for every item of a list, either followed by the types it is about, as in `pet|[Cat,Dog]`. */
export function readPlace(path: ResponsePath): FetchPlace {
  return path.map((element): Move => {
    const text = String(element);
    const [, name = text, types] = conditioned.exec(text) ?? [];
    const to = name === '@' ? ({ item: true } as const) : name === '' ? undefined : { field: name };
    return { to, types: types === undefined ? undefined : new Set(types.split(',')) };
  });
}

/** As the call layer wants it. */
export const toFetchPath = (place: FetchPlace): FetchPath =>
  place.flatMap(({ to }) => (to === undefined ? [] : 'item' in to ? ['@'] : [to.field]));

type Walk<Into> = (value: unknown, into: Into) => void;

function compileMove<Into>({ to, types }: Move, next: Walk<Into>): Walk<Into> {
  const arrive: Walk<Into> = types
    ? (value, into) => {
        if (isJsonObject(value) && types.has(value.__typename)) next(value, into);
      }
    : next;
  if (to === undefined) return arrive;
  if ('item' in to)
    return (value, into) => {
      if (Array.isArray(value)) for (const item of value) arrive(item, into);
    };
  const read = reader(to.field);
  return (value, into) => {
    if (isJsonObject(value)) arrive(read(value), into);
  };
}

/** Calls `visit` for each object at the place, in the order of the response. */
export function compileWalk<Into>(
  place: FetchPlace,
  visit: (target: JsonObject, into: Into) => void,
): (data: JsonObject, into: Into) => void {
  const arrive: Walk<Into> = (value, into) => {
    if (isJsonObject(value)) visit(value, into);
  };
  return place.reduceRight((next, move) => compileMove(move, next), arrive);
}

export interface PlacedObject {
  readonly object: JsonObject;
  readonly path: readonly (string | number)[];
  /** The objects that hold it, from the root on; lists do not count. */
  readonly holders: readonly JsonObject[];
}

/** What `compileWalk` visits, and how one gets there; slower, for the few that must know. */
export function findPlaced(data: JsonObject, place: FetchPlace): readonly PlacedObject[] {
  let found: readonly {
    readonly value: unknown;
    readonly path: PlacedObject['path'];
    readonly holders: JsonObject[];
  }[] = [{ value: data, path: [], holders: [] }];
  for (const { to, types } of place) {
    if (to !== undefined)
      found = found.flatMap(({ value, path, holders }) => {
        if ('item' in to)
          return Array.isArray(value)
            ? value.map((item, index) => ({ value: item, path: [...path, index], holders }))
            : [];
        if (!isJsonObject(value)) return [];
        return [{ value: reader(to.field)(value), path: [...path, to.field], holders: [...holders, value] }];
      });
    if (types) found = found.filter(({ value }) => isJsonObject(value) && types.has(value.__typename));
  }
  return found.flatMap(({ value, path, holders }) => (isJsonObject(value) ? [{ object: value, path, holders }] : []));
}

/** The path down to the first list: what is true of all objects at the place. */
export function commonPath(place: FetchPlace): FetchPath {
  const path = toFetchPath(place);
  const list = path.indexOf('@');
  return list === -1 ? path : path.slice(0, list);
}
