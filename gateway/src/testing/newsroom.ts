/** A small federation with subscriptions: what a desk publishes, who may read it, and what another subgraph knows of it. */
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { GraphQLError, graphql, parse } from 'graphql';
import type { CallContext, InProcessSubgraph } from '../subgraphs/in-process-transport.ts';
import type { SubgraphRequest } from '../subgraphs/transport.ts';

const link = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@composeDirective", "@requiresScopes"])
  @link(url: "https://meridian.dev/directives/v1.0", import: ["@section", "@freshness"])
  @composeDirective(name: "@section")
  @composeDirective(name: "@freshness")
directive @section(source: System!) on OBJECT
directive @freshness(maxAge: Int = 0, staleIfError: Int = 0, neverStale: Boolean = false) on FIELD_DEFINITION | OBJECT
enum System { DESK }
`;

const typeDefs = {
  desk: `${link}
type Query { story(id: ID!): Story  now: String }
type Mutation { write(id: ID!): Story }
type Subscription {
  changed(topic: String, urgent: Boolean = false): Story
  published(topic: String): Piece
  ticked: Tick
  counted: Int
  leaked: Story @requiresScopes(scopes: [["leaks"]])
}
union Piece = Story | Note
type Story @key(fields: "id") @key(fields: "slot { page row }") @freshness(maxAge: 60) {
  id: ID!
  slot: Slot
  title(upper: Boolean = false): String
  author: Author
  print: Print
}
type Slot @shareable { page: Int  row: Int }
type Note { text(short: Boolean): String  by: Author }
type Author @key(fields: "id") { id: ID! }
type Print @section(source: DESK) { status: Status!  copies: Int }
type Status @shareable { state: String!  source: System!  code: String }
type Tick { at: String  marks: [Mark!]  last: Mark }
type Mark { name: String!  weight: Int }
`,
  people: `${link}
type Author @key(fields: "id") { id: ID!  name: String }
type Story @key(fields: "id") { id: ID!  length: Int }
`,
} as const;

type Name = keyof typeof typeDefs;
const names = Object.keys(typeDefs) as Name[];

interface Caller {
  /** Ids of stories. */
  readonly reads?: readonly string[];
  /** Of all stories, in place of their own. */
  readonly title?: string | undefined;
}

const slots = [{ id: 's1', page: 1, row: 1 }];

function findStory(id: string, { reads, title }: Caller) {
  if (id === 'broken') throw new Error('no such table');
  if (reads !== undefined && !reads.includes(id)) {
    if (id === 'refused') throw new GraphQLError('No such story.', { extensions: { code: 'NOT_FOUND' } });
    return null;
  }
  return { id, title: title ?? `title of ${id}`, author: { id: 'a1' } };
}

const resolvers = {
  desk: {
    Query: { story: (_: unknown, { id }: { id: string }, caller: Caller) => findStory(id, caller), now: () => 'now' },
    Mutation: { write: (_: unknown, { id }: { id: string }) => ({ id }) },
    Piece: { __resolveType: () => 'Story' },
    Story: {
      __resolveReference: ({ id, slot }: { id?: string; slot?: { page: number; row: number } }, caller: Caller) =>
        findStory(id ?? slots.find(({ page, row }) => page === slot?.page && row === slot.row)?.id ?? '', caller),
      title: ({ title }: { title: string }, { upper }: { upper: boolean }) => (upper ? title.toUpperCase() : title),
      print: () => ({ status: { state: 'OK', source: 'DESK' }, copies: 7 }),
    },
  },
  people: {
    Author: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name of ${id}` }) },
    Story: { __resolveReference: ({ id }: { id: string }) => ({ id, length: id.length }) },
  },
};

let composed: string | undefined;

/** `change` is made to the desk's SDL. */
export function composeNewsroom(change?: (sdl: string) => string): string {
  if (change) return compose(change);
  composed ??= compose((sdl) => sdl);
  return composed;
}

function compose(change: (sdl: string) => string): string {
  const { supergraphSdl, errors } = composeServices(
    names.map((name) => ({
      name,
      url: `http://127.0.0.1:1/${name}`,
      typeDefs: parse(name === 'desk' ? change(typeDefs.desk) : typeDefs[name]),
    })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.map(String).join('\n'));
  return supergraphSdl;
}

export interface Newsroom {
  readonly subgraphs: Record<Name, InProcessSubgraph>;
  readonly calls: { readonly subgraph: Name; readonly request: SubgraphRequest; readonly context: CallContext }[];
  /** Called before a subgraph answers; what it throws is what the subgraph does. */
  before: ((subgraph: Name, request: SubgraphRequest) => void | Promise<void>) | undefined;
  title: string | undefined;
}

export function createNewsroom(): Newsroom {
  const open = (name: Name): InProcessSubgraph => {
    const schema = buildSubgraphSchema({
      typeDefs: parse(typeDefs[name]),
      resolvers: resolvers[name] as GraphQLResolverMap<unknown>,
    });
    return {
      async execute(request, context) {
        newsroom.calls.push({ subgraph: name, request, context });
        await newsroom.before?.(name, request);
        return graphql({
          schema,
          source: request.query,
          variableValues: request.variables,
          operationName: request.operationName,
          contextValue: { title: newsroom.title, ...(context.claims as object) },
        });
      },
    };
  };
  const newsroom: Newsroom = {
    subgraphs: { desk: open('desk'), people: open('people') },
    calls: [],
    before: undefined,
    title: undefined,
  };
  return newsroom;
}
