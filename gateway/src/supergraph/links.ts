/** Which local names a schema gives to the elements of the specifications it links. https://specs.apollo.dev/link/v1.0/ */
import { type ConstDirectiveNode, type DocumentNode, Kind, type ObjectValueNode, type ValueNode } from 'graphql';

export interface Link {
  /** The URL without its version: `https://specs.apollo.dev/authenticated`. */
  readonly identity: string;
  /** The prefix of elements that are not imported; also the name of the directive that is called like the specification. */
  readonly namespace: string;
  /** Element's name in the specification → its name here; directives carry `@` in both. */
  readonly imports: ReadonlyMap<string, string>;
  readonly node: ConstDirectiveNode;
}

const stringOf = (value: ValueNode | undefined): string | undefined =>
  value?.kind === Kind.STRING ? value.value : undefined;

function readImport(value: ValueNode): [string, string] | undefined {
  if (value.kind === Kind.STRING) return [value.value, value.value];
  if (value.kind !== Kind.OBJECT) return undefined;
  const field = (object: ObjectValueNode, name: string) =>
    stringOf(object.fields.find((candidate) => candidate.name.value === name)?.value);
  const name = field(value, 'name');
  return name === undefined ? undefined : [name, field(value, 'as') ?? name];
}

function readLink(node: ConstDirectiveNode): Link | undefined {
  const argument = (name: string) => node.arguments?.find((candidate) => candidate.name.value === name)?.value;
  const url = stringOf(argument('url'));
  if (url === undefined) return undefined;
  const identity = url.replace(/\/v\d+\.\d+\/?$/, '').replace(/\/$/, '');
  const imported = argument('import');
  const imports =
    imported?.kind === Kind.LIST ? imported.values.map(readImport).filter((entry) => entry !== undefined) : [];
  return {
    identity,
    namespace: stringOf(argument('as')) ?? identity.slice(identity.lastIndexOf('/') + 1),
    imports: new Map(imports),
    node,
  };
}

export function readLinks(document: DocumentNode): Link[] {
  return document.definitions
    .flatMap((definition) =>
      definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
        ? (definition.directives ?? [])
        : [],
    )
    .filter((directive) => directive.name.value === 'link')
    .map(readLink)
    .filter((link) => link !== undefined);
}

/** The name, without `@`, under which a linked specification's directive is used in this document. */
export function directiveName(link: Link, directive: string): string {
  const imported = link.imports.get(`@${directive}`);
  if (imported !== undefined) return imported.slice(1);
  return link.identity.endsWith(`/${directive}`) ? link.namespace : `${link.namespace}__${directive}`;
}
