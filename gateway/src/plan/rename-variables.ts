/** A variable whose name the calls for entities need for themselves gets another one before its operation is planned. */
import {
  type ASTNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type VariableNode,
  visit,
} from 'graphql';

const reserved = 'representations';

export interface RenamedVariables {
  readonly operation: OperationDefinitionNode;
  readonly fragments: readonly FragmentDefinitionNode[];
  /** New names, by the client's; of the others there is none. */
  readonly names: ReadonlyMap<string, string>;
}

/** `fragments`: those that the operation uses. */
export function renameVariables(
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
): RenamedVariables {
  const taken = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  if (!taken.has(reserved)) return { operation, fragments, names: new Map() };
  let value = `${reserved}_`;
  while (taken.has(value)) value += '_';
  const rename = <Node extends ASTNode>(node: Node): Node =>
    visit(node, {
      Variable: (variable): VariableNode | undefined =>
        variable.name.value === reserved ? { ...variable, name: { ...variable.name, value } } : undefined,
    });
  return { operation: rename(operation), fragments: fragments.map(rename), names: new Map([[reserved, value]]) };
}
