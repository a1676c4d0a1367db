/** A Federation 2 subgraph's SDL as a Federation 1 gateway reads it: each entity defined by one subgraph and extended by the others. */
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
} from 'graphql';

/** What a Federation 1 gateway knows. */
const known = new Set(['key', 'external', 'requires', 'provides', 'deprecated', 'specifiedBy']);
const roots = new Set(['Query', 'Mutation', 'Subscription']);

const external: ConstDirectiveNode = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'external' } };

const keysOf = (definition: ObjectTypeDefinitionNode): readonly ConstDirectiveNode[] =>
  (definition.directives ?? []).filter(({ name }) => name.value === 'key');

const isReference = (definition: ObjectTypeDefinitionNode): boolean =>
  keysOf(definition).some(({ arguments: given }) => given?.some(({ name }) => name.value === 'resolvable'));

/** A key alone, without `resolvable`, which came later. */
const bare = (directive: ConstDirectiveNode): ConstDirectiveNode => ({
  ...directive,
  arguments: directive.arguments?.filter(({ name }) => name.value === 'fields') ?? [],
});

const keep = (directives: readonly ConstDirectiveNode[] = []): readonly ConstDirectiveNode[] =>
  directives.filter(({ name }) => known.has(name.value)).map((one) => (one.name.value === 'key' ? bare(one) : one));

/** By subgraph, in the order given. The first that resolves an entity defines it. Knows keys of plain fields, which is all that this graph has. */
export function toFederationOne(
  typeDefs: readonly (readonly [subgraph: string, sdl: string])[],
  owners: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, string> {
  const ownerOf = new Map(Object.entries(owners));
  const documents = typeDefs.map(([name, sdl]) => [name, parse(sdl, { noLocation: true })] as const);
  for (const [name, { definitions }] of documents) {
    for (const definition of definitions) {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || keysOf(definition).length === 0) continue;
      if (!isReference(definition) && !ownerOf.has(definition.name.value)) ownerOf.set(definition.name.value, name);
    }
  }
  return new Map(
    documents.map(([name, document]) => {
      const definitions = document.definitions.flatMap((definition) => rewrite(definition, name, ownerOf));
      return [name, print({ ...document, definitions })];
    }),
  );
}

function rewrite(
  definition: DefinitionNode,
  subgraph: string,
  ownerOf: ReadonlyMap<string, string>,
): readonly DefinitionNode[] {
  if (definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.DIRECTIVE_DEFINITION) return [];
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [definition];
  const typeName = definition.name.value;
  const keyFields = new Set(keysOf(definition).flatMap((key) => fieldsOfKey(key)));
  const owner = ownerOf.get(typeName);
  const extended = roots.has(typeName) || (keyFields.size > 0 && owner !== subgraph);
  const fields = (definition.fields ?? []).map(
    (field): FieldDefinitionNode => ({
      ...field,
      directives: [
        ...keep(field.directives),
        ...(extended && keyFields.has(field.name.value) && !roots.has(typeName) ? [external] : []),
      ],
    }),
  );
  const directives = keep(definition.directives);
  if (!extended) return [{ ...definition, directives, fields }];
  const { kind: _kind, description: _description, ...rest } = definition;
  return [{ ...rest, kind: Kind.OBJECT_TYPE_EXTENSION, directives, fields }];
}

function fieldsOfKey({ arguments: given }: ConstDirectiveNode): readonly string[] {
  const fields = given?.find(({ name }) => name.value === 'fields')?.value;
  return fields?.kind === Kind.STRING ? fields.value.trim().split(/\s+/) : [];
}
