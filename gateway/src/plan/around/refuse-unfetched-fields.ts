/**
 * Fields that nothing in the plan fetches.
 *
 * Where an interface has no object type in the subgraph that answers it, the planner takes what is asked of it for already answered, and the
 * client would be told null. Such an operation is refused: its fields cannot be had. Under a fragment that narrows the type a field may well be
 * absent from the plan, as no such object can occur there.
 */
import {
  baseType,
  type CompositeType,
  isCompositeType,
  possibleRuntimeTypes,
  type Schema,
} from '@apollo/federation-internals';
import { codedError } from '@meridian/kit/errors';
import { Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { Place } from './fetched-places.ts';

/** Throws a coded error that names the first such field. `operation` is without named fragments and what is never asked for. */
export function refuseUnfetchedFields(operation: OperationDefinitionNode, fetched: Place, apiSchema: Schema): void {
  const root = apiSchema.schemaDefinition.rootType(operation.operation);
  if (root) check(operation.selectionSet, root, fetched);

  function check(set: SelectionSetNode, parent: CompositeType, place: Place): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        if (name.startsWith('__')) continue;
        const below = place.below.get((selection.alias ?? selection.name).value);
        if (!below)
          throw codedError(
            'GRAPHQL_VALIDATION_FAILED',
            `No subgraph can answer the field "${parent.name}.${name}" here.`,
          );
        const type = 'field' in parent ? parent.field(name)?.type : undefined;
        const base = type && baseType(type);
        if (selection.selectionSet && base && isCompositeType(base)) check(selection.selectionSet, base, below);
        continue;
      }
      const condition = selection.typeCondition ? apiSchema.type(selection.typeCondition.name.value) : parent;
      if (condition && isCompositeType(condition) && !narrows(condition, parent))
        check(selection.selectionSet, condition, place);
    }
  }
}

function narrows(condition: CompositeType, parent: CompositeType): boolean {
  if (condition === parent) return false;
  const possible = new Set(possibleRuntimeTypes(condition));
  return possibleRuntimeTypes(parent).some((type) => !possible.has(type));
}
