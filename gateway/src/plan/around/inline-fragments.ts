/** An operation with its named fragments written out where they are spread. */
import {
  type DocumentNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Shares nothing that is an array with `document`. Undefined when the document has no such operation. */
export function inlineFragments(document: DocumentNode, operationName?: string): OperationDefinitionNode | undefined {
  const sets = new Map<
    string,
    { readonly type: InlineFragmentNode['typeCondition']; readonly set: SelectionSetNode }
  >();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      sets.set(definition.name.value, { type: definition.typeCondition, set: definition.selectionSet });
    else if (definition.kind === Kind.OPERATION_DEFINITION && operationName === undefined) operation ??= definition;
    else if (definition.kind === Kind.OPERATION_DEFINITION && definition.name?.value === operationName)
      operation = definition;
  }
  return operation && { ...operation, selectionSet: inline(operation.selectionSet) };

  function inline({ kind, selections }: SelectionSetNode): SelectionSetNode {
    return { kind, selections: selections.flatMap(inlineSelection) };
  }

  function inlineSelection(selection: SelectionNode): SelectionNode | readonly SelectionNode[] {
    if (selection.kind !== Kind.FRAGMENT_SPREAD)
      return selection.selectionSet
        ? ({ ...selection, selectionSet: inline(selection.selectionSet) } as SelectionNode)
        : selection;
    const fragment = sets.get(selection.name.value);
    if (!fragment) return [];
    const { directives = [] } = selection;
    return {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: fragment.type,
      directives,
      selectionSet: inline(fragment.set),
    };
  }
}
