/** Decides type conditions by name. */
import { type GraphQLSchema, isAbstractType, isInterfaceType } from 'graphql';

/** Names that a `__typename` may have for the condition to hold; interfaces too, because that is what a subgraph with an interface object answers. */
export function typeNamesWithin(schema: GraphQLSchema, condition: string): ReadonlySet<unknown> {
  const type = schema.getType(condition);
  if (!isAbstractType(type)) return new Set([condition]);
  const interfaces = isInterfaceType(type) ? schema.getImplementations(type).interfaces : [];
  return new Set([condition, ...[...schema.getPossibleTypes(type), ...interfaces].map(({ name }) => name)]);
}
