/** Answers `__schema` and `__type` from the schema that clients see. */
import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import type { Variables } from '../subgraphs/subgraph-client.ts';
import { type Collecting, type Fragments, responseName } from './collect-fields.ts';

export interface Introspected {
  /** Null when there is no such type; undefined when nothing may stand there, for a reason that `errors` tell. */
  readonly value: unknown;
  /** Their paths start with the field. What the client's own values did: BAD_USER_INPUT. */
  readonly errors: readonly GraphQLError[];
}

function variablesIn(nodes: readonly FieldNode[], fragments: Fragments): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const look = (node: FieldNode | NonNullable<ReturnType<Fragments['get']>>): void => {
    visit(node, {
      Variable: ({ name }) => void names.add(name.value),
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment === undefined || seen.has(name.value)) return;
        seen.add(name.value);
        look(fragment);
      },
    });
  };
  for (const node of nodes) look(node);
  return names;
}

/** `nodes`: all occurrences of one field. */
export function compileIntrospection(
  { schema, fragments }: Pick<Collecting, 'schema' | 'fragments'>,
  definitions: readonly VariableDefinitionNode[],
  nodes: readonly [FieldNode, ...FieldNode[]],
): (coerced: Variables) => Introspected {
  const used = variablesIn(nodes, fragments);
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions: definitions.filter(({ variable }) => used.has(variable.name.value)),
        selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
      },
      ...fragments.values(),
    ],
  };
  const name = responseName(nodes[0]);
  return (coerced) => {
    const { data, errors } = executeSync({ schema, document, variableValues: coerced });
    return {
      value: data?.[name],
      errors: (errors ?? []).map(
        ({ message, path }) => new GraphQLError(message, { path, extensions: { code: 'BAD_USER_INPUT' } }),
      ),
    };
  };
}
