/**
 * Directives for operations that come from a specification which subgraphs link themselves (`@composeDirective`).
 *
 * The library takes whatever is linked out of what clients see, so an operation with such a directive was refused. Without the link, the directive is the schema's
 * own, like one that all subgraphs define. The supergraph has the definition of one subgraph alone: what others may lack of it is written out for them.
 *
 * The planner writes the directives of the client's operation on each fetch, also those of a mutation on the queries for its entities: there they stay only where they may stand.
 */
import { isExecutableDirectiveLocation, type Schema, valueToAST } from '@apollo/federation-internals';
import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import {
  type ArgumentNode,
  DirectiveLocation,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  visit,
} from 'graphql';
import { type Link, readLinks } from '../../supergraph/links.ts';
import { mapPlan } from './map-plan.ts';
import { writeFetch } from './write-fetch.ts';

/** Links that say what they are for stay: whoever does not know those must not load the supergraph. */
export function unlinkOwnDirectives(document: DocumentNode): DocumentNode {
  const executable = document.definitions
    .filter((definition) => definition.kind === Kind.DIRECTIVE_DEFINITION)
    .filter(({ locations }) => locations.some(({ value }) => isExecutableDirectiveLocation(value as DirectiveLocation)))
    .map(({ name }) => name.value);
  const unlinked = new Set(
    readLinks(document)
      .filter((link) => executable.some((name) => isOf(link, name)) && argumentOf(link.node, 'for') === undefined)
      .map(({ node }) => node),
  );
  if (unlinked.size === 0) return document;
  return visit(document, { Directive: (node) => (unlinked.has(node as Link['node']) ? null : undefined) });
}

const isOf = ({ namespace, imports }: Link, directive: string): boolean =>
  directive === namespace || directive.startsWith(`${namespace}__`) || [...imports.values()].includes(`@${directive}`);

const argumentOf = ({ arguments: given = [] }: DirectiveNode, name: string): ArgumentNode | undefined =>
  given.find((argument) => argument.name.value === name);

/** With the defaults of directives' arguments. Fetches have no named fragments, so what may stand only on those is left out. */
export function writeOutDirectives(document: DocumentNode, apiSchema: Schema): DocumentNode {
  const fitsInline = ({ name }: DirectiveNode): boolean =>
    apiSchema.directive(name.value)?.locations.includes(DirectiveLocation.INLINE_FRAGMENT) ?? false;
  return visit(document, {
    FragmentDefinition: (node) => (node.directives?.length ? { ...node, directives: [] } : undefined),
    FragmentSpread: ({ directives = [], ...node }) =>
      directives.every(fitsInline) ? undefined : { ...node, directives: directives.filter(fitsInline) },
    Directive: (node) => {
      const defaults = (apiSchema.directive(node.name.value)?.arguments() ?? []).flatMap(
        ({ name, type, defaultValue }): ArgumentNode[] => {
          if (defaultValue === undefined || !type || argumentOf(node, name)) return [];
          const value = valueToAST(defaultValue, type);
          return value ? [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value }] : [];
        },
      );
      return defaults.length > 0 ? { ...node, arguments: [...(node.arguments ?? []), ...defaults] } : undefined;
    },
  });
}

/** Without the operation's own directives on fetches of another kind that may not have them. */
export function fitDirectives(
  plan: QueryPlan,
  { directives = [], operation }: OperationDefinitionNode,
  apiSchema: Schema,
): QueryPlan {
  const fits = (kind: string, { name }: DirectiveNode): boolean =>
    apiSchema.directive(name.value)?.locations.includes(kind.toUpperCase() as DirectiveLocation) ?? false;
  const fitsAll = (kind: string): boolean => directives.every((directive) => fits(kind, directive));
  const withFitting = (node: FetchNode): FetchNode =>
    node.operationKind === operation || fitsAll(node.operationKind)
      ? node
      : withDirectives(node, (directive) => fits(node.operationKind, directive));
  return directives.length > 0 ? mapPlan(plan, { fetch: (node) => [withFitting(node)] }) : plan;
}

function withDirectives(node: FetchNode, isKept: (directive: DirectiveNode) => boolean): FetchNode {
  const document = visit(parse(node.operation, { noLocation: true }), {
    OperationDefinition: ({ directives = [], ...rest }) => ({ ...rest, directives: directives.filter(isKept) }),
  });
  return writeFetch(node, document);
}
