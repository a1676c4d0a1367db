/** A graph of two subgraphs that answers a list of any length: the first knows who is on it, the second what is known of each. */
import { composeServices } from '@apollo/composition';
import { buildSchema, graphql, parse } from 'graphql';
import type { RecordedSubgraph } from '../recording.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const entities =
  'union _Entity = Subject scalar _Any extend type Query { _entities(representations: [_Any!]!): [_Entity]! }';

const typeDefs = {
  registry: `
    type Query { subjects(from: Int!, first: Int!): [Subject!]! }
    type Subject @key(fields: "id") { id: ID! number: String age: Int site: Site }
    type Site { id: ID! name: String country: String }`,
  clinic: `
    type Query { clinics: Int }
    type Subject @key(fields: "id") { id: ID! enrolledOn: String visits: [Visit!]! }
    type Visit { name: String day: Int outOfWindow: Boolean }`,
} as const;
export type CostSubgraph = keyof typeof typeDefs;
export const costSubgraphs = Object.keys(typeDefs) as readonly CostSubgraph[];

export const query = `query List($from: Int!, $first: Int!) {
  subjects(from: $from, first: $first) {
    id number age site { id name country } enrolledOn visits { name day outOfWindow }
  }
}`;

/** Throws when the two do not make a graph, which is a fault of this file. */
export function composeCostGraph(): string {
  const { supergraphSdl, errors } = composeServices(
    costSubgraphs.map((name) => ({ name, url: `http://${name}.invalid`, typeDefs: parse(`${link}${typeDefs[name]}`) })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.[0]?.message ?? 'no supergraph');
  return supergraphSdl;
}

const visitsOfEach = 5;
const range = <Item>(from: number, length: number, item: (index: number) => Item): Item[] =>
  Array.from({ length }, (_, index) => item(from + index));

const registered = (index: number): object => ({
  __typename: 'Subject',
  id: `s${index}`,
  number: `01-${1000 + index}`,
  age: 20 + (index % 60),
  site: { id: `site${index % 7}`, name: `Site ${index % 7}`, country: 'CHN' },
});
const known = ({ id }: { readonly id: string }): object => ({
  __typename: 'Subject',
  id,
  enrolledOn: '2024-03-01',
  visits: range(1, visitsOfEach, (visit) => ({ name: `Visit ${visit}`, day: visit * 14, outOfWindow: visit === 3 })),
});

const rootValue = {
  subjects: ({ from, first }: { readonly from: number; readonly first: number }) => range(from, first, registered),
  _entities: ({ representations }: { readonly representations: readonly { readonly id: string }[] }) =>
    representations.map(known),
};

export function createCostSubgraph(name: CostSubgraph): RecordedSubgraph {
  const schema = buildSchema(`directive @key(fields: String!) on OBJECT ${typeDefs[name]} ${entities}`);
  return {
    execute: ({ query: source, variables }) => graphql({ schema, source, rootValue, variableValues: variables ?? {} }),
  };
}
