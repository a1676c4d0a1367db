import { describe, expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

const people = () =>
  openPlanned({
    users: {
      sdl: `
        type Query { people: [Person!]! beings: [Being!]! }
        union Being = Person | Robot
        type Person @key(fields: "id org { id }") { id: ID! name: String org: Org! age: Int motto: String }
        type Robot @key(fields: "id") { id: ID! name: String }
        type Org @shareable { id: ID! }
      `,
      resolvers: {
        Query: {
          people: () => [{ id: '1', name: 'Ada', org: { id: 'o' }, age: 36, motto: '' }],
          beings: () => [
            { __typename: 'Person', id: '1', name: 'Ada', org: { id: 'o' }, age: 0 },
            { __typename: 'Robot', id: 'r', name: 'Robbie' },
          ],
        },
      },
    },
    mail: {
      sdl: `
        type Person @key(fields: "id org { id }") {
          id: ID! org: Org! age: Int @external motto: String @external
          address: String
          discount: String @requires(fields: "age motto")
          friend: Person
        }
        type Robot @key(fields: "id") { id: ID! address: String }
        type Org @shareable { id: ID! }
      `,
      resolvers: {
        Person: {
          address: ({ id, org }: { id: string; org: { id: string } }) => `${id}@${org.id}`,
          discount: ({ age, motto }: { age: number; motto: string }) => `${age}%${motto}`,
          friend: ({ org }: { org: { id: string } }) => ({ id: '2', org }),
        },
        Robot: { address: ({ id }: { id: string }) => `${id}@bots` },
      },
    },
  });

describe('an alias that is the name of a field', () => {
  it('does not take the place of a key or of what is required', async () => {
    const { ask, calls } = people();
    const query = '{ people { id: name org: age age: name motto: name address discount } }';
    expect(await ask(query)).toEqual({
      data: { people: [{ id: 'Ada', org: 36, age: 'Ada', motto: 'Ada', address: '1@o', discount: '36%' }] },
      errors: [],
    });
    expect(calls[1]?.representations).toEqual([
      { __typename: 'Person', id: '1', org: { id: 'o' }, age: 36, motto: '' },
    ]);
    expect(calls).toHaveLength(2);
  });

  it('tells errors of what stands aside for it by the field’s name', async () => {
    const failing = openPlanned({
      users: {
        sdl: 'type Query { person: Person } type Person @key(fields: "id") { id: ID! name: String age: Int }',
        resolvers: {
          Query: { person: () => ({ id: '1', name: 'Ada' }) },
          Person: {
            age: () => {
              throw new Error('no age');
            },
          },
        },
      },
      mail: {
        sdl: 'type Person @key(fields: "id") { id: ID! age: Int @external discount: String @requires(fields: "age") }',
      },
    });
    const { data, errors } = await failing.answer('{ person { age: name discount } }');
    expect(data).toEqual({ person: { age: 'Ada', discount: null } });
    expect(errors).toMatchObject([{ message: 'no age', path: ['person', 'age'] }]);
  });

  it('may stand for another field elsewhere, and for the field itself', async () => {
    const query =
      '{ id: people { org: friend { id } name: id } people { org { id } friend { org { id } id: address } } }';
    expect(await people().ask(query)).toEqual({
      data: {
        id: [{ org: { id: '2' }, name: '1' }],
        people: [{ org: { id: 'o' }, friend: { org: { id: 'o' }, id: '2@o' } }],
      },
      errors: [],
    });
  });

  it('is kept apart in each branch of a union, through fragments and under conditions', async () => {
    const query = `
      query ($hide: Boolean!) {
        beings { ...Somebody ... on Robot { id: name @skip(if: $hide) address } }
      }
      fragment Somebody on Person { id: name @skip(if: $hide) age: name discount }
    `;
    expect(await people().ask(query, { hide: false })).toEqual({
      data: {
        beings: [
          { id: 'Ada', age: 'Ada', discount: '0%null' },
          { id: 'Robbie', address: 'r@bots' },
        ],
      },
      errors: [],
    });
    expect((await people().ask(query, { hide: true })).data).toEqual({
      beings: [{ age: 'Ada', discount: '0%null' }, { address: 'r@bots' }],
    });
  });

  it('must not hide __typename', () => {
    expect(() => people().plan('{ people { __typename: name } }')).toThrow(
      expect.objectContaining({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
    );
    expect(() => people().plan('{ people { __typename kind: __typename } }')).not.toThrow();
  });
});

it('plans other operations as the planner does', () => {
  const { plan } = people();
  expect(JSON.stringify(plan('{ people { alias: name address } }'))).not.toMatch(/asked|internal|inputRewrites/);
});
