/** Refuses an operation that uses a type or field whose declared requirements the caller does not meet. */
import { codedError } from '@meridian/kit/errors';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Claims } from '../context.ts';
import type { AnyOfAll, AuthMap } from '../supergraph/auth-map.ts';
import type { Plugin } from './plugin.ts';

/**
 * Every guarded coordinate that an operation touches, in whichever branch of @include or @skip. A field of an interface
 * counts as that field of each of its implementations, so that no fragment is a way around.
 */
export function collectGuarded(
  schema: GraphQLSchema,
  authMap: AuthMap,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlySet<string> {
  const guarded = new Set<string>();
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const seen = new Set<FragmentDefinitionNode>();
  const add = (coordinate: string) => {
    if (authMap.has(coordinate)) guarded.add(coordinate);
  };

  function addField(type: GraphQLNamedType, name: string): void {
    add(type.name);
    add(`${type.name}.${name}`);
    // Which of the possible types it is does not count as using them.
    if (!isAbstractType(type) || name === '__typename') return;
    for (const possible of schema.getPossibleTypes(type)) addField(possible, name);
    if (isInterfaceType(type))
      for (const narrower of schema.getImplementations(type).interfaces) addField(narrower, name);
  }

  function walk(selectionSet: SelectionSetNode | undefined, type: GraphQLNamedType): void {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        addField(type, selection.name.value);
        const returned =
          isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value]?.type : undefined;
        if (returned === undefined) continue;
        add(getNamedType(returned).name);
        walk(selection.selectionSet, getNamedType(returned));
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment === undefined) continue;
      if (fragment.kind === Kind.FRAGMENT_DEFINITION) {
        if (seen.has(fragment)) continue;
        seen.add(fragment);
      }
      const condition = fragment.typeCondition?.name.value;
      const narrowed = condition === undefined ? type : schema.getType(condition);
      if (narrowed) walk(fragment.selectionSet, narrowed);
    }
  }

  const root = schema.getRootType(operation.operation);
  if (root) walk(operation.selectionSet, root);
  return guarded;
}

const words = (value: unknown): string[] =>
  typeof value === 'string'
    ? value.split(' ').filter(Boolean)
    : Array.isArray(value)
      ? value.filter((item) => typeof item === 'string')
      : [];

/** The coordinates that these claims do not open. Scopes come from `scope` (RFC 8693) and `scopes`, policies from `policies`. */
export function refuse(guarded: Iterable<string>, authMap: AuthMap, claims: Claims): string[] {
  const scopes = new Set([...words(claims.scope), ...words(claims.scopes)]);
  const policies = new Set(words(claims.policies));
  const meets = (demands: readonly AnyOfAll[], held: ReadonlySet<string>) =>
    demands.every((anyOf) => anyOf.some((allOf) => allOf.every((one) => held.has(one))));
  return [...guarded].filter((coordinate) => {
    const requirement = authMap.get(coordinate);
    // @authenticated is met by any verified token, and without one no request comes this far.
    return requirement !== undefined && !(meets(requirement.scopes, scopes) && meets(requirement.policies, policies));
  });
}

export function authorize(schema: GraphQLSchema, authMap: AuthMap): Plugin {
  const known = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>();
  return {
    admit({ document, operation }, { claims }) {
      let guarded = known.get(operation);
      if (guarded === undefined) {
        guarded = collectGuarded(schema, authMap, document, operation);
        known.set(operation, guarded);
      }
      if (guarded.size === 0) return;
      const refused = refuse(guarded, authMap, claims);
      if (refused.length > 0) throw codedError('FORBIDDEN', `Not allowed: ${refused.sort().slice(0, 20).join(', ')}.`);
    },
  };
}
