/** Compiles an operation's selections into the function that makes its answer from what subgraphs said. */
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { fieldKey, type OperationPlan } from '../plan/operation-plan.ts';
import type { Variables } from '../subgraphs/subgraph-client.ts';
import { type Collecting, readFragments, responseName } from './collect-fields.ts';
import type { ShapeResponse } from './execution.ts';
import { compileProjection } from './generate-projection.ts';
import { findHidden } from './hidden.ts';
import { compileIntrospection } from './introspection.ts';
import { perForm } from './per-form.ts';
import { createFaultRecorder } from './record-faults.ts';

/** The names of all variables that `@skip` and `@include` look at. */
export function conditionsIn(document: DocumentNode, operation: OperationDefinitionNode): readonly string[] {
  const names = new Set<string>();
  for (const definition of document.definitions) {
    if (definition !== operation && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    visit(definition, {
      Directive({ name, arguments: given }) {
        const value = given?.[0]?.value;
        if ((name.value === 'skip' || name.value === 'include') && value?.kind === Kind.VARIABLE) {
          names.add(value.name.value);
        }
      },
    });
  }
  return [...names];
}

export interface DataFacts extends Pick<OperationPlan, 'dataNames'> {
  /** With what clients must not see. */
  readonly supergraph?: GraphQLSchema | undefined;
  /** Paths whose values may be spliced. */
  readonly spliceable?: ReadonlySet<string> | undefined;
}

/** The operation's form under given values of its conditions. */
function compileForm(
  collecting: Collecting,
  root: GraphQLObjectType,
  { selectionSet, variableDefinitions = [] }: OperationDefinitionNode,
  { supergraph, spliceable, dataNames = {} }: DataFacts,
): ShapeResponse {
  const recorder = createFaultRecorder();
  const names = new Map(Object.entries(dataNames));
  // Of the one response that is being made: it is made without waiting.
  let variables: Variables = {};
  let errors: GraphQLError[] = [];

  const project = compileProjection(
    {
      ...collecting,
      recorder,
      spliceable,
      hidden: supergraph && findHidden(collecting.schema, supergraph),
      nameInData: names.size > 0 ? (field) => names.get(fieldKey(field)) ?? responseName(field) : responseName,
      introspect(nodes, place) {
        const introspect = compileIntrospection(collecting, variableDefinitions, nodes);
        const parent = recorder.place(place.above);
        return () => {
          const answer = introspect(variables);
          for (const { message, path = [], extensions } of answer.errors) {
            errors.push(new GraphQLError(message, { path: [...recorder.pathOf(parent), ...path], extensions }));
          }
          return answer.value;
        };
      },
    },
    root,
    [selectionSet],
    undefined,
  );

  return (data, coerced) => {
    recorder.take();
    variables = coerced;
    errors = [];
    return { data: project?.(data) ?? null, faults: recorder.take(), errors };
  };
}

/**
 * `document` must be valid for `apiSchema`. What the function needs is compiled when it is first needed: for each set of
 * values of the conditions, and below abstract types for each object type that is met.
 */
export function compileResponse(
  apiSchema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  facts: DataFacts = {},
): ShapeResponse {
  const root = apiSchema.getRootType(operation.operation);
  if (!root) throw new Error(`the schema has no ${operation.operation}`);
  const fragments = readFragments(document);
  const formFor = perForm(conditionsIn(document, operation), (conditions) =>
    compileForm({ schema: apiSchema, fragments, conditions }, root, operation, facts),
  );
  return (data, coerced) => formFor(coerced)(data, coerced);
}
