/** A federation whose values may be kept for a while: a list of books, and what another subgraph knows of each. */
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type ExecutionResult, GraphQLError, graphql, parse } from 'graphql';
import type { CallContext, InProcessSubgraph } from '../subgraphs/in-process-transport.ts';
import type { SubgraphRequest } from '../subgraphs/transport.ts';

const common = `
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
  @link(url: "https://meridian.dev/directives/v1.0", import: ["@section", "@freshness", "@phi"])
  @composeDirective(name: "@section")
  @composeDirective(name: "@freshness")
  @composeDirective(name: "@phi")
directive @section(source: System!) on OBJECT
directive @freshness(maxAge: Int!, staleIfError: Int = 0, neverStale: Boolean = false) on FIELD_DEFINITION | OBJECT
directive @phi(kind: String!) on FIELD_DEFINITION
enum System { SHELVES READERS }
`;

const typeDefs = {
  shelves: `${common}
type Query {
  books(ids: [ID!]!): [Book]
  shelf(id: ID!): Shelf @freshness(maxAge: 60, staleIfError: 600)
}
type Mutation { move(id: ID!): Shelf }
type Book @key(fields: "id") { id: ID! shelf: Shelf }
type Shelf @freshness(maxAge: 60, staleIfError: 600) { id: ID!  room: String  visitors: Int @freshness(maxAge: 0) }
`,
  readers: `${common}
type Book @key(fields: "id") {
  id: ID!
  title: String @freshness(maxAge: 60, staleIfError: 600)
  author: Author @freshness(maxAge: 60, staleIfError: 600)
  lender: String @freshness(maxAge: 60) @phi(kind: "NAME")
  warning: String @freshness(maxAge: 60, staleIfError: 600, neverStale: true)
  mood: String
  loans: LoanSection
}
type Author @freshness(maxAge: 30, staleIfError: 300) { name: String  nickname: String }
type LoanSection @section(source: READERS) { status: Status!  count: Int }
type Status { state: String!  source: System!  code: String  retryAfterSeconds: Int }
`,
} as const;

export type ArchiveSubgraph = keyof typeof typeDefs;
const names = Object.keys(typeDefs) as ArchiveSubgraph[];

export function composeArchive(urls: Readonly<Partial<Record<ArchiveSubgraph, string>>> = {}): string {
  const { supergraphSdl, errors } = composeServices(
    names.map((name) => ({
      name,
      url: urls[name] ?? `http://127.0.0.1:1/${name}`,
      typeDefs: parse(typeDefs[name]),
    })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.map(String).join('\n'));
  return supergraphSdl;
}

export interface Archive {
  readonly subgraphs: Record<ArchiveSubgraph, InProcessSubgraph>;
  readonly calls: {
    readonly subgraph: ArchiveSubgraph;
    readonly request: SubgraphRequest;
    readonly context: CallContext;
  }[];
  /** What `readers` was asked for, a list a call. */
  readonly asked: () => (readonly string[])[];
  /** Answers in place of a subgraph. */
  readonly broken: Partial<Record<ArchiveSubgraph, InProcessSubgraph['execute']>>;
  /** Counts up with every value that `readers` gives, so that one can be told from the next. */
  edition: number;
}

export function openArchive(): Archive {
  const archive: Archive = {
    calls: [],
    broken: {},
    edition: 0,
    asked: () =>
      archive.calls
        .filter(({ subgraph }) => subgraph === 'readers')
        .map(({ request }) => [request.variables?.representations].flat().map((one) => (one as { id: string }).id)),
    subgraphs: { shelves: { execute: execute('shelves') }, readers: { execute: execute('readers') } },
  };
  const find = async (id: string) => {
    if (id === 'hidden') throw new GraphQLError('No such book.', { extensions: { code: 'NOT_FOUND' } });
    if (id === 'torn') throw new Error('cannot be read');
    return id === 'absent' ? null : { id };
  };
  const resolvers = {
    shelves: {
      Query: {
        books: (_: unknown, { ids }: { ids: string[] }) =>
          ids.map((id) => (id === 'none' ? null : { id, shelf: { id } })),
        shelf: (_: unknown, { id }: { id: string }) => (id === 'none' ? null : { id, room: `room ${id}`, visitors: 1 }),
      },
      Mutation: { move: (_: unknown, { id }: { id: string }) => ({ id, room: 'moved' }) },
      Shelf: { room: ({ id }: { id: string }) => `room ${id}` },
      Book: { __resolveReference: (key: object) => key },
    },
    readers: {
      Book: {
        __resolveReference: ({ id }: { id: string }) => find(id),
        title: ({ id }: { id: string }) => `${id}, edition ${archive.edition}`,
        author: () => ({ name: `author ${archive.edition}`, nickname: 'nick' }),
        lender: () => 'a person',
        warning: () => `warning ${archive.edition}`,
        mood: () => 'calm',
        loans: () => ({ status: { state: 'OK', source: 'READERS' }, count: 1 }),
      },
    },
  };
  const schemas = Object.fromEntries(
    names.map((name) => [name, buildSubgraphSchema({ typeDefs: parse(typeDefs[name]), resolvers: resolvers[name] })]),
  );
  function execute(subgraph: ArchiveSubgraph): InProcessSubgraph['execute'] {
    return async (request, context): Promise<ExecutionResult> => {
      archive.calls.push({ subgraph, request, context });
      const answer = archive.broken[subgraph];
      if (answer) return answer(request, context);
      const schema = schemas[subgraph];
      if (!schema) throw new Error('no schema');
      return graphql({ schema, source: request.query, variableValues: request.variables });
    };
  }
  return archive;
}

export const down: InProcessSubgraph['execute'] = async () => {
  throw new Error('down');
};
