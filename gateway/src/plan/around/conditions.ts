/** What variables must be for a selection to be asked for. */
import { type DirectiveNode, Kind, type SelectionNode } from 'graphql';

export type Conditions = ReadonlyMap<string, boolean>;

export const isCondition = ({ name: { value } }: DirectiveNode): boolean => value === 'skip' || value === 'include';

/** With those of the selection; undefined when it is never asked for. */
export function addConditions(outer: Conditions, { directives = [] }: SelectionNode): Conditions | undefined {
  const conditions = new Map(outer);
  for (const { name, arguments: args = [] } of directives.filter(isCondition)) {
    const wanted = name.value === 'include';
    const condition = args[0]?.value;
    if (condition?.kind === Kind.BOOLEAN && condition.value !== wanted) return undefined;
    if (condition?.kind !== Kind.VARIABLE) continue;
    if (conditions.get(condition.name.value) === !wanted) return undefined;
    conditions.set(condition.name.value, wanted);
  }
  return conditions;
}
