/** The parts that the answer to one `_entities` fetch is put together from, and who asked for what of each. */
import { liveOrigin, type Origin, type PlacedOrigin, unavailableOrigin } from '../provenance.ts';
import type { EntityAnswers, EntityFetch } from './entity-fetch.ts';
import type { FoundEntity, KeptAnswer } from './kept-answers.ts';
import type { SubgraphRequest } from './transport.ts';

export interface Part extends EntityAnswers {
  /** For each entity, its places in the fetch. */
  readonly askers: readonly (readonly number[])[];
  /** Of each entity, when they were kept ones. */
  readonly keptOrigins: readonly Origin[] | undefined;
}

const isKept = (found: FoundEntity): found is KeptAnswer => 'text' in found;

function toKeptPart(found: readonly KeptAnswer[], askers: Part['askers']): Part {
  return {
    entities: found.map(({ text }) => JSON.parse(text)),
    errors: [],
    asWhole: false,
    failure: undefined,
    origins: [],
    keptOrigins: found.map(({ origin }) => origin),
    askers,
  };
}

/** Of what was found one by one. A call that failed is answered anew for those alone who had nothing else. */
export function toParts(
  request: SubgraphRequest,
  distinct: readonly unknown[],
  askers: Part['askers'],
  found: readonly FoundEntity[],
  withoutSubgraph: EntityFetch['withoutSubgraph'],
): readonly Part[] {
  const kept: { readonly answer: KeptAnswer; readonly askers: readonly number[] }[] = [];
  const calls = new Map<EntityAnswers, { readonly index: number; readonly place: number }[]>();
  found.forEach((one, index) => {
    if (isKept(one)) kept.push({ answer: one, askers: askers[index] ?? [] });
    else calls.set(one.answers, [...(calls.get(one.answers) ?? []), { index, place: one.place }]);
  });
  const parts = [...calls].map(([answers, takers]): Part => {
    if (answers.failure !== undefined)
      return {
        ...withoutSubgraph(
          request,
          answers.failure,
          takers.map(({ index }) => distinct[index]),
        ),
        askers: takers.map(({ index }) => askers[index] ?? []),
        keptOrigins: undefined,
      };
    const taken: (readonly number[])[] = answers.entities.map(() => []);
    for (const { index, place } of takers) taken[place] = askers[index] ?? [];
    return { ...answers, askers: taken, keptOrigins: undefined };
  });
  if (kept.length === 0) return parts;
  return [
    ...parts,
    toKeptPart(
      kept.map(({ answer }) => answer),
      kept.map((one) => one.askers),
    ),
  ];
}

/** Where each entity came from, by its place in the fetch; or the fetch as a whole, when one call answered it. */
export function placeOwnOrigins(parts: readonly Part[]): PlacedOrigin[] {
  const live = liveOrigin();
  return parts.flatMap(({ askers, failure, keptOrigins }): PlacedOrigin[] => {
    const origin = failure ? unavailableOrigin(failure.code) : live;
    if (parts.length === 1 && keptOrigins === undefined) return [{ ...origin, entity: undefined, path: [] }];
    return askers.flatMap((places, index) =>
      places.map((entity) => ({ ...(keptOrigins?.[index] ?? origin), entity, path: [] })),
    );
  });
}

/** What subgraphs say, for everyone who asked for the entity. */
export const placeToldOrigins = (parts: readonly Part[]): PlacedOrigin[] =>
  parts.flatMap(({ askers, origins }) =>
    origins.flatMap((told) =>
      (told.entity === undefined ? [undefined] : (askers[told.entity] ?? [])).map((entity) => ({ ...told, entity })),
    ),
  );
