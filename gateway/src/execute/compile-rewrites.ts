/** Changes that the planner wants made to what is sent to a subgraph, or comes from it. */
import type { FetchDataRewrite } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isJsonObject, type JsonObject, reader, write } from './json-object.ts';
import { typeNamesWithin } from './type-names.ts';

type Rewrite = (value: unknown) => void;

const fragment = '... on ';

/** The type that an element of a rewrite's path narrows to, or undefined for a field. */
export const typeConditionOf = (element: string): string | undefined =>
  element.startsWith(fragment) ? element.slice(fragment.length) : undefined;

const onObjects = (change: (object: JsonObject) => void): Rewrite => {
  const rewrite: Rewrite = (value) => {
    if (Array.isArray(value)) value.forEach(rewrite);
    else if (isJsonObject(value)) change(value);
  };
  return rewrite;
};

function compileChange(rewrite: FetchDataRewrite, name: string): (object: JsonObject) => void {
  if (rewrite.kind === 'ValueSetter') return (object) => write(object, name, rewrite.setValueTo);
  const read = reader(name);
  return (object) => {
    const value = read(object);
    if (value === undefined) return;
    write(object, rewrite.renameKeyTo, value);
    // Not deleted: an object that has lost a property is slower from then on.
    write(object, name, undefined);
  };
}

function compileRewrite(schema: GraphQLSchema, rewrite: FetchDataRewrite): Rewrite {
  const place = [...rewrite.path];
  const name = place.pop() ?? '';
  return place.reduceRight(
    (next, element) => {
      const condition = typeConditionOf(element);
      if (condition === undefined) {
        const read = reader(element);
        return onObjects((object) => next(read(object)));
      }
      const types = typeNamesWithin(schema, condition);
      return onObjects((object) => {
        if (object.__typename === undefined || types.has(object.__typename)) next(object);
      });
    },
    onObjects(compileChange(rewrite, name)),
  );
}

/** Undefined when there is nothing to change. */
export function compileRewrites(
  schema: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] | undefined,
): Rewrite | undefined {
  if (!rewrites || rewrites.length === 0) return undefined;
  // Paths are about what has come, so what lies deeper is changed before what leads to it gets another name.
  const compiled = rewrites
    .toSorted((one, other) => other.path.length - one.path.length)
    .map((rewrite) => compileRewrite(schema, rewrite));
  return (value) => {
    for (const rewrite of compiled) rewrite(value);
  };
}

type Path = readonly (string | number)[];

interface Names {
  readonly renamed: string | undefined;
  readonly below: Map<string, Names>;
}

/** Paths in what a subgraph answered as paths in what its rewrites make of it. */
export function compileRenames(rewrites: readonly FetchDataRewrite[] | undefined): (path: Path) => Path {
  const root: Names = { renamed: undefined, below: new Map() };
  for (const rewrite of rewrites ?? []) {
    if (rewrite.kind !== 'KeyRenamer') continue;
    const fields = rewrite.path.filter((element) => typeConditionOf(element) === undefined);
    let names = root;
    fields.forEach((field, depth) => {
      const known = names.below.get(field);
      const next = {
        renamed: depth === fields.length - 1 ? rewrite.renameKeyTo : known?.renamed,
        below: known?.below ?? new Map(),
      };
      names.below.set(field, next);
      names = next;
    });
  }
  if (root.below.size === 0) return (path) => path;
  return (path) => {
    let names: Names | undefined = root;
    return path.map((part) => {
      if (typeof part === 'number') return part;
      names = names?.below.get(part);
      return names?.renamed ?? part;
    });
  };
}
