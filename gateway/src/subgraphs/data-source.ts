/** What the executor calls for one fetch of a plan: deduplicates, looks into what is kept, sends, and hands everyone the answer. */
import type { GraphQLDataSource } from '@apollo/gateway';
import type { RequestContext } from '../context.ts';
import { type FetchProvenance, liveOrigin, unavailableOrigin } from '../provenance.ts';
import { type CallOutcome, createSubgraphCall } from './call-subgraph.ts';
import { createEntityFetch } from './entity-fetch.ts';
import { type Part, placeOwnOrigins, placeToldOrigins, toParts } from './entity-parts.ts';
import type { FetchFacts, ReadFetchFacts } from './fetch-facts.ts';
import type { KeepableFetch, KeptAnswers } from './kept-answers.ts';
import { chunk, chunkSize, deduplicate, scatter, scatterPath } from './representations.ts';
import { createRootFetch } from './root-fetch.ts';
import { isRecord, type SubgraphRequest, type Transport } from './transport.ts';
import type { AnswerUnavailable } from './unavailable-sections.ts';
import { UpstreamError } from './upstream-errors.ts';

export interface DataSourceOptions {
  readonly name: string;
  readonly transport: Transport;
  readonly answerUnavailable: AnswerUnavailable;
  readonly readFacts: ReadFetchFacts;
  /** Undefined when nothing is kept. */
  readonly kept: KeptAnswers | undefined;
  readonly exposeMessages: boolean;
  readonly onCall: (outcome: CallOutcome) => void;
}

interface FetchAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly UpstreamError[];
  readonly origins: () => Pick<FetchProvenance, 'own' | 'told'>;
  /** Something in it is older than it should be. */
  readonly stale: boolean;
}

const nothingKnown: FetchFacts = { keeping: undefined, fields: [] };
const isKeepable = (facts: FetchFacts): facts is KeepableFetch => facts.keeping !== undefined;
const isStale = ({ state }: { readonly state: string }): boolean => state === 'stale';

/** The error of a call as a whole names the first who asked; any other, everyone. */
function placeErrors({ errors, askers, asWhole }: Part): UpstreamError[] {
  return errors.flatMap((error) => {
    const paths = scatterPath(error.path, askers);
    return (asWhole ? paths.slice(0, 1) : paths).map(
      (path) => new UpstreamError(error.message, String(error.extensions.code), path),
    );
  });
}

export function createDataSource(options: DataSourceOptions): GraphQLDataSource {
  const { name, transport, readFacts, kept, onCall } = options;
  const call = createSubgraphCall(name, transport, onCall);
  const entityFetch = createEntityFetch({ ...options, call });
  const rootFetch = createRootFetch({ ...options, call });

  async function fetchRoot(request: SubgraphRequest, context: RequestContext, facts: FetchFacts): Promise<FetchAnswer> {
    const fetch = () => rootFetch(request, context);
    const answer = kept && isKeepable(facts) ? await kept.root(facts, request, context, fetch) : await fetch();
    const whole = { entity: undefined, path: [] };
    if ('text' in answer) {
      const { text, origin } = answer;
      const origins = () => ({ own: [{ ...origin, ...whole }], told: [] });
      return { data: JSON.parse(text), errors: [], origins, stale: isStale(origin) };
    }
    const { data, errors, failure, origins: told } = answer;
    const own = () => [{ ...(failure ? unavailableOrigin(failure.code) : liveOrigin()), ...whole }];
    return { data, errors, origins: () => ({ own: own(), told }), stale: told.some(isStale) };
  }

  async function fetchParts(
    request: SubgraphRequest,
    context: RequestContext,
    facts: FetchFacts,
    distinct: readonly unknown[],
    askers: Part['askers'],
  ): Promise<readonly Part[]> {
    const fetch = (representations: readonly unknown[]) => entityFetch.fetch(request, context, representations);
    if (kept && isKeepable(facts)) {
      const found = await kept.entities(facts, request, context, distinct, fetch);
      return toParts(request, distinct, askers, found, entityFetch.withoutSubgraph);
    }
    return Promise.all(
      chunk(distinct).map(async (part, index) => ({
        ...(await fetch(part)),
        askers: askers.slice(index * chunkSize, (index + 1) * chunkSize),
        keptOrigins: undefined,
      })),
    );
  }

  async function fetchEntities(
    request: SubgraphRequest,
    context: RequestContext,
    facts: FetchFacts,
    representations: readonly unknown[],
  ): Promise<FetchAnswer> {
    const { distinct, askers } = deduplicate(representations);
    const parts = await fetchParts(request, context, facts, distinct, askers);
    return {
      data: { _entities: scatter(parts, representations.length) },
      errors: parts.flatMap(placeErrors),
      origins: () => ({ own: placeOwnOrigins(parts), told: placeToldOrigins(parts) }),
      stale: parts.some(({ keptOrigins, origins }) => keptOrigins?.some(isStale) || origins.some(isStale)),
    };
  }

  return {
    async process({ request, context: ofRequest, ...incoming }) {
      const context = ofRequest as unknown as RequestContext;
      const variables = isRecord(request.variables) ? request.variables : {};
      const sent: SubgraphRequest = { query: request.query ?? '', variables, operationName: request.operationName };
      const facts = kept || context.provenance.asked ? readFacts(sent.query) : nothingKnown;
      // A client's own variable may be called representations too.
      const representations =
        Array.isArray(variables.representations) && /\b_entities\s*\(\s*representations\b/.test(sent.query)
          ? variables.representations
          : undefined;
      const answer = representations
        ? await fetchEntities(sent, context, facts, representations)
        : await fetchRoot(sent, context, facts);
      if (context.provenance.asked || answer.stale)
        context.provenance.fetches.push({
          subgraph: name,
          path: 'pathInIncomingRequest' in incoming ? (incoming.pathInIncomingRequest ?? []) : [],
          entities: representations?.length,
          fields: facts.fields,
          ...answer.origins(),
        });
      return { data: answer.data, ...(answer.errors.length === 0 ? {} : { errors: answer.errors }) };
    },
  };
}
