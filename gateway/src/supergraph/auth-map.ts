/** What a caller must have to use a type or a field, as the supergraph's @authenticated, @requiresScopes and @policy declare it. */
import { type ASTNode, type ConstDirectiveNode, type DocumentNode, Kind, type ValueNode, visit } from 'graphql';
import { directiveName, type Link } from './links.ts';

/** Any one inner list suffices; all of its members are needed. */
export type AnyOfAll = readonly (readonly string[])[];

export interface Requirement {
  readonly authenticated: boolean;
  readonly scopes: readonly AnyOfAll[];
  readonly policies: readonly AnyOfAll[];
}

/** Coordinate (`Type` or `Type.field`) → what it demands. */
export type AuthMap = ReadonlyMap<string, Requirement>;

const authDirectives = ['authenticated', 'requiresScopes', 'policy'] as const;
type AuthDirective = (typeof authDirectives)[number];

export interface AuthNames {
  /** Directive's local name → which of the three it is. */
  readonly directives: ReadonlyMap<string, AuthDirective>;
  readonly links: readonly Link[];
}

export function findAuthNames(links: readonly Link[]): AuthNames {
  const directives = new Map<string, AuthDirective>();
  const used: Link[] = [];
  for (const name of authDirectives) {
    for (const link of links.filter((candidate) => candidate.identity === `https://specs.apollo.dev/${name}`)) {
      directives.set(directiveName(link, name), name);
      used.push(link);
    }
  }
  return { directives, links: used };
}

const strings = (value: ValueNode): string[] =>
  value.kind === Kind.LIST ? value.values.flatMap(strings) : value.kind === Kind.STRING ? [value.value] : [];

function readAnyOfAll(node: ConstDirectiveNode, argument: string): AnyOfAll {
  const value = node.arguments?.find((candidate) => candidate.name.value === argument)?.value;
  return value?.kind === Kind.LIST ? value.values.map(strings) : [];
}

function readRequirement(nodes: readonly ConstDirectiveNode[], names: AuthNames): Requirement {
  const applied = (directive: AuthDirective) =>
    nodes.filter((node) => names.directives.get(node.name.value) === directive);
  return {
    authenticated: applied('authenticated').length > 0,
    scopes: applied('requiresScopes').map((node) => readAnyOfAll(node, 'scopes')),
    policies: applied('policy').map((node) => readAnyOfAll(node, 'policies')),
  };
}

/** Reads the requirements of every type and field that carries one. */
export function readAuthMap(document: DocumentNode, names: AuthNames): AuthMap {
  const map = new Map<string, Requirement>();
  const add = (coordinate: string, directives: readonly ConstDirectiveNode[] | undefined) => {
    if (directives?.some((node) => names.directives.has(node.name.value)))
      map.set(coordinate, readRequirement(directives, names));
  };
  for (const definition of document.definitions) {
    if (!('name' in definition) || definition.name === undefined) continue;
    if (definition.kind === Kind.DIRECTIVE_DEFINITION || definition.kind === Kind.OPERATION_DEFINITION) continue;
    const type = definition.name.value;
    if ('directives' in definition) add(type, definition.directives as readonly ConstDirectiveNode[] | undefined);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) add(`${type}.${field.name.value}`, field.directives);
  }
  return map;
}

/** What the planner can load: the document and its text without these directives, their links, definitions and argument types. */
export function stripAuth(
  document: DocumentNode,
  text: string,
  names: AuthNames,
): { readonly document: DocumentNode; readonly text: string } {
  const linkNodes = new Set<unknown>(names.links.map((link) => link.node));
  const ownTypes = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.DIRECTIVE_DEFINITION || !names.directives.has(definition.name.value)) continue;
    visit(definition, {
      enter(node) {
        if (node.kind === Kind.NAMED_TYPE) ownTypes.add(node.name.value);
      },
    });
  }
  function isAuth(node: ASTNode): boolean {
    switch (node.kind) {
      case Kind.DIRECTIVE:
        return linkNodes.has(node) || names.directives.has(node.name.value);
      case Kind.DIRECTIVE_DEFINITION:
        return names.directives.has(node.name.value);
      case Kind.SCALAR_TYPE_DEFINITION:
        return ownTypes.has(node.name.value);
      default:
        return false;
    }
  }
  let left = '';
  let from = 0;
  const stripped = visit(document, {
    enter(node) {
      if (!isAuth(node)) return undefined;
      // To cut the text takes a fraction of the time that printing the document would.
      left += `${text.slice(from, node.loc?.start)} `;
      from = node.loc?.end ?? from;
      return null;
    },
  });
  return { document: stripped, text: left + text.slice(from) };
}
