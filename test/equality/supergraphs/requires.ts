/** Fields that require others: chained over three subgraphs, with arguments, on nested fields and lists, through fragments on unions and interfaces. */
import { link, readField, type SupergraphUnderTest } from './supergraph-under-test.ts';

const typeDefs = {
  catalog: `${link}
type Query { product(id: ID!): Product  products(ids: [ID!]): [Product!]!  shelf: [Sellable] }
type Mutation { relabel(id: ID!, title: String): Product }
interface Sellable { id: ID!  title: String }
type Product implements Sellable @key(fields: "id") {
  id: ID!  title: String  weight(unit: Unit! = KG): Float!  size: Size  content: Content  related: Sellable
  parts: [Product!]  maker: Maker  tags: [String!]
}
type Bundle implements Sellable @key(fields: "id") { id: ID!  title: String  count: Int! }
type Maker @key(fields: "id") { id: ID!  country: String  products: [Product] }
type Size @shareable { width: Int!  height: Int }
type Liquid @shareable { litres: Float! }
type Solid @shareable { pieces: Int!  colour: String }
union Content = Liquid | Solid
enum Unit { KG G }
`,
  shipping: `${link}
interface Sellable { id: ID!  title: String }
type Product implements Sellable @key(fields: "id") {
  id: ID!  title: String @external
  weight(unit: Unit! = KG): Float! @external
  size: Size @external
  content: Content @external
  related: Sellable @external
  tags: [String!] @external
  volume: Int @requires(fields: "size { width height }")
  cost(express: Boolean = false): Float @requires(fields: "weight(unit: G) size { width }")
  packing: String @requires(fields: "content { __typename ... on Liquid { litres } ... on Solid { pieces colour } }")
  hint(length: Int): String @requires(fields: "related { __typename id title ... on Bundle { count } }")
  label: String! @requires(fields: "tags")
}
type Bundle implements Sellable @key(fields: "id") { id: ID!  title: String @external  count: Int! @external  boxes: Int @requires(fields: "count") }
type Size @shareable { width: Int!  height: Int }
type Liquid @shareable { litres: Float! }
type Solid @shareable { pieces: Int!  colour: String }
union Content = Liquid | Solid
enum Unit { KG G }
`,
  billing: `${link}
type Query { invoices(of: ID): [Invoice!] }
type Product @key(fields: "id") {
  id: ID!
  cost(express: Boolean = false): Float @external
  volume: Int @external
  weight(unit: Unit! = KG): Float! @external
  maker: Maker @external
  parts: [Product!] @external
  price(currency: Currency = EUR): Float @requires(fields: "cost volume")
  insurance: Insurance @requires(fields: "maker { country } parts { weight(unit: KG) }")
}
type Maker @key(fields: "id") { id: ID!  country: String @external  risk: Int @requires(fields: "country") }
type Invoice @key(fields: "number") { number: ID!  product: Product  amount: Float! }
type Insurance { rate: Float!  of: Product! }
enum Currency { EUR USD }
enum Unit { KG G }
`,
  ratings: `${link}
type Product @key(fields: "id") {
  id: ID!
  price(currency: Currency = EUR): Float @external
  label: String! @external
  worth: String @requires(fields: "price(currency: USD) label")
}
enum Currency { EUR USD }
`,
};

type Content = { readonly __typename: 'Liquid'; readonly litres: number } | Solid;
interface Solid {
  readonly __typename: 'Solid';
  readonly pieces: number;
  readonly colour: string | null;
}
interface Size {
  readonly width: number;
  readonly height: number | null;
}

const sizes: readonly (Size | null)[] = [{ width: 2, height: 3 }, { width: 4, height: null }, null];
const contents: readonly (Content | null)[] = [
  { __typename: 'Liquid', litres: 1.5 },
  { __typename: 'Solid', pieces: 12, colour: 'red' },
  { __typename: 'Solid', pieces: 1, colour: null },
  null,
];

class Maker {
  readonly __typename = 'Maker';
  readonly id: string;
  readonly country: string | null;
  constructor(id: string, country: string | null) {
    this.id = id;
    this.country = country;
  }
  get products(): readonly (Product | null)[] {
    return [...products.filter(({ maker }) => maker?.id === this.id), null];
  }
  risk(): number | null {
    return this.country === null ? null : this.country.length;
  }
}

class Bundle {
  readonly __typename = 'Bundle';
  readonly id = 'b1';
  readonly title = null;
  readonly count: number = 3;
  boxes(): number {
    return Math.ceil(this.count / 2);
  }
}

class Product {
  readonly __typename = 'Product';
  readonly index: number;
  readonly id: string;
  readonly title: string | null;
  readonly size: Size | null;
  readonly content: Content | null;
  readonly tags: readonly string[] | null;
  constructor(index: number) {
    this.index = index;
    this.id = `p${index}`;
    this.title = index === 2 ? null : `Product ${index}`;
    this.size = sizes[index % 3] ?? null;
    this.content = contents[index % 4] ?? null;
    this.tags = index === 3 ? null : ['a', `t${index}`].slice(0, index);
  }
  get related(): Product | Bundle | null {
    return [bundle, products[0], null][this.index % 3] ?? null;
  }
  get parts(): readonly Product[] | null {
    return this.index === 0 ? products.slice(1, 3) : this.index === 1 ? [] : null;
  }
  get maker(): Maker | null {
    return makers[this.index % 3] ?? null;
  }
  weight({ unit }: { unit: 'KG' | 'G' }): number {
    return (this.index + 1) * (unit === 'G' ? 1000 : 1);
  }
  volume(): number | null {
    const { size } = this;
    return size?.height == null ? null : size.width * size.height;
  }
  cost({ express }: { express?: boolean | null }): number | null {
    const { size } = this;
    return size ? readField<number>(this, 'weight', { unit: 'G' }) * size.width * (express ? 2 : 1) : null;
  }
  packing(): string | null {
    const { content } = this;
    if (!content) return null;
    return content.__typename === 'Liquid' ? `${content.litres} l` : `${content.pieces} of ${content.colour}`;
  }
  hint({ length }: { length?: number | null }): string | null {
    const { related } = this;
    if (!related) return null;
    const count = related.__typename === 'Bundle' ? `, ${related.count}` : '';
    return `${related.__typename} ${related.id} ${related.title}${count}`.slice(0, length ?? 99);
  }
  label(): string {
    return this.tags === null ? 'none' : this.tags.join('/');
  }
  price({ currency }: { currency?: string | null }): number | null {
    const cost = readField<number | null>(this, 'cost', { express: false });
    const volume = readField<number | null>(this, 'volume');
    return cost === null ? null : cost + (volume ?? 0) + (currency === 'USD' ? 0.5 : 0);
  }
  insurance(): object | null {
    const country = this.maker?.country;
    if (country == null) return null;
    const weights = (this.parts ?? []).map((part) => readField<number>(part, 'weight', { unit: 'KG' }));
    return { rate: country.length + weights.reduce((sum, weight) => sum + weight, 0), of: products[this.index] };
  }
  worth(): string | null {
    return `${readField(this, 'price', { currency: 'USD' })} ${readField(this, 'label')}`;
  }
}

const makers = [new Maker('m1', 'FI'), new Maker('m2', null)];
const bundle = new Bundle();
const products = [0, 1, 2, 3].map((index) => new Product(index));
const productWith = (id: string): Product | null => products.find((product) => product.id === id) ?? null;
const invoices = products.map((product, index) => ({
  __typename: 'Invoice',
  number: `i${index}`,
  product: index === 2 ? null : product,
  amount: index * 1.5,
}));

export const requires: SupergraphUnderTest = {
  name: 'requires',
  typeDefs,
  world: {
    entities: [...products, ...makers, bundle, ...invoices],
    Query: {
      product: ({ id }: { id: string }) => productWith(id),
      products: ({ ids }: { ids?: readonly string[] | null }) =>
        (ids ?? ['p0', 'p2', 'p0']).flatMap((id) => productWith(id) ?? []),
      shelf: [products[1], bundle, null, products[0]],
      invoices: ({ of }: { of?: string | null }) => invoices.filter(({ product }) => of == null || product?.id === of),
    },
    Mutation: { relabel: ({ id }: { id: string }) => productWith(id) },
  },
  pools: {
    ID: ['p0', 'p1', 'p2', 'p3', 'i1', 'nothing'],
    ids: [['p0', 'p1', 'p2', 'p3'], ['p3', 'p3'], []],
    length: [0, 5, 50],
  },
};
