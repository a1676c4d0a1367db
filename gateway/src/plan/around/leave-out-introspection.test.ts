import { parse, print } from 'graphql';
import { expect, it } from 'vitest';
import { leaveOutIntrospection } from './leave-out-introspection.ts';
import { openPlanned } from './testing/open-planned.ts';

it.each([
  ['{ __type(name: "A") { isOneOf } a }', '{ a }'],
  [
    '{ s: __schema { types { ...T } } } fragment T on __Type { name ofType { ...U } } fragment U on __Type { kind }',
    '{ __typename }',
  ],
  [
    'query Q($n: String!) { ...F ... on Query { __type(name: $n) { name } } } fragment F on Query { __schema { queryType { name } } a { ...G } } fragment G on A { b }',
    'query Q($n: String!) { ...F ... on Query { __typename } } fragment F on Query { a { ...G } } fragment G on A { b }',
  ],
])('leaves of %s what subgraphs are asked for', (text, rest) => {
  expect(print(leaveOutIntrospection(parse(text)))).toBe(print(parse(rest)));
});

it('hands back what has none', () => {
  const document = parse('{ __typename a { __typename } }');
  expect(leaveOutIntrospection(document)).toBe(document);
});

it('lets introspection that the planner does not know stand beside other fields', async () => {
  const { ask } = openPlanned({
    one: {
      sdl: 'type Query { a(by: By): Int } input By { n: Int }',
      resolvers: { Query: { a: () => 1 } },
    },
  });
  expect(await ask('{ __type(name: "By") { isOneOf } a }')).toEqual({
    data: { __type: { isOneOf: false }, a: 1 },
    errors: [],
  });
});
