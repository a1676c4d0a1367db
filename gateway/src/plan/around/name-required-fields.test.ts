import { describe, expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

type Money = { amount: number; currency: string };

/** Parcels that one subgraph prices in any currency, and another insures and taxes by what `@requires` gave it. */
const parcels = () =>
  openPlanned({
    store: {
      sdl: `
        type Query { parcels: [Parcel!]! parcel: Parcel things: [Thing!]! }
        interface Thing { price(currency: String = "EUR"): Money }
        type Parcel implements Thing @key(fields: "id") { id: ID! price(currency: String = "EUR"): Money insurer: Insurer }
        type Card implements Thing { price(currency: String = "EUR"): Money }
        type Insurer @key(fields: "id") { id: ID! }
        type Money @shareable { amount: Int currency: String }
      `,
      resolvers: {
        Query: {
          parcels: () => [{ id: '1' }, { id: '2' }],
          parcel: () => ({ id: '1' }),
          things: () => [{ __typename: 'Parcel', id: '2' }, { __typename: 'Card' }],
        },
        Parcel: {
          price: ({ id }: { id: string }, { currency }: { currency: string }): Money => {
            if (currency === 'XAU') throw new Error('no rate');
            return { amount: Number(id) * { EUR: 10, USD: 11, CNY: 80 }[currency as 'EUR'], currency };
          },
          insurer: () => ({ id: 'i' }),
        },
        Card: { price: (_: unknown, { currency }: { currency: string }): Money => ({ amount: 1, currency }) },
      },
    },
    office: {
      sdl: `
        type Parcel @key(fields: "id") {
          id: ID!
          price(currency: String = "EUR"): Money @external
          insurance(express: Boolean): String @requires(fields: "price(currency: \\"USD\\") { amount currency }")
          tax: String @requires(fields: "price(currency: \\"CNY\\") { amount currency }")
          fee: String @requires(fields: "price { amount currency }")
          bond: String @requires(fields: "price(currency: \\"XAU\\") { amount }")
        }
        type Money @shareable { amount: Int currency: String }
      `,
      resolvers: {
        Parcel: {
          insurance: ({ price }: { price: Money }, { express }: { express?: boolean }) =>
            `${price.amount} ${price.currency}${express ? ' express' : ''}`,
          tax: ({ price }: { price: Money }) => `${price.amount} ${price.currency}`,
          fee: ({ price }: { price: Money }) => `${price.amount} ${price.currency}`,
          bond: ({ price }: { price: Money | null }) => price && 'bond',
        },
      },
    },
  });

describe('a required field with arguments', () => {
  it('does not take the place of what the client asks for, nor the other way round', async () => {
    const { ask, calls } = parcels();
    const query = 'query ($c: String) { parcels { price(currency: $c) { amount } insurance } }';
    expect(await ask(query, { c: 'EUR' })).toEqual({
      data: {
        parcels: [
          { price: { amount: 10 }, insurance: '11 USD' },
          { price: { amount: 20 }, insurance: '22 USD' },
        ],
      },
      errors: [],
    });
    expect(calls).toHaveLength(2);
  });

  it('is sent once for each set of arguments when several are required', async () => {
    const { ask, calls } = parcels();
    const query = 'query ($e: Boolean) { parcel { insurance(express: $e) tax again: tax fee } }';
    expect(await ask(query, { e: true })).toEqual({
      data: { parcel: { insurance: '11 USD express', tax: '80 CNY', again: '80 CNY', fee: '10 EUR' } },
      errors: [],
    });
    const [first, ...others] = calls;
    expect(first?.subgraph).toBe('store');
    expect(others.map(({ subgraph, variables }) => [subgraph, variables])).toEqual([
      ['office', { e: true }],
      ['office', {}],
      ['office', {}],
    ]);
  });

  it('goes with what requires it under conditions', async () => {
    const { ask } = parcels();
    const query = `query ($i: Boolean!, $t: Boolean!) {
      parcel { price { currency } insurance @include(if: $i) ... @skip(if: $t) { tax price { amount } } }
    }`;
    const price = { currency: 'EUR' };
    expect((await ask(query, { i: true, t: true })).data).toEqual({ parcel: { price, insurance: '11 USD' } });
    expect((await ask(query, { i: false, t: false })).data).toEqual({
      parcel: { price: { ...price, amount: 10 }, tax: '80 CNY' },
    });
  });

  it('is found through an interface, too', async () => {
    const query = '{ things { price(currency: "CNY") { amount } ... on Parcel { fee insurance } } }';
    expect(await parcels().ask(query)).toEqual({
      data: { things: [{ price: { amount: 160 }, fee: '20 EUR', insurance: '22 USD' }, { price: { amount: 1 } }] },
      errors: [],
    });
  });

  it('is told by its own name where it fails, whatever a client calls its fields', async () => {
    for (const alias of ['one', 'price_required1', 'price_required2', 'price_required3', 'price_required4']) {
      const { data, errors } = await parcels().answer(`{ parcel { bond ${alias}: id } }`);
      expect(data).toEqual({ parcel: { bond: null, [alias]: '1' } });
      expect(errors?.map(({ message, path }) => [message, path])).toEqual([['no rate', ['parcel', 'price']]]);
    }
  });

  it('is hidden from clients', () => {
    const names = parcels()
      .apiSchema.objectTypes()
      .flatMap((type) => type.fields().map(({ name }) => name));
    expect(names).toContain('price');
    expect(names.filter((name) => name.includes('required'))).toEqual([]);
  });
});
