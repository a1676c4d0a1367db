/** Keys: several, compound, nested, not resolvable, null; entities that lead back to each other; names that objects have by themselves. */
import { link, type Memory, type SupergraphUnderTest } from './supergraph-under-test.ts';

const typeDefs = {
  store: `${link}
type Query { item(id: ID!): Item  items(ids: [ID!]!): [Item]  box(hall: String!, shelf: Int!): Box  boxes: [Box!]! }
type Mutation { count(by: Int! = 1): Int!  move(id: ID!, hall: String): Item }
type Item @key(fields: "id") @key(fields: "sku") {
  id: ID!  sku: String!  name: String!  box: Box  parts: [Item!]  parent: Item
  constructor: String  toString(radix: Int = 10): String  hasOwnProperty: [String]
}
type Box @key(fields: "place { hall shelf }") @key(fields: "id") { id: ID!  place: Place!  label: String  items: [Item!]! }
type Place @shareable { hall: String!  shelf: Int! }
`,
  sales: `${link}
type Query { offers(max: Int): [Offer!]!  offer(id: ID!): Offer }
type Mutation { raise(by: Int!): Int!  grant(id: ID!): Offer }
type Item @key(fields: "sku") { sku: String!  offers(first: Int): [Offer!]  cheapest: Offer  price(currency: String! = "EUR"): Float! }
type Offer @key(fields: "id region { code }") { id: ID!  region: Region!  item: Item!  discount: Float }
type Region @shareable { code: String!  name: String }
`,
  buyers: `${link}
type Query { buyer(email: String!): Person }
extend type Offer @key(fields: "id region { code }") { id: ID! @external  region: Region! @external  buyer: Person  watchers: [Person]! }
type Region @shareable { code: String! }
type Person @key(fields: "email") { email: String  name: String!  friends: [Person!]!  last: Letter }
type Letter @key(fields: "id", resolvable: false) { id: ID! }
`,
  letters: `${link}
type Query { letter(id: ID!): Letter }
type Person @key(fields: "email") { email: String  letters: [Letter!]!  inbox: [[Letter]] }
type Letter @key(fields: "id") { id: ID!  subject: String  from: Person  about: Item }
type Item @key(fields: "id") @extends { id: ID! @external  letters: [Letter!] }
type Box @key(fields: "place { hall shelf }") { place: Place!  notice: String! }
type Place @shareable { hall: String!  shelf: Int! }
`,
};

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

class Item {
  readonly __typename = 'Item';
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly index: number;
  constructor(index: number) {
    this.index = index;
    this.id = String(index);
    this.sku = `sku-${index}`;
    this.name = `Item ${index}`;
    // Own properties, because every object inherits others of these names.
    Object.defineProperty(this, 'constructor', { value: `built ${index}` });
    Object.defineProperty(this, 'hasOwnProperty', { value: ['yes', null] });
    Object.defineProperty(this, 'toString', {
      value: ({ radix }: { radix?: number | null }) => (index + 10).toString(radix ?? 10),
    });
  }
  get box(): Box | null {
    return this.index === 3 ? null : at(boxes, this.index);
  }
  get parts(): readonly Item[] | null {
    return this.index === 1 ? [at(items, 2), at(items, 3)] : this.index === 2 ? [] : null;
  }
  get parent(): Item | null {
    return this.index === 1 ? null : at(items, 0);
  }
  offers({ first }: { first?: number | null }): readonly Offer[] | null {
    return this.index === 4 ? null : offers.filter(({ item }) => item.id === this.id).slice(0, Math.max(first ?? 9, 0));
  }
  get cheapest(): Offer | null {
    return offers.find(({ item }) => item.id === this.id) ?? null;
  }
  price({ currency }: { currency: string }): number | null {
    return this.index === 4 ? null : this.index * 2 + currency.length / 2;
  }
  get letters(): readonly Letter[] {
    return letters.filter(({ about }) => about?.id === this.id);
  }
}

class Box {
  readonly __typename = 'Box';
  readonly id: string;
  readonly place: { readonly hall: string; readonly shelf: number };
  readonly label: string | null;
  readonly notice: string | null;
  constructor(hall: string, shelf: number) {
    this.id = `box-${hall}${shelf}`;
    this.place = { hall, shelf };
    this.label = shelf === 2 ? null : `Box ${shelf}`;
    this.notice = hall === 'B' && shelf === 2 ? null : `Mind box ${shelf}`;
  }
  get items(): readonly Item[] {
    return items.filter(({ box }) => box?.id === this.id);
  }
}

class Offer {
  readonly __typename = 'Offer';
  readonly id: string;
  readonly region: { readonly code: string; readonly name: string };
  readonly discount: number | null;
  readonly index: number;
  constructor(index: number) {
    this.index = index;
    this.id = `o${index}`;
    this.region = index % 2 === 0 ? { code: 'N', name: 'North' } : { code: 'S', name: 'South' };
    this.discount = index === 2 ? null : index / 4;
  }
  get item(): Item {
    return at(items, this.index * 3);
  }
  get buyer(): Person | null {
    return this.index === 1 ? null : at(people, this.index);
  }
  get watchers(): readonly (Person | null)[] {
    return [at(people, 0), null, at(people, 3)];
  }
}

class Person {
  readonly __typename = 'Person';
  readonly email: string | null;
  readonly name: string;
  readonly index: number;
  constructor(index: number, email: string | null) {
    this.index = index;
    this.email = email;
    this.name = `Person ${index}`;
  }
  get friends(): readonly Person[] {
    return [at(people, this.index + 1), at(people, this.index + 2)];
  }
  get last(): Letter | null {
    return this.index === 2 ? null : at(letters, this.index);
  }
  // Without a key nobody can be asked for the rest.
  get letters(): readonly Letter[] | null {
    return this.email === null ? null : letters.filter(({ sender }) => sender === this.index);
  }
  get inbox(): readonly (readonly (Letter | null)[] | null)[] | null {
    return this.email === null ? null : [[at(letters, this.index), null], null, []];
  }
}

class Letter {
  readonly __typename = 'Letter';
  readonly id: string;
  readonly subject: string | null;
  readonly sender: number;
  constructor(index: number) {
    this.id = `l${index}`;
    this.subject = index === 0 ? null : `Letter ${index}`;
    this.sender = index % 2;
  }
  get from(): Person | null {
    return at(people, this.sender);
  }
  get about(): Item | null {
    return this.id === 'l1' ? null : at(items, this.sender);
  }
}

const items = [1, 2, 3, 4].map((index) => new Item(index));
const boxes = [new Box('A', 1), new Box('B', 2), new Box('A', 2)];
const offers = [0, 1, 2, 3, 4].map((index) => new Offer(index));
const people = ['a@x', 'b@x', null, 'd@x'].map((email, index) => new Person(index, email));
const letters = [0, 1, 2, 3].map((index) => new Letter(index));
const add = (memory: Memory, by: number): number => {
  memory.set('count', ((memory.get('count') ?? 0) * 2 + (by % 1_000)) % 100_000);
  return memory.get('count') ?? 0;
};
const itemWith = (id: string) => items.find((item) => item.id === id) ?? null;

export const keys: SupergraphUnderTest = {
  name: 'keys',
  typeDefs,
  world: {
    entities: [...items, ...boxes, ...offers, ...people, ...letters],
    Query: {
      item: ({ id }: { id: string }) => itemWith(id),
      items: ({ ids }: { ids: readonly string[] }) => ids.map(itemWith),
      box: ({ hall, shelf }: { hall: string; shelf: number }) =>
        boxes.find(({ place }) => place.hall === hall && place.shelf === shelf) ?? null,
      boxes,
      offers: ({ max }: { max?: number | null }) => offers.slice(0, Math.max(max ?? 3, 0)),
      offer: ({ id }: { id: string }) => offers.find((offer) => offer.id === id) ?? null,
      buyer: ({ email }: { email: string }) => people.find((person) => person.email === email) ?? null,
      letter: ({ id }: { id: string }) => letters.find((letter) => letter.id === id) ?? null,
    },
    Mutation: {
      count: ({ by }: { by: number }, memory: Memory) => add(memory, by),
      raise: ({ by }: { by: number }, memory: Memory) => add(memory, by * 3),
      move: ({ id }: { id: string }, memory: Memory) => {
        add(memory, 5);
        return itemWith(id);
      },
      grant: ({ id }: { id: string }, memory: Memory) => {
        add(memory, 7);
        return offers.find((offer) => offer.id === id) ?? null;
      },
    },
  },
  pools: {
    ID: ['1', '2', '3', '4', 'o1', 'o2', 'l1', 'l2', 'nothing'],
    ids: [['1', '2', '3'], ['4', '1', '4'], ['9', '2'], []],
    hall: ['A', 'B'],
    shelf: [1, 2],
    email: ['a@x', 'b@x', 'd@x'],
    by: [1, 2, 5],
    first: [0, 1, 2],
    radix: [2, 10, 16],
  },
};
