/** What can be known of a fetch before it is made. */
import { Kind, OperationTypeNode, parse } from 'graphql';
import type { FetchFacts, ReadFetchFacts } from './fetch-facts.ts';
import type { PreparedFetch } from './subgraph-client.ts';

const nothingKnown: FetchFacts = { keeping: undefined, fields: [] };

/** Throws GraphQLError for a text that cannot be parsed; the planner writes none. */
export function prepareFetch(
  query: string,
  operationName?: string,
  readFacts: ReadFetchFacts = () => nothingKnown,
): PreparedFetch {
  const document = parse(query, { noLocation: true });
  const name = operationName === undefined ? '' : `"operationName":${JSON.stringify(operationName)},`;
  return {
    query,
    operationName,
    mutation: document.definitions.some(
      (definition) =>
        definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.MUTATION,
    ),
    facts: readFacts(document),
    asksPrototype: query.includes('__proto__'),
    head: `{"query":${JSON.stringify(query)},${name}"variables":{`,
  };
}
