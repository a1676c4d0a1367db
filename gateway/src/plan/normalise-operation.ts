/** One text for all documents that ask for the same: layout, comments, other operations, unused fragments and literals make no difference. */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { type LiftedVariable, liftLiterals } from './lift-literals.ts';
import { renameVariables } from './rename-variables.ts';
import { writeOperation } from './write-operation.ts';

export interface NormalisedOperation {
  /** The key of everything that is kept for it, and what is planned. */
  readonly text: string;
  readonly name: string | undefined;
  /** `text`, parsed: one operation, and the fragments that it uses. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Literals that have become variables of `operation`. They hold over whatever a client sends under these names. */
  readonly constants: Readonly<Record<string, unknown>>;
  /** In `operation`, of the client's variables that have another name there; by the client's. */
  readonly variableNames: ReadonlyMap<string, string>;
}

/** The document is valid for `schema`, which clients see, and is not changed. */
export function normaliseOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): NormalisedOperation {
  const renamed = renameVariables(operation, usedFragments(document, operation));
  const lifted = liftLiterals(schema, renamed.operation, renamed.fragments);
  const text = writeOperation(renamed.operation, renamed.fragments, lifted);
  const normalised = parse(text, { noLocation: true });
  return {
    text,
    name: operation.name?.value,
    document: normalised,
    operation: normalised.definitions[0] as OperationDefinitionNode,
    constants: constantsOf(lifted.variables),
    variableNames: renamed.names,
  };
}

/** In the order in which they are first spread. */
function usedFragments(document: DocumentNode, operation: OperationDefinitionNode): readonly FragmentDefinitionNode[] {
  const byName = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) byName.set(definition.name.value, definition);
  const used = new Set<FragmentDefinitionNode>();
  const visit = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FRAGMENT_SPREAD) {
        if (selection.selectionSet) visit(selection.selectionSet);
        continue;
      }
      const fragment = byName.get(selection.name.value);
      if (fragment) used.add(fragment);
    }
  };
  visit(operation.selectionSet);
  // Those that are found in a fragment are added behind it, and come later in this loop.
  for (const fragment of used) visit(fragment.selectionSet);
  return [...used];
}

function constantsOf(variables: readonly LiftedVariable[]): Readonly<Record<string, unknown>> {
  const constants: Record<string, unknown> = {};
  for (const { name, value } of variables) constants[name] = value;
  return constants;
}
