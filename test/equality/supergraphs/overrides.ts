/** Fields that moved (at once, and by a label), and what clients do not see: fields, enum values, types, arguments; tags and composed directives. */
import { link, type SupergraphUnderTest } from './supergraph-under-test.ts';

const composed = `${link}
extend schema @link(url: "https://example.org/notes/v1.0", import: ["@note"]) @composeDirective(name: "@note")
directive @note(text: String!) on FIELD_DEFINITION | OBJECT
`;

const typeDefs = {
  old: `${composed}
type Query { user(id: ID!): User  users(state: State): [User!]!  things: [Thing]  strict: [Thing!]  secretOnly: Hidden @inaccessible }
type User @key(fields: "id") @note(text: "moved in part") {
  id: ID!  name: String @tag(name: "public")  email: String  phone: String  address: Address  state: State  states: [State]
  internal: Hidden @inaccessible
  score: Int
}
type Address @shareable { street: String @inaccessible  city: String!  zip: String @tag(name: "private") }
type Hidden implements Thing @inaccessible { id: ID!  reason: String }
type Visible implements Thing { id: ID!  label: String! @note(text: "shown")  rank: Rank! }
interface Thing { id: ID! }
enum State { ACTIVE  GONE  LOCKED @inaccessible }
enum Rank { LOW  HIGH  SECRET @inaccessible }
`,
  next: `${composed}
type Query { count(of: [State!], trace: Boolean @inaccessible): Int!  newest: User }
type User @key(fields: "id") {
  id: ID!
  email: String @override(from: "old")
  phone: String @override(from: "old", label: "percent(50)")
  address: Address @override(from: "old", label: "percent(0)")
  score: Int @override(from: "old", label: "percent(100)")
  since: String @note(text: "new") @tag(name: "public")
  manager: User
}
type Address @shareable { city: String!  zip: String }
enum State { ACTIVE  GONE  LOCKED @inaccessible }
`,
  mail: `${link}
type User @key(fields: "id") { id: ID!  email: String @external  mailbox: Mailbox @requires(fields: "email") }
type Mailbox { size: Int!  owner: User  secret: String @inaccessible }
`,
};

class User {
  readonly __typename = 'User';
  readonly index: number;
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string;
  readonly address: object | null;
  readonly state: string | null;
  readonly states: readonly (string | null)[];
  readonly score: number;
  readonly since: string;
  constructor(index: number) {
    this.index = index;
    this.id = `u${index}`;
    this.name = index === 1 ? null : `User ${index}`;
    this.email = index === 2 ? null : `u${index}@example.org`;
    this.phone = `+${index}`;
    this.address = index === 0 ? null : { street: 'hidden', city: `City ${index}`, zip: index === 1 ? null : '100' };
    this.state = ['ACTIVE', 'LOCKED', 'GONE', null][index] ?? null;
    this.states = ['GONE', null, 'LOCKED'].slice(0, index);
    this.score = index * 10;
    this.since = `200${index}`;
  }
  get manager(): User | null {
    return users[this.index + 1] ?? null;
  }
  mailbox(): object | null {
    const { email, index } = this;
    return email === null ? null : { size: email.length, owner: users[(index + 1) % users.length], secret: 'hidden' };
  }
}

const users = [0, 1, 2, 3].map((index) => new User(index));
const visible = (id: string, label: string | null, rank: string) => ({ __typename: 'Visible', id, label, rank });
const hidden = { __typename: 'Hidden', id: 'h1', reason: 'hidden' };
const things = [
  visible('v1', 'one', 'LOW'),
  hidden,
  visible('v2', null, 'HIGH'),
  null,
  visible('v3', 'three', 'SECRET'),
];

export const overrides: SupergraphUnderTest = {
  name: 'overrides',
  typeDefs,
  world: {
    entities: users,
    Query: {
      user: ({ id }: { id: string }) => users.find((user) => user.id === id) ?? null,
      users: ({ state }: { state?: string | null }) => users.filter((user) => state == null || user.state === state),
      things,
      strict: things.slice(0, 1),
      count: ({ of }: { of?: readonly string[] | null }) =>
        users.filter(({ state }) => !of || of.includes(String(state))).length,
      newest: users[3],
    },
  },
  pools: { ID: ['u0', 'u1', 'u2', 'u3', 'nothing'] },
};
