// The SDL is the API manual: whatever a client can name is described.
import { type ASTNode, type DocumentNode, Kind, type NameNode, type StringValueNode, visit } from 'graphql';

/** Names each definition, field, argument and value in one subgraph's SDL that has no description. */
export function findUndescribed(subgraph: string, document: DocumentNode): string[] {
  const undescribed: string[] = [];
  const enter = (
    node: { readonly name: NameNode; readonly description?: StringValueNode },
    _key: unknown,
    _parent: unknown,
    _path: unknown,
    ancestors: readonly (ASTNode | readonly ASTNode[])[],
  ): void => {
    if (node.description?.value.trim()) return;
    const outer = ancestors.flatMap((ancestor) => ('name' in ancestor && ancestor.name ? [ancestor.name.value] : []));
    undescribed.push(`${subgraph}: ${[...outer, node.name.value].join('.')} has no description`);
  };
  visit(document, {
    [Kind.OBJECT_TYPE_DEFINITION]: { enter },
    [Kind.INTERFACE_TYPE_DEFINITION]: { enter },
    [Kind.UNION_TYPE_DEFINITION]: { enter },
    [Kind.SCALAR_TYPE_DEFINITION]: { enter },
    [Kind.INPUT_OBJECT_TYPE_DEFINITION]: { enter },
    [Kind.ENUM_TYPE_DEFINITION]: { enter },
    [Kind.ENUM_VALUE_DEFINITION]: { enter },
    [Kind.FIELD_DEFINITION]: { enter },
    [Kind.INPUT_VALUE_DEFINITION]: { enter },
    [Kind.DIRECTIVE_DEFINITION]: { enter },
  });
  return undescribed;
}
