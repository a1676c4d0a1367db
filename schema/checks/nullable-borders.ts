// Null must be able to stop where ownership ends: a subgraph that is down, or a mask, costs its own values and never the whole answer.
import {
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';

interface Field {
  readonly subgraph: string;
  readonly type: ObjectTypeDefinitionNode;
  readonly field: FieldDefinitionNode;
}

interface Graph {
  readonly owners: ReadonlyMap<string, string>;
  readonly entities: ReadonlySet<string>;
  readonly sections: ReadonlySet<string>;
}

/** Names each field that must be nullable and is not. `subgraphs` are the documents by subgraph name. */
export function findNonNullBorders(subgraphs: ReadonlyMap<string, DocumentNode>): string[] {
  const graph = { owners: findOwners(subgraphs), entities: findEntities(subgraphs), sections: findSections(subgraphs) };
  return listFields(subgraphs).flatMap((place) => {
    const reason = whyNullable(place, graph);
    return reason === null ? [] : [`${place.subgraph}: ${place.type.name.value}.${place.field.name.value} ${reason}`];
  });
}

/**
 * The subgraph that owns each entity: the one that alone can resolve it, otherwise the one whose Query returns it.
 * An entity whose owner cannot be told this way is absent, and so counts as everybody else's.
 */
export function findOwners(subgraphs: ReadonlyMap<string, DocumentNode>): Map<string, string> {
  const fields = listFields(subgraphs);
  const resolvers = Map.groupBy(
    listTypes(subgraphs).filter(({ type }) => keysOf(type).some((key) => readArgument(key, 'resolvable') !== false)),
    ({ type }) => type.name.value,
  );
  const owners = new Map<string, string>();
  for (const [entity, places] of resolvers) {
    const returned = new Set(
      fields
        .filter(({ type, field }) => type.name.value === 'Query' && namedType(field.type) === entity)
        .map(({ subgraph }) => subgraph),
    );
    const candidates = places.length === 1 ? places : places.filter(({ subgraph }) => returned.has(subgraph));
    const [owner] = candidates;
    if (owner && candidates.length === 1) owners.set(entity, owner.subgraph);
  }
  return owners;
}

function whyNullable({ subgraph, type, field }: Field, { owners, entities, sections }: Graph): string | null {
  const isNonNull = field.type.kind === Kind.NON_NULL_TYPE;
  const isEntity = keysOf(type).length > 0;
  const isKey = keysOf(type).some((key) => String(readArgument(key, 'fields')).split(/\s+/).includes(field.name.value));
  const returned = namedType(field.type);

  if (isNonNull && type.name.value === 'Query') return 'must be nullable: its subgraph may be down';
  if (isNonNull && isEntity && !isKey && owners.get(type.name.value) !== subgraph)
    return 'must be nullable: the entity has another owner';
  if (containsNonNull(field.type) && entities.has(returned) && owners.get(returned) !== subgraph)
    return `must be nullable, its items too: ${returned} has another owner`;
  if (isNonNull && sections.has(type.name.value) && field.name.value !== 'status')
    return 'must be nullable: the section may be unavailable';
  if (isNonNull && sections.has(returned)) return 'must be nullable: it returns a section';
  if (isNonNull && isMaskedWithNull(field)) return 'must be nullable: its mask shows null';
  return null;
}

/** @phi with the method REDACT, which is the default, and @unblinding both show null. */
function isMaskedWithNull(field: FieldDefinitionNode): boolean {
  return (field.directives ?? []).some(
    (directive) =>
      directive.name.value === 'unblinding' ||
      (directive.name.value === 'phi' && (readArgument(directive, 'method') ?? 'REDACT') === 'REDACT'),
  );
}

function findEntities(subgraphs: ReadonlyMap<string, DocumentNode>): Set<string> {
  const entities = listTypes(subgraphs).filter(({ type }) => keysOf(type).length > 0);
  return new Set(entities.map(({ type }) => type.name.value));
}

function findSections(subgraphs: ReadonlyMap<string, DocumentNode>): Set<string> {
  const isSection = ({ interfaces }: ObjectTypeDefinitionNode) =>
    interfaces?.some(({ name }) => name.value === 'ReportSection');
  return new Set(
    listTypes(subgraphs)
      .filter(({ type }) => isSection(type))
      .map(({ type }) => type.name.value),
  );
}

function listTypes(subgraphs: ReadonlyMap<string, DocumentNode>): Pick<Field, 'subgraph' | 'type'>[] {
  return [...subgraphs].flatMap(([subgraph, document]) =>
    document.definitions.flatMap((type) => (type.kind === Kind.OBJECT_TYPE_DEFINITION ? [{ subgraph, type }] : [])),
  );
}

function listFields(subgraphs: ReadonlyMap<string, DocumentNode>): Field[] {
  return listTypes(subgraphs).flatMap(({ subgraph, type }) =>
    (type.fields ?? []).map((field) => ({ subgraph, type, field })),
  );
}

function keysOf(type: ObjectTypeDefinitionNode): DirectiveNode[] {
  return (type.directives ?? []).filter(({ name }) => name.value === 'key');
}

function readArgument(directive: DirectiveNode, name: string): string | boolean | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value && 'value' in value ? value.value : undefined;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function containsNonNull(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return true;
  return type.kind === Kind.LIST_TYPE && containsNonNull(type.type);
}
