import { expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

/** Both declare it, one with a default that the other lacks: composition keeps one of the two definitions. */
const declare = (scope: string) => `
  extend schema
    @link(url: "https://specs.example/stamp/v1.0", import: ["@stamp"])
    @federation__composeDirective(name: "@stamp")
  directive @stamp(colour: Colour${scope}, at: [Int!]) on QUERY | MUTATION | FIELD | FRAGMENT_SPREAD | FRAGMENT_DEFINITION
  enum Colour { RED BLUE }`;

const { ask, calls } = openPlanned({
  letters: {
    sdl: `${declare('!')}
      type Query { letter: Letter }
      type Letter @key(fields: "id") { id: ID! title: String }`,
    resolvers: { Query: { letter: () => ({ id: '1', title: 'Dear' }) } },
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
