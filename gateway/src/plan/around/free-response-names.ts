/**
 * Aliases that are names of other fields: `{ product { id: name } }`.
 *
 * The planner adds keys and what `@requires` asks for under the fields' own names, and tells selections apart by response name alone: the alias
 * takes the key's place, and a representation carries the wrong value. So such an alias is planned under a name that nothing else has. In the plan
 * the client's field then gets its alias back, and what the planner added stands aside under a name of its own.
 */
import type {
  FetchDataRewrite,
  FetchNode,
  QueryPlan,
  QueryPlanSelectionNode,
  ResponsePath,
} from '@apollo/query-planner';
import { codedError } from '@meridian/kit/errors';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type NameNode,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import { mapPlan } from './map-plan.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

export interface FreedDocument {
  readonly document: DocumentNode;
  /** From the plan of `document` to that of the document as it was. */
  readonly restore: (plan: QueryPlan) => QueryPlan;
  /** Names in the restored plan of what the planner added → the fields'. */
  readonly clientNames: Readonly<Record<string, string>>;
}

/** Throws for an alias that hides `__typename`, by which objects are told apart. */
export function freeResponseNames(document: DocumentNode, facts: SupergraphFacts): FreedDocument {
  const taken = new Set(facts.fieldNames);
  const hidden = new Set<string>();
  visit(document, {
    Field({ alias, name }) {
      const responseName = (alias ?? name).value;
      taken.add(responseName);
      if (responseName === name.value) return;
      if (responseName === '__typename')
        throw codedError('GRAPHQL_VALIDATION_FAILED', 'Only the field __typename can be answered as __typename.');
      if (facts.internalNames.has(responseName)) hidden.add(responseName);
    },
  });
  if (hidden.size === 0) return { document, restore: (plan) => plan, clientNames: {} };

  const planned = new Map<string, string>();
  const restored = new Map<string, string>();
  const clientNames: Record<string, string> = {};
  for (const name of hidden) {
    const asked = freeName(`${name}_asked`, taken);
    planned.set(name, asked);
    restored.set(asked, name);
    const internal = freeName(`${name}_internal`, taken);
    restored.set(name, internal);
    clientNames[internal] = name;
  }
  return { document: renameFields(document, planned), restore: (plan) => renamePlan(plan, restored), clientNames };
}

type Names = ReadonlyMap<string, string>;

/** A name that is not `taken`, and is from now on. */
export function freeName(wanted: string, taken: Set<string>): string {
  let count = 1;
  while (taken.has(`${wanted}${count}`)) count++;
  taken.add(`${wanted}${count}`);
  return `${wanted}${count}`;
}

const renameFields = (document: DocumentNode, names: Names): DocumentNode =>
  visit(document, {
    Field(field): FieldNode | undefined {
      const name = names.get((field.alias ?? field.name).value);
      if (name === undefined) return undefined;
      const alias: NameNode = { kind: Kind.NAME, value: name };
      return { ...field, alias: name === field.name.value ? undefined : alias };
    },
  });

function renamePlan(plan: QueryPlan, names: Names): QueryPlan {
  const rename = (name: string): string => names.get(name) ?? name;
  const renamePath = (path: ResponsePath): ResponsePath =>
    path.map((step) => (typeof step === 'string' ? rename(step) : step));
  const renameRewrite = <R extends FetchDataRewrite>(rewrite: R): R => ({
    ...rewrite,
    path: rewrite.path.map(rename),
    ...(rewrite.kind === 'KeyRenamer' && { renameKeyTo: rename(rewrite.renameKeyTo) }),
  });
  const renameInput = (selection: QueryPlanSelectionNode): QueryPlanSelectionNode => {
    const selections = selection.selections?.map(renameInput);
    if (selection.kind === 'InlineFragment') return { ...selection, selections: selections ?? [] };
    const alias = names.get(selection.alias ?? selection.name);
    return { ...selection, ...(alias !== undefined && { alias }), ...(selections && { selections }) };
  };
  const fetch = (node: FetchNode): readonly FetchNode[] => [
    {
      ...node,
      operation: stripIgnoredCharacters(print(renameFields(parse(node.operation, { noLocation: true }), names))),
      ...(node.requires && { requires: node.requires.map(renameInput) }),
      ...(node.inputRewrites && { inputRewrites: node.inputRewrites.map(renameRewrite) }),
      ...(node.outputRewrites && { outputRewrites: node.outputRewrites.map(renameRewrite) }),
      ...(node.contextRewrites && { contextRewrites: node.contextRewrites.map(renameRewrite) }),
    },
  ];
  return mapPlan(plan, { fetch, path: renamePath });
}
