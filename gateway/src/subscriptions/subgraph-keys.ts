/** By which fields one subgraph finds the entities of a type. */
import { type ConstDirectiveNode, type GraphQLSchema, isEnumType, Kind, parse, type SelectionSetNode } from 'graphql';

/** Keys that the subgraph resolves, in their order; none for a type that is no entity there. */
export type SubgraphKeys = (subgraph: string, type: string) => readonly SelectionSetNode[];

function argumentOf(directive: ConstDirectiveNode, name: string): string | boolean | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM || value?.kind === Kind.BOOLEAN
    ? value.value
    : undefined;
}

function readSelection(key: string): SelectionSetNode | undefined {
  const [operation] = parse(`{${key}}`, { noLocation: true }).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet : undefined;
}

/** `schema` is that of a supergraph, with the directives of its text. */
export function readSubgraphKeys(schema: GraphQLSchema): SubgraphKeys {
  const graphs = schema.getType('join__Graph');
  const graphNames = new Map<unknown, unknown>();
  for (const { name, astNode } of isEnumType(graphs) ? graphs.getValues() : []) {
    const graph = astNode?.directives?.find((directive) => directive.name.value === 'join__graph');
    if (graph) graphNames.set(name, argumentOf(graph, 'name'));
  }
  return (subgraph, type) =>
    (schema.getType(type)?.astNode?.directives ?? []).flatMap((directive) => {
      if (directive.name.value !== 'join__type' || graphNames.get(argumentOf(directive, 'graph')) !== subgraph)
        return [];
      const key = argumentOf(directive, 'key');
      if (typeof key !== 'string' || argumentOf(directive, 'resolvable') === false) return [];
      return readSelection(key) ?? [];
    });
}
