/** An interface that another subgraph adds fields to without knowing its types: asked by the interface and by the type, with requirements, from the root. */
import { link, type Memory, type SupergraphUnderTest } from './supergraph-under-test.ts';

const typeDefs = {
  media: `${link}
type Query { media(kind: String): [Media!]!  byId(id: ID!): Media  book(id: ID!): Book  shelf: Shelf }
interface Media @key(fields: "id") { id: ID!  title: String  length: Int!  parent: Media }
type Book implements Media @key(fields: "id") { id: ID!  title: String  length: Int!  parent: Media  isbn: String  author: String! }
type Film implements Media @key(fields: "id") { id: ID!  title: String  length: Int!  parent: Media  cast: [String] }
type Sound implements Media @key(fields: "id") { id: ID!  title: String  length: Int!  parent: Media }
type Shelf @key(fields: "id") { id: ID!  first: Media!  all: [[Media]] }
`,
  reviews: `${link}
type Query { top(first: Int = 2): [Media!]  review(id: ID!): Review }
type Mutation { review(id: ID!, stars: Int!): Media }
type Media @key(fields: "id") @interfaceObject {
  id: ID!
  length: Int! @external
  title: String @external
  reviews(first: Int): [Review!]!
  score: Float
  perMinute: Float @requires(fields: "length")
  headline: String! @requires(fields: "title length")
}
type Review @key(fields: "id") { id: ID!  stars: Int!  about: Media  other: Media! }
`,
  prints: `${link}
type Book @key(fields: "id") { id: ID!  pages: Int  prints: [Print!] }
type Print { year: Int!  of: Book! }
type Shelf @key(fields: "id") { id: ID!  room: String! }
`,
};

abstract class Media {
  abstract readonly __typename: 'Book' | 'Film' | 'Sound';
  readonly index: number;
  readonly id: string;
  readonly title: string | null;
  readonly length: number;
  constructor(index: number) {
    this.index = index;
    this.id = `m${index}`;
    this.title = index === 1 ? null : `Title ${index}`;
    this.length = index * 50 + 50;
  }
  get parent(): Media | null {
    return all[this.index - 2] ?? null;
  }
  reviews({ first }: { first?: number | null }): readonly object[] {
    return reviews.filter(({ index }) => index % 3 === this.index % 3).slice(0, Math.max(first ?? 9, 0));
  }
  get score(): number | null {
    return this.index === 2 ? null : this.index + 0.5;
  }
  perMinute(): number {
    return 1000 / this.length;
  }
  headline(): string | null {
    return this.title === null ? null : `${this.title} (${this.length})`;
  }
}
class Book extends Media {
  readonly __typename = 'Book';
  get isbn(): string | null {
    return this.index === 0 ? null : `isbn-${this.index}`;
  }
  get author(): string | null {
    return this.index === 3 ? null : 'Someone';
  }
  get pages(): number {
    return this.length * 2;
  }
  get prints(): readonly object[] {
    return [
      { year: 2000, of: this },
      { year: 2001, of: all[0] },
    ];
  }
}
class Film extends Media {
  readonly __typename = 'Film';
  readonly cast = ['One', null, 'Two'];
}
class Sound extends Media {
  readonly __typename = 'Sound';
}

const all: readonly Media[] = [new Book(0), new Film(1), new Sound(2), new Book(3), new Film(4)];
const reviews = [0, 1, 2, 3].map((index) => ({
  __typename: 'Review',
  index,
  id: `r${index}`,
  stars: index + 1,
  get about() {
    return index === 2 ? null : all[index];
  },
  get other() {
    return all[(index + 1) % all.length];
  },
}));
const shelf = {
  __typename: 'Shelf',
  id: 's1',
  room: 'North',
  first: all[3],
  all: [[all[0], null, all[2]], null, [], [all[4]]],
};
const mediumWith = (id: string) => all.find((medium) => medium.id === id) ?? null;

export const interfaceObjects: SupergraphUnderTest = {
  name: 'interface-objects',
  typeDefs,
  world: {
    entities: [...all, ...reviews, shelf],
    Query: {
      media: ({ kind }: { kind?: string | null }) =>
        all.filter(({ __typename }) => kind == null || kind === __typename),
      byId: ({ id }: { id: string }) => mediumWith(id),
      book: ({ id }: { id: string }) => (mediumWith(id) instanceof Book ? mediumWith(id) : null),
      shelf,
      top: ({ first }: { first?: number | null }) => [...all].reverse().slice(0, Math.max(first ?? 1, 0)),
      review: ({ id }: { id: string }) => reviews.find((review) => review.id === id) ?? null,
    },
    Mutation: {
      review: ({ id, stars }: { id: string; stars: number }, memory: Memory) => {
        memory.set('stars', stars);
        return mediumWith(id);
      },
    },
  },
  pools: {
    ID: ['m0', 'm1', 'm2', 'm3', 'm4', 'r0', 'r1', 'nothing'],
    kind: ['Book', 'Film', 'Sound'],
    first: [0, 1, 2, 3],
  },
  // The planner weighs every implementation in every subgraph: larger operations take it minutes.
  limits: { depth: 4, fields: 7 },
};
