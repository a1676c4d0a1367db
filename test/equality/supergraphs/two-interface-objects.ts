/** An interface of interfaces that two subgraphs add fields to, each without knowing its types, and that lead to each other. */
import { link, type SupergraphUnderTest } from './supergraph-under-test.ts';

const typeDefs = {
  accounts: `${link}
type Query { accounts: [Account!]  account(id: ID!): Account  admin: Admin }
interface Account @key(fields: "id") { id: ID!  name: String }
type Admin implements Account @key(fields: "id") { id: ID!  name: String  level: Int! }
type Guest implements Account @key(fields: "id") { id: ID!  name: String  until: String }
`,
  mail: `${link}
type Query { inbox(of: ID!): Account }
type Account @key(fields: "id") @interfaceObject { id: ID!  letters(first: Int): [Letter]! }
type Letter { subject: String!  from: Account }
`,
  chat: `${link}
type Query { online: [Account] }
type Account @key(fields: "id") @interfaceObject { id: ID!  status: String!  room: Room }
type Room @key(fields: "id") { id: ID!  members: [Account!]!  owner: Account }
`,
};

abstract class Account {
  abstract readonly __typename: 'Admin' | 'Guest';
  readonly index: number;
  readonly id: string;
  readonly name: string | null;
  constructor(index: number) {
    this.index = index;
    this.id = `a${index}`;
    this.name = index === 1 ? null : `Account ${index}`;
  }
  letters({ first }: { first?: number | null }): readonly (object | null)[] {
    return letters.slice(0, Math.max(first ?? this.index, 0));
  }
  get status(): string | null {
    return this.index === 3 ? null : 'here';
  }
  get room(): object | null {
    return this.index === 0 ? null : (rooms[this.index % 2] ?? null);
  }
}
class Admin extends Account {
  readonly __typename = 'Admin';
  readonly level = 3;
}
class Guest extends Account {
  readonly __typename = 'Guest';
  get until(): string | null {
    return this.index === 1 ? null : '2030';
  }
}

const accounts: readonly Account[] = [new Admin(0), new Guest(1), new Admin(2), new Guest(3)];
const letters = [
  { subject: 'one', from: accounts[1] },
  null,
  { subject: 'two', from: null },
  { subject: 'three', from: accounts[3] },
];
const rooms = [0, 1].map((index) => ({
  __typename: 'Room',
  id: `r${index}`,
  members: accounts.slice(index, index + 2),
  owner: index === 1 ? null : accounts[2],
}));
const accountWith = (id: string) => accounts.find((account) => account.id === id) ?? null;

export const twoInterfaceObjects: SupergraphUnderTest = {
  name: 'two-interface-objects',
  typeDefs,
  world: {
    entities: [...accounts, ...rooms],
    Query: {
      accounts,
      account: ({ id }: { id: string }) => accountWith(id),
      admin: accounts[0],
      inbox: ({ of }: { of: string }) => accountWith(of),
      online: [accounts[3], null, accounts[1]],
    },
  },
  pools: { ID: ['a0', 'a1', 'a2', 'a3', 'nothing'], first: [0, 1, 3] },
  // The planner weighs every implementation in every subgraph: larger operations take it minutes.
  limits: { depth: 5, fields: 10 },
};
