/** By which fields one subgraph finds the entities of a type. */
import { type GraphQLSchema, isEnumType, type SelectionSetNode } from 'graphql';
import { isSet, joinTypes, parseFieldSet, textOf } from '../plan/around/read-join.ts';

/** Keys that the subgraph resolves, in their order; none for a type that is no entity there. */
export type SubgraphKeys = (subgraph: string, type: string) => readonly SelectionSetNode[];

/** `schema` is that of a supergraph, with the directives of its text. */
export function readSubgraphKeys(schema: GraphQLSchema): SubgraphKeys {
  const graphs = schema.getType('join__Graph');
  const graphNames = new Map<string | undefined, string | undefined>();
  for (const { name, astNode } of isEnumType(graphs) ? graphs.getValues() : []) {
    const graph = astNode?.directives?.find((directive) => directive.name.value === 'join__graph');
    if (graph) graphNames.set(name, textOf(graph, 'name'));
  }
  return (subgraph, type) =>
    joinTypes(schema.getType(type)?.astNode ?? {})
      .filter((join) => graphNames.get(textOf(join, 'graph')) === subgraph && isSet(join, 'resolvable', true))
      .flatMap((join) => textOf(join, 'key') ?? [])
      .map(parseFieldSet);
}
