/** Refuses numbers that no reader of JSON has: they would be Infinity here and null to a subgraph. */
import { type ASTVisitor, GraphQLError, getNamedType, type ValidationContext, type ValueNode } from 'graphql';

export const finiteNumbers = (context: ValidationContext): ASTVisitor => {
  const check = (node: ValueNode & { readonly value: string }): void => {
    // The digits of an id are text.
    if (Number.isFinite(Number(node.value)) || getNamedType(context.getInputType())?.name === 'ID') return;
    context.reportError(new GraphQLError('The number is too large.', { nodes: [node] }));
  };
  return { IntValue: check, FloatValue: check };
};
