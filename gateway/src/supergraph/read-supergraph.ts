/** From the text of a composed schema to what the gateway needs of it. */
import { createHash } from 'node:crypto';
import { buildASTSchema, type DocumentNode, GraphQLError, type GraphQLSchema, Kind, parse } from 'graphql';
import { type AuthMap, findAuthNames, readAuthMap, stripAuth } from './auth-map.ts';
import { type EntityKeys, readEntityKeys } from './entity-keys.ts';
import { type Freshness, readFreshness } from './freshness.ts';
import { readLinks } from './links.ts';
import { readSections, type Sections } from './sections.ts';
import { SupergraphError } from './supergraph-error.ts';

export interface SubgraphAddress {
  readonly name: string;
  readonly url: string;
}

export interface SupergraphParts {
  /** SHA-256 of the source text; the auth map and the stripped SDL both come from it. */
  readonly digest: string;
  /** The supergraph without what the planner refuses to load. */
  readonly sdl: string;
  /** Every type of every subgraph, also inaccessible ones: fetches are written against it. */
  readonly schema: GraphQLSchema;
  readonly authMap: AuthMap;
  readonly sections: Sections;
  readonly freshness: Freshness;
  readonly keys: EntityKeys;
  readonly subgraphs: readonly SubgraphAddress[];
}

/** Throws SupergraphError when it cannot. */
export function parseSupergraph(text: string): DocumentNode {
  try {
    return parse(text, { noLocation: false });
  } catch (error) {
    const where = error instanceof GraphQLError && error.locations?.[0];
    throw new SupergraphError(
      `not a GraphQL schema${where ? ` (line ${where.line}, column ${where.column})` : ''}: ${error instanceof Error ? error.message : 'unreadable'}`,
    );
  }
}

function readSubgraphs(document: DocumentNode): SubgraphAddress[] {
  const subgraphs: SubgraphAddress[] = [];
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
    for (const value of definition.values ?? []) {
      const graph = value.directives?.find((directive) => directive.name.value === 'join__graph');
      const argument = (name: string) => {
        const node = graph?.arguments?.find((candidate) => candidate.name.value === name)?.value;
        return node?.kind === Kind.STRING ? node.value : '';
      };
      if (graph) subgraphs.push({ name: argument('name'), url: argument('url') });
    }
  }
  return subgraphs;
}

/** Reads a Federation 2 supergraph. Throws SupergraphError when the text is none, or says something that cannot be meant. */
export function readSupergraph(text: string, document = parseSupergraph(text)): SupergraphParts {
  const links = readLinks(document);
  const subgraphs = readSubgraphs(document);
  if (!links.some((link) => link.identity === 'https://specs.apollo.dev/join') || subgraphs.length === 0) {
    throw new SupergraphError(
      'not a Federation 2 supergraph: it links no https://specs.apollo.dev/join or names no subgraph (is it the schema of one subgraph?)',
    );
  }
  const names = findAuthNames(links);
  const stripped = names.links.length > 0 ? stripAuth(document, text, names) : { document, text };
  let schema: GraphQLSchema;
  try {
    schema = buildASTSchema(stripped.document, { assumeValidSDL: true });
  } catch (error) {
    throw new SupergraphError(`not a valid schema: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
  return {
    digest: createHash('sha256').update(text).digest('hex'),
    sdl: stripped.text,
    schema,
    authMap: readAuthMap(document, names),
    sections: readSections(document, links),
    freshness: readFreshness(document, links),
    keys: readEntityKeys(document),
    subgraphs,
  };
}
