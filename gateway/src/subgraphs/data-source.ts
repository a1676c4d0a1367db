/** Lets Apollo's executor call a subgraph. */
import type { GraphQLDataSource } from '@apollo/gateway';
import type { RequestContext } from '../context.ts';
import { BoundedStore } from '../plan/bounded-store.ts';
import type { PreparedFetch, SubgraphClient } from './subgraph-client.ts';
import { isRecord } from './transport.ts';

interface KnownFetch {
  readonly fetch: PreparedFetch;
  /** A client's own variable may be called representations too. */
  readonly ofEntities: boolean;
}

export function createDataSource(client: SubgraphClient): GraphQLDataSource {
  const known = new BoundedStore<KnownFetch>({ maxEntries: 2_000, maxBytes: 2_000, sizeInBytes: () => 1 });

  function prepareOnce(query: string, operationName: string | undefined): KnownFetch {
    const remembered = known.peek(query);
    if (remembered) return remembered;
    const fetch = client.prepare(query, operationName);
    const ofEntities = /\b_entities\s*\(\s*representations\b/.test(query);
    known.put(query, { fetch, ofEntities });
    return { fetch, ofEntities };
  }

  return {
    async process({ request, context: ofRequest, ...incoming }) {
      const context = ofRequest as unknown as RequestContext;
      const path = 'pathInIncomingRequest' in incoming ? (incoming.pathInIncomingRequest ?? []) : [];
      const { fetch, ofEntities } = prepareOnce(request.query ?? '', request.operationName);
      const given = isRecord(request.variables) ? request.variables : {};
      const { data, errors } =
        ofEntities && Array.isArray(given.representations)
          ? await fetchEntities(fetch, given, given.representations, context, path)
          : await client.fetchRoot(fetch, given, context, path);
      return { data, ...(errors.length === 0 ? {} : { errors }) };
    },
  };

  async function fetchEntities(
    fetch: PreparedFetch,
    { representations: _, ...variables }: Readonly<Record<string, unknown>>,
    representations: readonly Readonly<Record<string, unknown>>[],
    context: RequestContext,
    path: readonly (string | number)[],
  ) {
    const { entities, errors } = await client.fetchEntities(fetch, variables, representations, context, path);
    return { data: { _entities: entities }, errors };
  }
}
