/**
 * Response names that mean different fields on different object types: `{ ... on Admin { x: status } ... on Guest { x: nickname } }`.
 *
 * A subgraph with an interface object knows no object types. The planner asks it for what all of them want in one selection, where only one of those fields has
 * room: objects of one type would show the other's value. So where the supergraph has interface objects, each such field has a name of its own in the plan and in
 * the data, by which the answer reads it.
 */
import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode, visit } from 'graphql';
import { fieldKey, type OperationPlan } from '../operation-plan.ts';
import { freeName } from './free-response-names.ts';
import { inlineFragments } from './inline-fragments.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

export interface DistinctDocument {
  readonly document: DocumentNode;
  readonly names: Pick<OperationPlan, 'dataNames' | 'clientNames'>;
}

/** `names` belong to the plan of `document`. */
export function tellFieldsApart(
  document: DocumentNode,
  operationName: string | undefined,
  facts: SupergraphFacts,
): DistinctDocument {
  const operation = facts.hasInterfaceObjects ? inlineFragments(document, operationName) : undefined;
  const ambiguous = operation ? findAmbiguous(operation.selectionSet) : undefined;
  if (!ambiguous?.size) return { document, names: {} };

  const taken = new Set(facts.fieldNames);
  visit(document, { Field: ({ alias, name }) => void taken.add((alias ?? name).value) });
  const dataNames = new Map<string, string>();
  const clientNames: Record<string, string> = {};
  for (const [responseName, fields] of ambiguous) {
    // Where keys may stand, the field of that name stays what it is.
    const itself = [...fields].find((key) => key === responseName) ?? [...fields][0];
    for (const key of fields) {
      if (key === itself) continue;
      const name = freeName(`${responseName}_other`, taken);
      dataNames.set(key, name);
      clientNames[name] = responseName;
    }
  }
  const renamed = visit(document, {
    Field(field): FieldNode | undefined {
      const value = dataNames.get(fieldKey(field));
      return value === undefined ? undefined : { ...field, alias: { kind: Kind.NAME, value } };
    },
  });
  return { document: renamed, names: { dataNames: Object.fromEntries(dataNames), clientNames } };
}

/** Response names that stand for several fields at one place of the answer → the fields' keys. */
function findAmbiguous(root: SelectionSetNode): ReadonlyMap<string, ReadonlySet<string>> {
  const ambiguous = new Map<string, Set<string>>();
  look([root]);
  return ambiguous;

  function look(sets: readonly SelectionSetNode[]): void {
    const place: Fields = new Map();
    for (const set of sets) collect(set, place);
    for (const [name, fields] of place) {
      if (fields.size > 1) ambiguous.set(name, (ambiguous.get(name) ?? new Set()).union(new Set(fields.keys())));
      for (const below of fields.values()) if (below.length > 0) look(below);
    }
  }
}

/** Response name → key → what is selected below each occurrence. */
type Fields = Map<string, Map<string, SelectionSetNode[]>>;

function collect({ selections }: SelectionSetNode, into: Fields): void {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, into);
    if (selection.kind !== Kind.FIELD) continue;
    const name = (selection.alias ?? selection.name).value;
    const key = fieldKey(selection);
    const fields = into.get(name) ?? new Map<string, SelectionSetNode[]>();
    const below = selection.selectionSet ? [selection.selectionSet] : [];
    into.set(name, fields.set(key, [...(fields.get(key) ?? []), ...below]));
  }
}
