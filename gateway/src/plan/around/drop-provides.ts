/** Takes `@provides` away where the subgraph also requires the field from others, so that it is external there without exception. */
import { type DocumentNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import {
  fieldOf,
  isCompositeNode,
  joinFields,
  parseFieldSet,
  printFieldSet,
  textOf,
  typeNameOf,
  typesOf,
} from './read-join.ts';

export function dropProvides(document: DocumentNode): DocumentNode {
  const types = typesOf(document);
  const required = new Set<string>();
  const collect = (set: SelectionSetNode, type: string, graph: string): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        collect(selection.selectionSet, selection.typeCondition?.name.value ?? type, graph);
      if (selection.kind !== Kind.FIELD) continue;
      required.add(`${graph} ${selection.name.value}`);
      const definition = fieldOf(types.get(type), selection.name.value);
      if (selection.selectionSet && definition) collect(selection.selectionSet, typeNameOf(definition.type), graph);
    }
  };
  for (const type of types.values())
    for (const join of (type.fields ?? []).flatMap(joinFields)) {
      const requires = textOf(join, 'requires');
      if (requires !== undefined) collect(parseFieldSet(requires), type.name.value, textOf(join, 'graph') ?? '');
    }

  const keep = (set: SelectionSetNode, graph: string): readonly SelectionNode[] =>
    set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      if (selection.kind === Kind.FIELD && required.has(`${graph} ${selection.name.value}`)) return [];
      if (!selection.selectionSet) return [selection];
      const selections = keep(selection.selectionSet, graph);
      return selections.length === 0 ? [] : [{ ...selection, selectionSet: { ...selection.selectionSet, selections } }];
    });

  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      isCompositeNode(definition)
        ? {
            ...definition,
            fields: definition.fields?.map((field) => ({
              ...field,
              directives: field.directives?.map((directive) => {
                const provides = directive.name.value === 'join__field' ? textOf(directive, 'provides') : undefined;
                if (provides === undefined) return directive;
                const set = parseFieldSet(provides);
                const selections = keep(set, textOf(directive, 'graph') ?? '');
                const others = directive.arguments?.filter(({ name }) => name.value !== 'provides') ?? [];
                const value = { kind: Kind.STRING, value: printFieldSet({ ...set, selections }) } as const;
                const name = { kind: Kind.NAME, value: 'provides' } as const;
                const kept = selections.length === 0 ? [] : [{ kind: Kind.ARGUMENT, name, value } as const];
                return { ...directive, arguments: [...others, ...kept] };
              }),
            })),
          }
        : definition,
    ),
  };
}
