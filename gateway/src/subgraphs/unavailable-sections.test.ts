import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import { createUnavailableAnswers } from './unavailable-sections.ts';

const schema = buildSchema(`
  type Query { any: Media }
  interface Media { id: ID! }
  type Book implements Media { id: ID! title: String loans: Loans }
  type Loans { status: Status amount: Int }
  type Status { state: String source: String }
`);
const answer = createUnavailableAnswers(schema, new Map([['Loans', 'DESK']]));

const ask = (typename: string, selection: string) =>
  answer({
    query: `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`,
    code: 'SUBGRAPH_DOWN',
    representations: [{ __typename: typename, id: 'b1' }],
  });

it('answers what is known without the subgraph, and names the first of what is not', () => {
  const { data, unanswered } = ask('Book', '... on Book { __typename id loans { amount status { state } } title }');
  expect(JSON.parse(JSON.stringify(data))).toEqual({
    _entities: [{ __typename: 'Book', id: 'b1', loans: { amount: null, status: { state: 'UNAVAILABLE' } } }],
  });
  expect(unanswered).toEqual(['_entities', 0, 'title']);
});

it('does not say of which type an object is that is known by its interface alone', () => {
  const { data, unanswered } = ask('Media', '... on Media { __typename ... on Book { title } }');
  expect(JSON.parse(JSON.stringify(data))).toEqual({ _entities: [{}] });
  expect(unanswered).toEqual(['_entities', 0, '__typename']);
});
