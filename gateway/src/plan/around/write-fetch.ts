/** A fetch with a part of its operation, and the variables that are left in it. */
import type { FetchNode } from '@apollo/query-planner';
import { type DocumentNode, type OperationDefinitionNode, print, stripIgnoredCharacters, visit } from 'graphql';

export function writeFetch(node: FetchNode, operation: OperationDefinitionNode | DocumentNode): FetchNode {
  const used = new Set<string>();
  visit(operation, { VariableDefinition: () => false, Variable: ({ name }) => void used.add(name.value) });
  const written = visit(operation, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? false : null),
  });
  return {
    ...node,
    operation: stripIgnoredCharacters(print(written)),
    ...(node.variableUsages && { variableUsages: node.variableUsages.filter((name) => used.has(name)) }),
  };
}
