/** The parts that the answer to one `_entities` fetch is put together from, and which of the entities each answers. */
import { liveOrigin, type Origin, type PlacedOrigin, unavailableOrigin } from '../provenance.ts';
import type { EntityAnswers, EntityFetch } from './entity-fetch.ts';
import type { FoundEntity, KeptAnswer } from './kept-answers.ts';
import { type AnsweredEntities, type Askers, positionsOf, scatterPath } from './representations.ts';
import type { PreparedFetch, Variables } from './subgraph-client.ts';
import { UpstreamError } from './upstream-errors.ts';

export interface Part extends EntityAnswers, AnsweredEntities {
  readonly entities: readonly unknown[];
  /** Of each entity, when they were kept ones. */
  readonly keptOrigins: readonly Origin[] | undefined;
}

const isKept = (found: FoundEntity): found is KeptAnswer => 'text' in found;

/** Of a call for `count` entities in a row. */
export function toCalledPart(answers: EntityAnswers, start: number, count: number): Part {
  const answered: number[] = [];
  for (let index = 0; index < count; index++) answered.push(start + index);
  return { ...answers, answered, keptOrigins: undefined };
}

function toKeptPart(kept: readonly { readonly answer: KeptAnswer; readonly place: number }[]): Part {
  return {
    entities: kept.map(({ answer }) => JSON.parse(answer.text)),
    errors: [],
    asWhole: false,
    failure: undefined,
    origins: [],
    keptOrigins: kept.map(({ answer }) => answer.origin),
    answered: kept.map(({ place }) => place),
  };
}

/** Of what was found one by one. A call that failed is answered anew for those alone who had nothing else. */
export function toParts(
  fetch: PreparedFetch,
  variables: Variables,
  distinct: readonly unknown[],
  found: readonly FoundEntity[],
  withoutSubgraph: EntityFetch['withoutSubgraph'],
): readonly Part[] {
  const kept: { readonly answer: KeptAnswer; readonly place: number }[] = [];
  const calls = new Map<EntityAnswers, { readonly place: number; readonly index: number }[]>();
  found.forEach((one, place) => {
    if (isKept(one)) kept.push({ answer: one, place });
    else calls.set(one.answers, [...(calls.get(one.answers) ?? []), { place, index: one.place }]);
  });
  const parts = [...calls].map(([answers, takers]): Part => {
    if (answers.failure !== undefined) {
      const answered = takers.map(({ place }) => place);
      const missing = answered.map((place) => distinct[place]);
      const anew = withoutSubgraph(fetch, variables, answers.failure, missing);
      return { ...anew, answered, keptOrigins: undefined };
    }
    const answered: (number | undefined)[] = answers.entities.map(() => undefined);
    for (const { place, index } of takers) answered[index] = place;
    return { ...answers, answered, keptOrigins: undefined };
  });
  return kept.length === 0 ? parts : [...parts, toKeptPart(kept)];
}

/** Of all parts, for everyone they concern. The error of a call as a whole names the first who asked. */
export const placeErrors = (parts: readonly Part[], askers: Askers): UpstreamError[] =>
  parts.flatMap(({ errors, answered, asWhole }) =>
    errors.flatMap((error) => {
      const paths = scatterPath(error.path, answered, askers);
      return (asWhole ? paths.slice(0, 1) : paths).map(
        (path) => new UpstreamError(error.message, String(error.extensions.code), path),
      );
    }),
  );

/** Where each entity came from, by its place in the fetch; or the fetch as a whole, when one call answered it. */
export function placeOwnOrigins(parts: readonly Part[], askers: Askers): PlacedOrigin[] {
  const live = liveOrigin();
  return parts.flatMap(({ answered, failure, keptOrigins }): PlacedOrigin[] => {
    const origin = failure ? unavailableOrigin(failure.code) : live;
    if (parts.length === 1 && keptOrigins === undefined) return [{ ...origin, entity: undefined, path: [] }];
    return answered.flatMap((_, index) =>
      positionsOf(index, answered, askers).map((entity) => ({
        ...(keptOrigins?.[index] ?? origin),
        entity,
        path: [],
      })),
    );
  });
}

/** What subgraphs say, for everyone who asked for the entity. */
export const placeToldOrigins = (parts: readonly Part[], askers: Askers): PlacedOrigin[] =>
  parts.flatMap(({ answered, origins }) =>
    origins.flatMap((told) =>
      (told.entity === undefined ? [undefined] : positionsOf(told.entity, answered, askers)).map((entity) => ({
        ...told,
        entity,
      })),
    ),
  );
