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
  type ObjectType,
  possibleRuntimeTypes,
  type Schema,
} from '@apollo/federation-internals';
import { codedError } from '@meridian/kit/errors';
import { Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { addConditions, type Conditions } from './conditions.ts';
import type { Place } from './fetched-places.ts';

/** Throws a coded error that names the first such field. `operation` is without named fragments. */
export function refuseUnfetchedFields(operation: OperationDefinitionNode, fetched: Place, apiSchema: Schema): void {
  const root = apiSchema.schemaDefinition.rootType(operation.operation);
  if (root) check(operation.selectionSet, root, fetched, new Map());

  function check(set: SelectionSetNode, parent: CompositeType, place: Place, outer: Conditions): void {
    for (const selection of set.selections) {
      const conditions = addConditions(outer, selection);
      if (selection.kind === Kind.FRAGMENT_SPREAD || conditions === undefined) continue;
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        if (name.startsWith('__')) continue;
        const below = place.below.get((selection.alias ?? selection.name).value);
        const type = 'field' in parent ? parent.field(name)?.type : undefined;
        const base = type && baseType(type);
        const composite = base && isCompositeType(base) ? base : undefined;
        // Fragments that can never apply ask for nothing, and the planner fetches nothing for them.
        if (
          !below &&
          composite &&
          selection.selectionSet &&
          !asksAnything(selection.selectionSet, possibleRuntimeTypes(composite))
        )
          continue;
        if (!below)
          throw codedError(
            'GRAPHQL_VALIDATION_FAILED',
            `No subgraph can answer the field "${parent.name}.${name}" here.`,
          );
        if (selection.selectionSet && composite) check(selection.selectionSet, composite, below, conditions);
        continue;
      }
      const condition = selection.typeCondition ? apiSchema.type(selection.typeCondition.name.value) : parent;
      if (condition && isCompositeType(condition) && !narrows(condition, parent))
        check(selection.selectionSet, condition, place, conditions);
    }
  }

  /** Whether something is selected of an object of one of these types. */
  function asksAnything({ selections }: SelectionSetNode, types: readonly ObjectType[]): boolean {
    return selections.some((selection) => {
      if (selection.kind !== Kind.INLINE_FRAGMENT) return true;
      const condition = selection.typeCondition && apiSchema.type(selection.typeCondition.name.value);
      if (!condition || !isCompositeType(condition)) return asksAnything(selection.selectionSet, types);
      const possible = possibleRuntimeTypes(condition);
      // An interface that nothing implements is asked all the same.
      if (types.length === 0) return true;
      const narrowed = types.filter((type) => possible.includes(type));
      return narrowed.length > 0 && asksAnything(selection.selectionSet, narrowed);
    });
  }
}

function narrows(condition: CompositeType, parent: CompositeType): boolean {
  if (condition === parent) return false;
  const possible = new Set(possibleRuntimeTypes(condition));
  return possibleRuntimeTypes(parent).some((type) => !possible.has(type));
}
