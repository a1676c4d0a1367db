/** Fields that are provided on the way (nested, on unions, on interfaces), root fields and value types that several subgraphs share. */
import { link, type SupergraphUnderTest } from './supergraph-under-test.ts';

const typeDefs = {
  desk: `${link}
type Query {
  loans(first: Int = 3): [Loan!]!
  best: Loan @provides(fields: "book { title author { name } }")
  hits: [Hit] @provides(fields: "... on Book { title } ... on Film { minutes }")
  media: [Media] @provides(fields: "... on Book { title }")
  today: String @shareable
  stats(of: String): Stats @shareable
}
type Loan @key(fields: "id") { id: ID!  book: Book @provides(fields: "title")  film: Film  days: Int }
type Book implements Media @key(fields: "id") { id: ID!  title: String @external  author: Author @external  pages: Int @shareable }
type Author @key(fields: "id") { id: ID!  name: String @external }
type Film implements Media @key(fields: "id") { id: ID!  minutes: Int @external }
interface Media { id: ID! }
union Hit = Book | Film
type Stats @shareable { count: Int!  busiest: Day }
type Day @shareable { weekday: String!  hours: [Int!] }
`,
  archive: `${link}
type Query { today: String @shareable  stats(of: String): Stats @shareable  authors: [Author]!  book(id: ID!): Book }
type Book implements Media @key(fields: "id") { id: ID!  title: String @shareable  author: Author @shareable  pages: Int @shareable  summary: String! }
type Author @key(fields: "id") { id: ID!  name: String @shareable  born: Int  books: [Book!] }
type Film implements Media @key(fields: "id") { id: ID!  minutes: Int @shareable  director: Author }
interface Media { id: ID! }
type Stats @shareable { count: Int!  busiest: Day }
type Day @shareable { weekday: String!  hours: [Int!] }
`,
  events: `${link}
type Query { today: String @shareable  evenings: [Evening] }
type Evening { shown: Film  read: Book @provides(fields: "author { id name }")  day: Day }
type Film @key(fields: "id", resolvable: false) { id: ID! }
type Book @key(fields: "id") { id: ID!  author: Author @external }
type Author @key(fields: "id") { id: ID!  name: String @external }
type Day @shareable { weekday: String!  hours: [Int!] }
`,
};

class Author {
  readonly __typename = 'Author';
  readonly id: string;
  readonly name: string | null;
  readonly born: number | null;
  constructor(index: number) {
    this.id = `a${index}`;
    this.name = index === 2 ? null : `Author ${index}`;
    this.born = index === 1 ? null : 1900 + index;
  }
  get books(): readonly Book[] {
    return books.filter(({ author }) => author?.id === this.id);
  }
}
class Book {
  readonly __typename = 'Book';
  readonly index: number;
  readonly id: string;
  readonly title: string | null;
  readonly pages: number;
  readonly summary: string | null;
  constructor(index: number) {
    this.index = index;
    this.id = `b${index}`;
    this.title = index === 1 ? null : `Book ${index}`;
    this.pages = index * 100;
    this.summary = index === 2 ? null : `About ${index}`;
  }
  get author(): Author | null {
    return authors[this.index % 4] ?? null;
  }
}
class Film {
  readonly __typename = 'Film';
  readonly id: string;
  readonly minutes: number | null;
  constructor(index: number) {
    this.id = `f${index}`;
    this.minutes = index === 1 ? null : 90 + index;
  }
  get director(): Author | null {
    return authors[1] ?? null;
  }
}

const authors = [0, 1, 2].map((index) => new Author(index));
const books = [0, 1, 2, 3].map((index) => new Book(index));
const films = [0, 1].map((index) => new Film(index));
const days = [{ weekday: 'Monday', hours: [9, 10] }, { weekday: 'Tuesday', hours: null }, null];
const loans = [0, 1, 2, 3].map((index) => ({
  __typename: 'Loan',
  id: `l${index}`,
  days: index === 1 ? null : index,
  book: books[index] ?? null,
  film: films[index] ?? null,
}));

export const provides: SupergraphUnderTest = {
  name: 'provides',
  typeDefs,
  world: {
    entities: [...authors, ...books, ...films, ...loans],
    Query: {
      loans: ({ first }: { first?: number | null }) => loans.slice(0, Math.max(first ?? 9, 0)),
      best: loans[2],
      hits: [books[0], films[0], null, books[2]],
      media: [films[1], books[1], books[3]],
      today: 'Monday',
      stats: ({ of }: { of?: string | null }) =>
        of === 'nobody' ? null : { count: of?.length ?? 0, busiest: days[(of?.length ?? 0) % 3] },
      authors: [authors[0], null, authors[2]],
      book: ({ id }: { id: string }) => books.find((book) => book.id === id) ?? null,
      evenings: [
        { shown: films[0], read: books[1], day: days[1] },
        null,
        { shown: null, read: books[3], day: days[0] },
      ],
    },
  },
  pools: { ID: ['b0', 'b1', 'b2', 'b3', 'nothing'], first: [0, 1, 2, 4], of: ['nobody', 'a', 'bc'] },
};
