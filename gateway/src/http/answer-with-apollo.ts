/** Answers an operation through Apollo Server, which reads, parses and validates what is not known yet. */
import type { IncomingMessage } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { RequestContext } from '../context.ts';
import type { Parameters } from './parameters.ts';
import { toSearch } from './read-search.ts';
import type { Reply } from './respond.ts';

/** All that Apollo Server sees of a request's headers; what is not named here goes nowhere. */
const passedOn = ['content-type', 'x-apollo-operation-name', 'apollo-require-preflight'] as const;

function toHeaderMap(request: IncomingMessage, accept: string): HeaderMap {
  const headers = new HeaderMap([['accept', accept]]);
  for (const name of passedOn) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

/** `sent` is a POST's body, whatever it is, or a GET's parameters. */
export async function answerWithApollo(
  apollo: ApolloServer<RequestContext>,
  request: IncomingMessage,
  sent: { readonly body: unknown } | { readonly search: Parameters },
  context: RequestContext,
): Promise<Reply> {
  const isGet = 'search' in sent;
  const result = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: isGet ? 'GET' : 'POST',
      headers: toHeaderMap(request, context.accepts),
      body: isGet ? undefined : sent.body,
      search: isGet ? toSearch(sent.search) : '',
    },
    context: async () => context,
  });
  if (result.body.kind !== 'complete') throw new Error('incremental delivery is not enabled');
  result.headers.delete('content-type');
  return { status: result.status ?? 200, text: result.body.string, headers: Object.fromEntries(result.headers) };
}
