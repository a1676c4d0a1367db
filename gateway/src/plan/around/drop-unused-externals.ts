/** Takes `@external` fields away that no field set of their subgraph names any more: a supergraph with such fields does not load. */
import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import {
  type CompositeNode,
  fieldOf,
  isCompositeNode,
  isSet,
  joinFields,
  joinImplements,
  joinTypes,
  parseFieldSet,
  textOf,
  typeNameOf,
  typesOf,
} from './read-join.ts';

type Types = ReadonlyMap<string, CompositeNode>;

export function dropUnusedExternals(after: DocumentNode, before: DocumentNode): DocumentNode {
  if (after === before) return after;
  const types = typesOf(after);
  const known = typesOf(before);
  const used = readUses(types);
  const usedBefore = readUses(known);
  const isUnused = (type: CompositeNode, field: string, graph: string): boolean => {
    const use = coordinateIn(graph, type.name.value, field);
    const isNew = fieldOf(known.get(type.name.value), field) === undefined;
    return !used.has(use) && (isNew || usedBefore.has(use)) && !satisfiesInterface(type, field, graph, types);
  };
  return {
    ...after,
    definitions: after.definitions.map((definition) => {
      if (!isCompositeNode(definition)) return definition;
      const fields = definition.fields?.flatMap((field) => {
        const unused = joinFields(field).filter((join) => {
          const graph = textOf(join, 'graph');
          return graph !== undefined && isSet(join, 'external') && isUnused(definition, field.name.value, graph);
        });
        if (unused.length === 0) return [field];
        // A field without any `@join__field` would be every subgraph's.
        if (unused.length === joinFields(field).length) return [];
        return [{ ...field, directives: field.directives?.filter((directive) => !unused.includes(directive)) }];
      });
      return { ...definition, fields };
    }),
  };
}

const coordinateIn = (graph: string, type: string, field: string): string => `${graph} ${type}.${field}`;

/** Which fields the field sets of each subgraph name. */
function readUses(types: Types): ReadonlySet<string> {
  const uses = new Set<string>();
  const add = (set: SelectionSetNode, parent: string, graph: string): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(selection.selectionSet, selection.typeCondition?.name.value ?? parent, graph);
        continue;
      }
      const name = selection.name.value;
      uses.add(coordinateIn(graph, parent, name));
      for (const type of types.values())
        if (type.interfaces?.some((candidate) => candidate.name.value === parent))
          uses.add(coordinateIn(graph, type.name.value, name));
      const definition = fieldOf(types.get(parent), name);
      if (selection.selectionSet && definition) add(selection.selectionSet, typeNameOf(definition.type), graph);
    }
  };
  for (const type of types.values()) {
    for (const join of joinTypes(type)) {
      const key = textOf(join, 'key');
      const graph = textOf(join, 'graph');
      if (key !== undefined && graph !== undefined) add(parseFieldSet(key), type.name.value, graph);
    }
    for (const field of type.fields ?? []) {
      for (const join of joinFields(field)) {
        const graph = textOf(join, 'graph');
        if (graph === undefined) continue;
        const requires = textOf(join, 'requires');
        const provides = textOf(join, 'provides');
        if (requires !== undefined) add(parseFieldSet(requires), type.name.value, graph);
        if (provides !== undefined) add(parseFieldSet(provides), typeNameOf(field.type), graph);
      }
    }
  }
  return uses;
}

const satisfiesInterface = (type: CompositeNode, field: string, graph: string, types: Types): boolean =>
  joinImplements(type).some((implemented) => {
    if (textOf(implemented, 'graph') !== graph) return false;
    const definition = fieldOf(types.get(textOf(implemented, 'interface') ?? ''), field);
    const joins = definition && joinFields(definition);
    return joins?.length === 0 || joins?.some((join) => textOf(join, 'graph') === graph);
  });
