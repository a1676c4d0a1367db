/** A small federation for tests: three subgraphs of a shop, each of which can be broken at will. */
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type ExecutionResult, GraphQLError, type GraphQLSchema, graphql, parse } from 'graphql';
import type { CallContext, InProcessSubgraph } from '../subgraphs/in-process-transport.ts';
import type { SubgraphRequest } from '../subgraphs/transport.ts';

export const canary = 'CANARY-NAME-7f3a';

const common = `
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@composeDirective", "@requiresScopes"])
  @link(url: "https://meridian.dev/directives/v1.0", import: ["@section"])
  @composeDirective(name: "@section")
directive @section(source: System!) on OBJECT
enum System { OFFICE WAREHOUSE FORUM }
interface Section { status: Status! }
type Status @shareable { state: String! source: System! code: String note: String }
`;

const typeDefs = {
  catalog: `${common}
type Query { product(id: ID!): Product  products(ids: [ID!]!): [Product!]!  crash: String  coded: String  cost: Int @requiresScopes(scopes: [["read:cost"], ["admin", "finance"]]) }
type Mutation { rename(id: ID!, name: String!): Product }
type Product @key(fields: "id") { id: ID!  name: String  maker: Maker  price: PriceSection }
type Maker @key(fields: "id") { id: ID! }
type PriceSection implements Section @section(source: OFFICE) { status: Status!  cents: Int }
`,
  stock: `${common}
type Product @key(fields: "id") { id: ID!  stock(site: String): StockSection  history: [StockSection!]  shelf: String }
type StockSection implements Section @section(source: WAREHOUSE) { status: Status!  amount: Int  lots: [Lot!] }
type Lot { code: String!  previous: StockSection }
`,
  forum: `${common}
type Product @key(fields: "id") { id: ID!  talk: TalkSection }
type TalkSection implements Section @section(source: FORUM) { status: Status!  posts: [String!] }
type Maker @key(fields: "id") { id: ID!  fame: String }
`,
} as const;

export type ShopSubgraph = keyof typeof typeDefs;
export const shopSubgraphs = Object.keys(typeDefs) as ShopSubgraph[];

const status = (source: string) => ({ state: 'OK', source, code: null, note: null });
const product = (id: string) => ({
  id,
  name: `Product ${id}`,
  maker: { id: 'm1' },
  price: { status: status('OFFICE'), cents: 100 },
});

const resolvers = {
  catalog: {
    Query: {
      product: (_: unknown, { id }: { id: string }) => product(id),
      products: (_: unknown, { ids }: { ids: string[] }) => ids.map(product),
      crash: () => {
        throw new Error(`relation "people" is missing for ${canary}`);
      },
      coded: () => {
        throw new GraphQLError('No such thing.', {
          extensions: { code: 'NOT_FOUND', sql: canary, stacktrace: [canary] },
        });
      },
      cost: () => 7,
    },
    Mutation: { rename: (_: unknown, { id, name }: { id: string; name: string }) => ({ ...product(id), name }) },
    Product: { __resolveReference: ({ id }: { id: string }) => product(id) },
  },
  stock: {
    Product: {
      __resolveReference: (reference: object) => reference,
      stock: () => ({ status: status('WAREHOUSE'), amount: 3, lots: [{ code: 'L1' }] }),
      history: () => [],
      shelf: ({ id }: { id: string }) => `shelf ${id}`,
    },
  },
  forum: {
    Product: {
      __resolveReference: (reference: object) => reference,
      talk: () => ({ status: status('FORUM'), posts: ['good'] }),
    },
    Maker: { __resolveReference: (reference: object) => reference, fame: ({ id }: { id: string }) => `fame of ${id}` },
  },
};

export function composeShop(urls: Readonly<Partial<Record<ShopSubgraph, string>>> = {}): string {
  const services = shopSubgraphs.map((name) => ({
    name,
    url: urls[name] ?? `http://127.0.0.1:1/${name}`,
    typeDefs: parse(typeDefs[name]),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors?.map(String).join('\n'));
  return supergraphSdl;
}

export const schemaOf = (name: ShopSubgraph): GraphQLSchema =>
  buildSubgraphSchema({ typeDefs: parse(typeDefs[name]), resolvers: resolvers[name] });

export interface RecordedCall {
  readonly subgraph: ShopSubgraph;
  readonly request: SubgraphRequest;
  readonly context: CallContext;
}

export interface ShopInProcess {
  readonly subgraphs: Record<ShopSubgraph, InProcessSubgraph>;
  readonly calls: RecordedCall[];
}

/** `broken` answers in place of a subgraph. */
export function createShop(broken: Partial<Record<ShopSubgraph, InProcessSubgraph['execute']>> = {}): ShopInProcess {
  const calls: RecordedCall[] = [];
  const subgraph = (name: ShopSubgraph): InProcessSubgraph => {
    const schema = schemaOf(name);
    return {
      execute: async (request, context): Promise<ExecutionResult> => {
        calls.push({ subgraph: name, request, context });
        const answer = broken[name];
        return answer
          ? answer(request, context)
          : graphql({
              schema,
              source: request.query,
              variableValues: request.variables,
              operationName: request.operationName,
            });
      },
    };
  };
  return { subgraphs: { catalog: subgraph('catalog'), stock: subgraph('stock'), forum: subgraph('forum') }, calls };
}
