/** What the supergraph has and clients must not see: a subgraph is right to answer it, and clients get null where they may. */
import {
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isObjectType,
} from 'graphql';

export interface Hidden {
  /** Whether an object of that type may be answered where `declared` is promised. */
  hasType(declared: GraphQLCompositeType, typename: unknown): boolean;
  /** Undefined when there are none. */
  valuesOf(type: GraphQLLeafType): ReadonlySet<unknown> | undefined;
}

export function findHidden(schema: GraphQLSchema, supergraph: GraphQLSchema): Hidden {
  return {
    hasType(declared, typename) {
      if (typeof typename !== 'string' || schema.getType(typename) !== undefined) return false;
      const [promised, type] = [supergraph.getType(declared.name), supergraph.getType(typename)];
      return isAbstractType(promised) && isObjectType(type) && supergraph.isSubType(promised, type);
    },
    valuesOf(type) {
      const whole = supergraph.getType(type.name);
      if (!isEnumType(type) || !isEnumType(whole)) return undefined;
      const values = whole.getValues().filter(({ name }) => type.getValue(name) === undefined);
      return values.length === 0 ? undefined : new Set(values.map(({ name }) => name));
    },
  };
}
