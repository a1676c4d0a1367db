/**
 * The planner knows the introspection of its own version of GraphQL, and fails on what has come since, such as `isOneOf`. No subgraph is asked for introspection, so
 * it is left out of what is planned.
 */
import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode, visit } from 'graphql';

const introspection: ReadonlySet<string> = new Set(['__schema', '__type']);

/** No selection may be empty; no subgraph is asked for this one either. */
const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The document without introspection, and without the fragments that only introspection used. */
export function leaveOutIntrospection(document: DocumentNode): DocumentNode {
  let found = false;
  const rest = visit(document, {
    Field(node) {
      if (!introspection.has(node.name.value)) return undefined;
      found = true;
      return null;
    },
    SelectionSet: {
      leave: (node) => (node.selections.length === 0 ? { ...node, selections: [typename] } : undefined),
    },
  });
  return found ? withoutUnusedFragments(rest) : document;
}

function withoutUnusedFragments(document: DocumentNode): DocumentNode {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  const used = new Set<string>();
  const use = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FRAGMENT_SPREAD) {
        if (selection.selectionSet) use(selection.selectionSet);
      } else if (!used.has(selection.name.value)) {
        used.add(selection.name.value);
        const spread = fragments.get(selection.name.value);
        if (spread) use(spread);
      }
    }
  };
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) use(definition.selectionSet);
  return {
    ...document,
    definitions: document.definitions.filter(
      (definition) => definition.kind !== Kind.FRAGMENT_DEFINITION || used.has(definition.name.value),
    ),
  };
}
