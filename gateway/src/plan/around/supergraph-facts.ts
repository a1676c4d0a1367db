/** What the changes around the planner know of the prepared supergraph. */
import { type DocumentNode, type FieldNode, Kind } from 'graphql';
import { standsFor } from './name-required-fields.ts';
import { isSet, joinTypes, parseFieldSet, readInternalNames, textOf, typesOf } from './read-join.ts';
import { readTypes, type SupergraphTypes } from './supergraph-types.ts';

export interface SupergraphFacts {
  readonly types: SupergraphTypes;
  readonly fieldNames: ReadonlySet<string>;
  /** Fields that a plan may fetch though nobody asked for them. */
  readonly internalNames: ReadonlySet<string>;
  /** Own name of a required field → the field and arguments that it stands for. */
  readonly requiredFields: ReadonlyMap<string, FieldNode>;
  readonly hasInterfaceObjects: boolean;
}

export function readFacts(document: DocumentNode): SupergraphFacts {
  const types = typesOf(document);
  const graphs = readGraphs(document);
  const fields = [...types.values()].flatMap((type) => type.fields ?? []);
  const requiredFields = new Map<string, FieldNode>();
  for (const { name, description } of fields) {
    if (!description?.value.startsWith(standsFor)) continue;
    const [field] = parseFieldSet(description.value.slice(standsFor.length)).selections;
    if (field?.kind === Kind.FIELD) requiredFields.set(name.value, field);
  }
  return {
    types: readTypes(document, graphs),
    fieldNames: new Set(fields.map(({ name }) => name.value)),
    internalNames: readInternalNames(document),
    requiredFields,
    hasInterfaceObjects: [...types.values()].some((type) =>
      joinTypes(type).some((join) => isSet(join, 'isInterfaceObject')),
    ),
  };
}

/** Values of the enum `join__Graph` → the subgraphs' names. */
function readGraphs(document: DocumentNode): ReadonlyMap<string, string> {
  const graphs = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
    for (const { name, directives } of definition.values ?? []) {
      const graph = directives?.find((directive) => directive.name.value === 'join__graph');
      if (graph) graphs.set(name.value, textOf(graph, 'name') ?? '');
    }
  }
  return graphs;
}
