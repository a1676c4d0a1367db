import { expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

/** Both declare it, one with a default that the other lacks: composition keeps one of the two definitions. */
const declare = (scope: string) => `
  extend schema
    @link(url: "https://specs.example/stamp/v1.0", import: ["@stamp", "@seal"])
    @federation__composeDirective(name: "@stamp")
    @federation__composeDirective(name: "@seal")
  directive @seal(depth: Int) on MUTATION
  directive @stamp(colour: Colour${scope}, at: [Int!]) on QUERY | MUTATION | FIELD | FRAGMENT_SPREAD | FRAGMENT_DEFINITION
  enum Colour { RED BLUE }`;

const { ask, calls } = openPlanned({
  letters: {
    sdl: `${declare('!')}
      type Query { letter: Letter }
      type Mutation { send: Letter }
      type Letter @key(fields: "id") { id: ID! title: String }`,
    resolvers: {
      Query: { letter: () => ({ id: '1', title: 'Dear' }) },
      Mutation: { send: () => ({ id: '1', title: 'Dear' }) },
    },
  },
  post: {
    sdl: `${declare('! = BLUE')}
      type Letter @key(fields: "id") { id: ID! weight: Int }`,
    resolvers: { Letter: { weight: () => 20 } },
  },
});

it.each([
  ['{ letter { title @stamp weight @stamp } }', 'title@stamp(colour:BLUE)'],
  ['{ letter { title @stamp(colour: RED, at: [1]) weight } }', 'title@stamp(colour:RED at:[1])'],
  ['query ($c: Colour!) @stamp(colour: $c) { letter { title weight } }', '@stamp(colour:$c)'],
  ['{ letter { ...Title @stamp weight } } fragment Title on Letter @stamp(colour: RED) { title }', 'title'],
])('passes on what subgraphs know of %s', async (query, passed) => {
  calls.length = 0;
  expect(await ask(query, { c: 'RED' })).toEqual({ data: { letter: { title: 'Dear', weight: 20 } }, errors: [] });
  expect(calls[0]?.query.replaceAll(/\s+/g, ' ')).toContain(passed);
});

it('passes on a directive of a mutation to what may have it alone', async () => {
  calls.length = 0;
  const query = 'mutation ($c: Colour!, $d: Int) @stamp(colour: $c) @seal(depth: $d) { send { title weight } }';
  expect(await ask(query, { c: 'RED', d: 2 })).toEqual({ data: { send: { title: 'Dear', weight: 20 } }, errors: [] });
  expect(calls.map(({ subgraph }) => subgraph)).toEqual(['letters', 'post']);
  expect(calls[0]?.query).toContain('@stamp(colour:$c)@seal(depth:$d)');
  expect(calls[1]?.query).toContain('@stamp(colour:$c)');
  expect(calls[1]?.query).not.toMatch(/@seal|\$d/);
});
