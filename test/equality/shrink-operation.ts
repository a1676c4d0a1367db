/** Smaller operations that are still valid: with a part of the document or a variable's value taken away. */
import {
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  validate,
  visit,
} from 'graphql';
import type { Operation } from './generate-operation.ts';
import { usedFragments, usedVariables } from './used-variables.ts';

/** The largest steps first. */
export function* shrinkOperation(schema: GraphQLSchema, operation: Operation): Generator<Operation> {
  const document = parse(operation.query, { noLocation: true });
  const seen = new Set([operation.query]);
  for (const smaller of smallerDocuments(document, operation.operationName)) {
    const tidied = tidy(smaller);
    const query = print(tidied);
    if (seen.has(query)) continue;
    seen.add(query);
    if (validate(schema, tidied).length === 0)
      yield { query, variables: keepDeclared(tidied, operation.variables), operationName: nameIn(tidied, operation) };
  }
  for (const name of Object.keys(operation.variables)) {
    const { [name]: _, ...variables } = operation.variables;
    if (canBeAbsent(document, name)) yield { ...operation, variables };
  }
}

function* smallerDocuments(document: DocumentNode, operationName: string | undefined): Generator<DocumentNode> {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  for (const one of operations)
    if (operations.length > 1 && one.name?.value !== operationName)
      yield { ...document, definitions: document.definitions.filter((definition) => definition !== one) };
  const steps = countSteps(document);
  for (let step = 0; step < steps; step += 1) yield takeStep(document, step);
}

/** Every place at which something can be taken away, counted in the order of the document. */
function countSteps(document: DocumentNode): number {
  let count = 0;
  rewrite(document, () => {
    count += 1;
    return false;
  });
  return count;
}

function takeStep(document: DocumentNode, step: number): DocumentNode {
  let count = 0;
  return rewrite(document, () => {
    count += 1;
    return count - 1 === step;
  });
}

function rewrite(document: DocumentNode, take: () => boolean): DocumentNode {
  const fragments = fragmentsIn(document);
  const rewriteNode = <Node extends ASTNode>(node: Node): Node =>
    visit(node, {
      SelectionSet: (set) => {
        const selections = set.selections.flatMap((selection): readonly SelectionNode[] => {
          if (set.selections.length > 1 && take()) return [];
          // What a fragment holds may stand here by itself.
          if (selection.kind === Kind.INLINE_FRAGMENT && take()) return selection.selectionSet.selections;
          const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : undefined;
          if (fragment && take())
            return [
              {
                kind: Kind.INLINE_FRAGMENT,
                typeCondition: fragment.typeCondition,
                selectionSet: fragment.selectionSet,
              },
            ];
          return [selection];
        });
        return { ...set, selections };
      },
      Field: (field) => {
        const alias = field.alias && !take() ? { alias: field.alias } : {};
        const { alias: _, ...rest } = field;
        return { ...rest, ...alias };
      },
      Argument: () => (take() ? null : undefined),
      ObjectField: () => (take() ? null : undefined),
      Directive: () => (take() ? null : undefined),
    });
  return rewriteNode(document);
}

const fragmentsIn = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );

/** Without fragments and variables that nothing uses any more. */
function tidy(document: DocumentNode): DocumentNode {
  const fragments = fragmentsIn(document);
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const spread = new Set(operations.flatMap((operation) => [...usedFragments(operation, fragments)]));
  const tidied = operations.map((operation): OperationDefinitionNode => {
    const used = usedVariables(operation, fragments);
    const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
    return { ...operation, ...(variableDefinitions ? { variableDefinitions } : {}) };
  });
  return {
    ...document,
    definitions: [...tidied, ...[...fragments.values()].filter(({ name }) => spread.has(name.value))],
  };
}

const definitionsIn = (document: DocumentNode) =>
  document.definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION ? (each.variableDefinitions ?? []) : [],
  );

function keepDeclared(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const declared = new Set(definitionsIn(document).map(({ variable }) => variable.name.value));
  return Object.fromEntries(Object.entries(variables).filter(([name]) => declared.has(name)));
}

const canBeAbsent = (document: DocumentNode, name: string): boolean =>
  definitionsIn(document).every(
    ({ variable, type, defaultValue }) =>
      variable.name.value !== name || defaultValue !== undefined || type.kind !== Kind.NON_NULL_TYPE,
  );

const nameIn = (document: DocumentNode, { operationName }: Operation): string | undefined =>
  document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION).length > 1 ? operationName : undefined;
