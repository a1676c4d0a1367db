/** What is known of an object's type. */
import { type GraphQLCompositeType, type GraphQLSchema, isAbstractType, isCompositeType, isObjectType } from 'graphql';

/**
 * The narrowest type that an object is known to have where `declared` is promised: an object type, or an abstract one when
 * no more is known. Undefined when `typename`, which a subgraph answered, cannot be true. Interface objects are answered
 * with the name of their interface.
 */
export function narrowType(
  schema: GraphQLSchema,
  declared: GraphQLCompositeType,
  typename: unknown,
): GraphQLCompositeType | undefined {
  if (typename === undefined || typename === null || typename === declared.name) return declared;
  // A subgraph may have other names for these.
  if (isRootType(schema, declared)) return declared;
  const type = typeof typename === 'string' ? schema.getType(typename) : undefined;
  if (!isCompositeType(type)) return undefined;
  if (isObjectType(declared)) return isAbstractType(type) && schema.isSubType(type, declared) ? declared : undefined;
  if (isObjectType(type)) return schema.isSubType(declared, type) ? type : undefined;
  const among = schema.getPossibleTypes(type).filter((object) => schema.isSubType(declared, object));
  if (among.length === 0) return undefined;
  return among.length === schema.getPossibleTypes(type).length ? type : declared;
}

export const isRootType = (schema: GraphQLSchema, type: GraphQLCompositeType): boolean =>
  type === schema.getQueryType() || type === schema.getMutationType() || type === schema.getSubscriptionType();
