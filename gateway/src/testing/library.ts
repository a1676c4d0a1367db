/** A federation that uses what Federation 2 has, behind HTTP: several keys, nested keys, requirements, overrides, interface objects, unions, and entities that fail. */
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { GraphQLError, graphql, parse } from 'graphql';
import { readText, serve } from './serve.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@interfaceObject", "@inaccessible", "@tag"])`;

const typeDefs = {
  catalog: `${link}
type Query {
  book(isbn: ID!): Book
  books(isbns: [ID!]!): [Book]
  grid: [[Book]]
  search: [Hit]
  media: [Media!]!
  find(filter: BookFilter, formats: [Format!] = [PAPER]): [Book!]!
  bestseller: Book @provides(fields: "author { penName }")
  now: String @shareable
  refuse: String
  promised: Promise
}
type Mutation { rename(isbn: ID!, title: String!): Book  lose(isbn: ID!): Book }
interface Media @key(fields: "id") { id: ID!  title: String }
type Book implements Media @key(fields: "id") @key(fields: "isbn") @key(fields: "edition { code year }") {
  id: ID!  isbn: ID!  title: String  edition: Edition!  weight: Int  size: Size  format: Format  author: Author  price: Int
  secret: String @inaccessible
  label: String @tag(name: "public")
  sequel: Book
}
type Film implements Media @key(fields: "id") { id: ID!  title: String  minutes: Int }
type Author @key(fields: "id") { id: ID!  penName: String @external }
type Edition @shareable { code: String!  year: Int! }
type Size @shareable { unit: String  width: Int }
type Promise { kept: String!  broken: String! }
enum Format { PAPER EBOOK }
input BookFilter { title: String  minWeight: Int = 1 }
union Hit = Book | Film | Author
`,
  shipping: `${link}
type Query { now: String @shareable  depot: Depot }
type Book @key(fields: "isbn") {
  isbn: ID!
  weight: Int @external
  size: Size @external
  cost(express: Boolean = false): Int @requires(fields: "weight size { unit width }")
  slots: [[Slot]]
  price: Int @override(from: "catalog")
  carrier: String!
}
type Size @shareable { unit: String  width: Int }
type Slot { hour: Int!  books: [Book] }
type Depot { name: String  books: [Book!] }
`,
  people: `${link}
type Query { author(id: ID!): Author }
type Author @key(fields: "id") { id: ID!  penName: String @shareable  born: Int  books: [Book!] }
type Book @key(fields: "edition { code year }") { edition: Edition!  shelfMark: String }
type Edition @shareable { code: String!  year: Int! }
`,
  reviews: `${link}
type Query { top: Media }
type Mutation { review(id: ID!, stars: Int!): Media }
type Media @key(fields: "id") @interfaceObject { id: ID!  reviews(first: Int): [Review!]!  score: Float }
type Review { stars: Int!  about: Media }
`,
} as const;

type Name = keyof typeof typeDefs;
const names = Object.keys(typeDefs) as Name[];

interface Book {
  readonly __typename: 'Book';
  readonly isbn: string;
  readonly [field: string]: unknown;
}

const book = (isbn: string): Book => ({
  ...{ __typename: 'Book', isbn, id: `b${isbn}`, title: `Title ${isbn}`, label: 'new', price: 1 },
  ...{ edition: { code: `e${isbn}`, year: 2000 }, weight: Number(isbn), size: { unit: 'cm', width: 10 } },
  ...{ format: 'PAPER', author: { __typename: 'Author', id: `a${isbn}` }, secret: 'hidden' },
});
const film = { __typename: 'Film', id: 'f1', title: 'Film', minutes: 90 };
const known = ['1', '2', '3', '7', '8', '9'];
const bookWhere = (matches: (candidate: Book) => boolean) => known.map(book).find(matches) ?? null;
const refused = (message: string, code: string): never => {
  throw new GraphQLError(message, { extensions: { code } });
};

/** Book 7 is unknown to the other subgraphs, 8 fails there without a code, 9 with one. */
async function elsewhere<Found>(isbn: string, found: Found): Promise<Found | null> {
  if (isbn === '8') throw new Error('shelf collapsed');
  if (isbn === '9') refused('Not for you.', 'FORBIDDEN');
  return isbn === '7' ? null : found;
}

const resolvers = {
  catalog: {
    Query: {
      book: (_: unknown, { isbn }: { isbn: string }) => bookWhere((each) => each.isbn === isbn),
      books: (_: unknown, { isbns }: { isbns: string[] }) =>
        isbns.map((isbn) => bookWhere((each) => each.isbn === isbn)),
      grid: () => [[book('1'), null, book('2')], null, [], [book('1')]],
      search: () => [book('1'), null, film, { __typename: 'Author', id: 'a2' }],
      media: () => [book('1'), film, book('2')],
      find: (_: unknown, { filter, formats }: { filter?: { minWeight: number }; formats: string[] }) =>
        formats.includes('PAPER')
          ? ['1', '2', '3'].map(book).filter(({ isbn }) => Number(isbn) >= (filter?.minWeight ?? 0))
          : [],
      bestseller: () => ({ ...book('2'), author: { id: 'a2', penName: 'provided' } }),
      now: () => 'now',
      refuse: () => refused('Not today.', 'NOT_TODAY'),
      promised: () => ({ kept: 'yes', broken: null }),
    },
    Mutation: {
      rename: (_: unknown, { isbn, title }: { isbn: string; title: string }) => ({ ...book(isbn), title }),
      lose: () => refused('It is lost.', 'LOST'),
    },
    Book: {
      __resolveReference: (key: { id?: string; isbn?: string; edition?: { code: string } }) =>
        bookWhere(
          (each) =>
            each.id === key.id ||
            each.isbn === key.isbn ||
            (each.edition as { code: string }).code === key.edition?.code,
        ),
      sequel: ({ isbn }: Book) => bookWhere((each) => Number(each.isbn) === Number(isbn) + 1),
    },
    Media: {
      __resolveReference: ({ id }: { id: string }) => (id === film.id ? film : bookWhere((each) => each.id === id)),
    },
    Film: { __resolveReference: () => film },
  },
  shipping: {
    Query: { now: () => 'now', depot: () => ({ name: 'North', books: [{ isbn: '3' }, { isbn: '1' }] }) },
    Book: {
      __resolveReference: (key: Book) => elsewhere(key.isbn, key),
      cost: ({ weight, size }: { weight: number; size: { width: number } }, { express }: { express: boolean }) =>
        weight * size.width * (express ? 2 : 1),
      slots: ({ isbn }: Book) => [[{ hour: 8, books: [{ isbn }, null] }, null], null],
      price: () => 12,
      carrier: ({ isbn }: Book) => (isbn === '3' ? null : 'Mule'),
    },
  },
  people: {
    Query: { author: (_: unknown, { id }: { id: string }) => ({ id }) },
    Author: {
      penName: ({ id }: { id: string }) => `pen ${id}`,
      born: ({ id }: { id: string }) => (id === 'a8' ? refused('Unknown year.', 'NOT_FOUND') : 1900),
      books: () => [{ edition: { code: 'e1', year: 2000 } }, { edition: { code: 'e3', year: 2000 } }],
    },
    Book: {
      shelfMark: ({ edition }: { edition: { code: string; year: number } }) => `${edition.code}/${edition.year}`,
    },
  },
  reviews: {
    Query: { top: () => ({ id: 'f1' }) },
    Mutation: { review: (_: unknown, { id }: { id: string }) => ({ id }) },
    Media: {
      reviews: ({ id }: { id: string }, { first }: { first?: number }) =>
        [5, 4].slice(0, first ?? 2).map((stars) => ({ stars, about: { id } })),
      score: ({ id }: { id: string }) => (id === 'b8' ? Promise.reject(new Error('lost')) : 4.5),
    },
  },
};

export interface Library {
  readonly supergraph: string;
  readonly stop: () => Promise<void>;
}

/** Starts the subgraphs, each on a port of its own, and composes them. */
export async function startLibrary(): Promise<Library> {
  const started = await Promise.all(
    names.map(async (name) => {
      const schema = buildSubgraphSchema({
        typeDefs: parse(typeDefs[name]),
        resolvers: resolvers[name] as unknown as GraphQLResolverMap<unknown>,
      });
      const server = await serve(async (request, response) => {
        const { query, variables, operationName } = JSON.parse(await readText(request));
        const result = await graphql({ schema, source: query, variableValues: variables, operationName });
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(result));
      });
      return { ...server, name, typeDefs: parse(typeDefs[name]) };
    }),
  );
  const { supergraphSdl, errors } = composeServices(started);
  if (supergraphSdl === undefined) throw new Error(errors?.map(String).join('\n'));
  return { supergraph: supergraphSdl, stop: async () => void (await Promise.all(started.map(({ stop }) => stop()))) };
}
