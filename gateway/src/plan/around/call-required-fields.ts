/** Puts the real fields into a plan for those that `nameRequiredFields` made, under whose names the values stay in the data: `clientNames` has them. */
import type { FetchNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type DocumentNode, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type { OperationPlan } from '../operation-plan.ts';
import { mapPlan } from './map-plan.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

export function callRequiredFields(plan: QueryPlan, { requiredFields }: SupergraphFacts): OperationPlan {
  if (requiredFields.size === 0) return plan;
  const clientNames: Record<string, string> = {};
  const called = mapPlan(plan, { fetch: (node) => [callIn(node, requiredFields, clientNames)] });
  return { ...called, clientNames };
}

function callIn(
  node: FetchNode,
  requiredFields: SupergraphFacts['requiredFields'],
  clientNames: Record<string, string>,
): FetchNode {
  const document: DocumentNode = visit(parse(node.operation, { noLocation: true }), {
    Field(field) {
      const real = requiredFields.get(field.name.value);
      if (!real) return undefined;
      const alias = field.alias ?? field.name;
      clientNames[alias.value] = real.name.value;
      return { ...field, alias, name: real.name, arguments: real.arguments };
    },
  });
  return {
    ...node,
    operation: stripIgnoredCharacters(print(document)),
    ...(node.requires && { requires: node.requires.map(nameInput) }),
  };

  function nameInput(selection: QueryPlanSelectionNode): QueryPlanSelectionNode {
    const selections = selection.selections?.map(nameInput);
    if (selection.kind === Kind.INLINE_FRAGMENT) return { ...selection, selections: selections ?? [] };
    const real = requiredFields.get(selection.name);
    return {
      ...selection,
      ...(real && { alias: selection.alias ?? selection.name, name: real.name.value }),
      ...(selections && { selections }),
    };
  }
}
