/** Arguments that come from what stands above in the answer: over lists with other values in each, through interfaces and unions, from nested fields, and from another subgraph. */
import { link, type SupergraphUnderTest } from './supergraph-under-test.ts';

const typeDefs = {
  shop: `${link}
type Query { customers(ids: [ID!]): [Customer!]!  visitor(id: ID!): Visitor  shoppers: [Shopper]  regions: [[Region]] }
interface Shopper @context(name: "buyer") { id: ID!  currency: String!  region: Region!  cart: Cart }
type Customer implements Shopper @key(fields: "id") @context(name: "buyer") {
  id: ID!  currency: String!  region: Region!  cart: Cart  wishes: [[Product]]  partner: Customer
}
type Guest implements Shopper @key(fields: "id") @context(name: "buyer") { id: ID!  currency: String!  region: Region!  cart: Cart }
union Visitor = Customer | Guest
type Region @key(fields: "code") @context(name: "place") { code: ID!  tax: Int @external  stores: [Store!] }
type Cart @key(fields: "id") { id: ID!  lines: [Line]! }
type Line { count: Int!  product: Product }
type Product @key(fields: "id") {
  id: ID!
  price(currency: String @fromContext(field: "$buyer { currency }"), net: Boolean = false): String
  label(code: ID @fromContext(field: "$buyer { region { code } }")): String
  parts: [Product!]
}
type Store @key(fields: "id") { id: ID!  tax(rate: Int @fromContext(field: "$place { tax }"), of: Int! = 100): Int }
`,
  taxes: `${link}
type Region @key(fields: "code") { code: ID!  tax: Int  name: String }
type Store @key(fields: "id") { id: ID!  owner: Customer }
type Customer @key(fields: "id") { id: ID!  name: String!  lucky: Int }
type Product @key(fields: "id") { id: ID!  weight: Int }
`,
};

class Region {
  readonly __typename = 'Region';
  readonly code: string;
  readonly tax: number;
  readonly name: string | null;
  constructor(index: number) {
    this.code = `r${index}`;
    this.tax = index * 5 + 5;
    this.name = index === 1 ? null : `Region ${index}`;
  }
  get stores(): readonly Store[] {
    return stores;
  }
}
class Store {
  readonly __typename = 'Store';
  readonly id: string;
  readonly index: number;
  constructor(index: number) {
    this.index = index;
    this.id = `s${index}`;
  }
  get owner(): Customer | null {
    return this.index === 1 ? null : (customers[this.index] ?? null);
  }
  tax({ rate, of }: { rate?: number | null; of: number }): number | null {
    return rate == null ? null : rate * (of % 1000) + this.index;
  }
}
class Product {
  readonly __typename = 'Product';
  readonly id: string;
  readonly index: number;
  constructor(index: number) {
    this.index = index;
    this.id = `p${index}`;
  }
  get parts(): readonly Product[] {
    return this.index === 0 ? products.slice(1) : [];
  }
  get weight(): number | null {
    return this.index === 2 ? null : this.index;
  }
  price({ currency, net }: { currency?: string | null; net?: boolean | null }): string {
    return `${this.index} ${currency}${net ? ' net' : ''}`;
  }
  label({ code }: { code?: string | null }): string | null {
    return this.index === 1 && code === 'r1' ? null : `${this.id} in ${code}`;
  }
}
class Shopper {
  readonly index: number;
  readonly id: string;
  readonly currency: string;
  constructor(index: number, id: string) {
    this.index = index;
    this.id = id;
    this.currency = ['EUR', 'USD', 'CNY'][index % 3] ?? '';
  }
  get region(): Region | null {
    return regions[this.index % 2] ?? null;
  }
  get cart(): object | null {
    return this.index === 2 ? null : (carts[this.index % 2] ?? null);
  }
}
class Customer extends Shopper {
  readonly __typename = 'Customer';
  readonly name = 'Someone';
  get wishes(): readonly (readonly (Product | null)[] | null)[] {
    return [[products[this.index] ?? null, null], null, [], [products[0] ?? null]];
  }
  get partner(): Customer | null {
    return customers[this.index + 1] ?? null;
  }
  get lucky(): number {
    return this.index + 7;
  }
}
class Guest extends Shopper {
  readonly __typename = 'Guest';
}

const regions = [new Region(0), new Region(1)];
const stores = [new Store(0), new Store(1)];
const products = [new Product(0), new Product(1), new Product(2)];
const carts = [0, 1].map((index) => ({
  __typename: 'Cart',
  id: `c${index}`,
  lines: [
    { count: 1, product: products[index] },
    null,
    { count: 2, product: products[2] },
    { count: 3, product: null },
  ],
}));
const customers = [0, 1, 2].map((index) => new Customer(index, `k${index}`));
const guests = [1, 2].map((index) => new Guest(index, `g${index}`));

export const context: SupergraphUnderTest = {
  name: 'context',
  typeDefs,
  world: {
    entities: [...regions, ...stores, ...products, ...carts, ...customers, ...guests],
    Query: {
      customers: ({ ids }: { ids?: readonly string[] | null }) =>
        customers.filter(({ id }) => ids?.includes(id) ?? true),
      visitor: ({ id }: { id: string }) => [...customers, ...guests].find((each) => each.id === id) ?? null,
      shoppers: [customers[1], guests[0], null, customers[0]],
      regions: [[regions[1], null, regions[0]], null, [regions[0]]],
    },
  },
  pools: { ID: ['k0', 'k1', 'g1', 'g2', 'nothing'], ids: [['k0', 'k2'], ['k1'], []], of: [10, 100] },
};
