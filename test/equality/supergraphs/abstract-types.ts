/** Unions whose members and interfaces whose fields are spread over subgraphs, interfaces of interfaces, lists of lists, nulls in every place, promises that are broken. */
import { link, type SupergraphUnderTest } from './supergraph-under-test.ts';

const typeDefs = {
  zoo: `${link}
type Query {
  search(text: String): [Found]  found: [[Found!]]!  animal(id: ID!): Animal  animals: [Animal]!  owner: Owner  named: [Named!]
  cat: Cat  maybe: Found  grid: [[[Int]!]]  strict: [[Int!]!]!
}
interface Named { name: String }
interface Animal implements Named { id: ID!  name: String  mother: Animal  friends: [Animal!] }
type Cat implements Animal & Named @key(fields: "id") { id: ID!  name: String  mother: Cat  friends: [Animal!]  lives: Int!  size: Int! }
type Dog implements Animal & Named @key(fields: "id") { id: ID!  name: String  mother: Animal  friends: [Animal!]  tricks: [Trick]  size: Int! }
type Owner implements Named @key(fields: "id") { id: ID!  name: String  pets: [Pet]  favourite: Pet! }
type Trick @shareable { title: String!  level: Level }
enum Level { EASY  HARD }
union Found = Cat | Dog | Owner
union Pet = Cat | Dog
`,
  clinic: `${link}
type Query { patients: [Patient!]  latest: Visit }
interface Healthy { healthy: Boolean!  visits(first: Int): [Visit] }
type Cat implements Healthy @key(fields: "id") { id: ID!  healthy: Boolean!  visits(first: Int): [Visit]  vet: Vet }
type Dog implements Healthy @key(fields: "id") { id: ID!  healthy: Boolean!  visits(first: Int): [Visit]  vaccines: [String!]! }
type Fish implements Healthy @key(fields: "id") { id: ID!  healthy: Boolean!  visits(first: Int): [Visit]  tank: Int }
union Patient = Cat | Dog | Fish
type Visit { at: String!  who: Patient  payer: Owner  notes: [Note!]! }
type Owner @key(fields: "id") { id: ID!  debts: [[Float]!] }
type Vet { name: String!  patients: [Healthy] }
union Note = Text | Picture
type Text { text: String! }
type Picture { url: String!  width: Int! }
`,
  photos: `${link}
type Query { album: [Shown] }
union Shown = Dog | Fish | Place
type Dog @key(fields: "id") { id: ID!  photo(width: Int! = 100): Photo }
type Fish @key(fields: "id") { id: ID!  photo(width: Int! = 100): Photo }
type Place { title: String!  photo: Photo! }
type Photo { url: String!  of: Shown }
union Found = Fish
`,
};

abstract class Animal {
  abstract readonly __typename: string;
  readonly index: number;
  readonly id: string;
  readonly name: string | null;
  constructor(index: number) {
    this.index = index;
    this.id = `n${index}`;
    this.name = index === 2 ? null : `Name ${index}`;
  }
  get mother(): Animal | null {
    return this.index === 0 ? null : (cats[0] ?? null);
  }
  get friends(): readonly Animal[] | null {
    return this.index === 1 ? null : [dogs[0], cats[1]].flatMap((each) => each ?? []);
  }
  get healthy(): boolean | null {
    return this.index === 3 ? null : this.index % 2 === 0;
  }
  visits({ first }: { first?: number | null }): readonly (object | null)[] | null {
    return this.index === 0 ? null : [...visits, null].slice(0, Math.max(first ?? 3, 0));
  }
  photo({ width }: { width: number }): object | null {
    return this.index === 2 ? null : { url: `${this.id}-${width}`, of: this.index === 3 ? null : dogs[1] };
  }
}
class Cat extends Animal {
  readonly __typename = 'Cat';
  get lives(): number | null {
    return this.index === 4 ? null : 9 - this.index;
  }
  get size(): number {
    return 3;
  }
  get vet(): object | null {
    return this.index === 0 ? null : { name: 'Vet', patients: [cats[0], null, fish[0]] };
  }
}
class Dog extends Animal {
  readonly __typename = 'Dog';
  readonly tricks = [{ title: 'sit', level: 'EASY' }, null, { title: 'sing', level: null }];
  readonly vaccines = ['one', 'two'];
  readonly size = 7;
}
class Fish extends Animal {
  readonly __typename = 'Fish';
  readonly tank = 4;
}

const cats = [new Cat(0), new Cat(2), new Cat(4)];
const dogs = [new Dog(1), new Dog(3)];
const fish = [new Fish(5)];
const owners = [0, 1].map((index) => ({
  __typename: 'Owner',
  id: `w${index}`,
  name: index === 0 ? 'Ann' : null,
  pets: [cats[0], null, dogs[index]],
  favourite: index === 0 ? dogs[0] : null,
  debts: index === 0 ? [[1.5, null], []] : null,
}));
const text = { __typename: 'Text', text: 'hello' };
const picture = { __typename: 'Picture', url: 'p', width: 5 };
const visits = [
  { at: '2001', who: cats[0], payer: owners[0], notes: [text, picture] },
  { at: '2002', who: null, payer: owners[1], notes: [] },
  { at: '2003', who: fish[0], payer: null, notes: [picture] },
];
const place = { __typename: 'Place', title: 'Here', photo: { url: 'x', of: fish[0] } };

export const abstractTypes: SupergraphUnderTest = {
  name: 'abstract-types',
  typeDefs,
  world: {
    entities: [...cats, ...dogs, ...fish, ...owners],
    Query: {
      search: ({ text: wanted }: { text?: string | null }) =>
        wanted === '' ? null : [cats[0], owners[0], null, dogs[1], owners[1], cats[2]],
      found: [[dogs[0], cats[1]], null, [], [owners[0]]],
      animal: ({ id }: { id: string }) => [...cats, ...dogs].find((animal) => animal.id === id) ?? null,
      animals: [dogs[0], null, cats[1], dogs[1]],
      owner: owners[0],
      named: [cats[1], owners[1], dogs[0]],
      cat: cats[2],
      maybe: null,
      grid: [[[1, null], []], null, [[]]],
      strict: [[1, 2], [], [3]],
      patients: [cats[0], dogs[0], fish[0]],
      latest: visits[0],
      album: [dogs[0], place, null, fish[0]],
    },
  },
  pools: { ID: ['n0', 'n1', 'n2', 'n3', 'n4', 'nothing'], first: [0, 1, 2], width: [1, 10] },
};
