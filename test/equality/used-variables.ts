/** Which variables and fragments an operation uses, also through fragments. */
import { type FragmentDefinitionNode, type OperationDefinitionNode, visit } from 'graphql';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function usedFragments(operation: OperationDefinitionNode, fragments: Fragments): ReadonlySet<string> {
  const used = new Set<string>();
  const walk = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (!fragment || used.has(name.value)) return;
        used.add(name.value);
        walk(fragment);
      },
    });
  };
  walk(operation);
  return used;
}

export function usedVariables(operation: OperationDefinitionNode, fragments: Fragments): ReadonlySet<string> {
  const used = new Set<string>();
  const parts = [operation, ...[...usedFragments(operation, fragments)].map((name) => fragments.get(name))];
  for (const part of parts)
    if (part)
      visit(part, {
        VariableDefinition: () => false,
        Variable: ({ name }) => void used.add(name.value),
      });
  return used;
}
