/** What an executor calls for the fetches of a plan: deduplicates, looks into what is kept, sends, and hands everyone the answer. */
import type { RequestContext } from '../context.ts';
import { type FetchProvenance, liveOrigin, unavailableOrigin } from '../provenance.ts';
import { type CallOutcome, createSubgraphCall } from './call-subgraph.ts';
import { createEntityFetch } from './entity-fetch.ts';
import { type Part, placeErrors, placeOwnOrigins, placeToldOrigins, toCalledPart, toParts } from './entity-parts.ts';
import type { ReadFetchFacts } from './fetch-facts.ts';
import type { KeepableFetch, KeptAnswers } from './kept-answers.ts';
import { mergeCalls } from './merge-calls.ts';
import { prepareFetch } from './prepare-fetch.ts';
import { chunkSize, type DistinctRepresentations, deduplicate, findAskers, scatter } from './representations.ts';
import { createRootFetch } from './root-fetch.ts';
import type { FetchPath, PreparedFetch, SubgraphClient, Variables } from './subgraph-client.ts';
import type { Transport } from './transport.ts';
import type { AnswerUnavailable } from './unavailable-sections.ts';

export interface SubgraphClientOptions {
  readonly name: string;
  readonly transport: Transport;
  readonly answerUnavailable: AnswerUnavailable;
  readonly readFacts: ReadFetchFacts;
  /** Undefined when nothing is kept. */
  readonly kept: KeptAnswers | undefined;
  readonly exposeMessages: boolean;
  readonly onCall: (outcome: CallOutcome) => void;
  /** For each call that another's was taken for; undefined when none are. */
  readonly onMerged?: (() => void) | undefined;
}

const isKeepable = (fetch: PreparedFetch): fetch is KeepableFetch => fetch.facts.keeping !== undefined;
const isStale = ({ state }: { readonly state: string }): boolean => state === 'stale';
const whole = { entity: undefined, path: [] };

export function createSubgraphClient(options: SubgraphClientOptions): SubgraphClient {
  const { name, transport, readFacts, kept, onCall, onMerged } = options;
  const onTheWire = createSubgraphCall(name, transport, onCall);
  const call = onMerged ? mergeCalls(onTheWire, onMerged) : onTheWire;
  const entityFetch = createEntityFetch({ ...options, call });
  const rootFetch = createRootFetch({ ...options, call });

  function tell(
    { facts: { fields } }: PreparedFetch,
    { provenance }: RequestContext,
    path: FetchPath,
    entities: number | undefined,
    origins: Pick<FetchProvenance, 'own' | 'told'>,
  ): void {
    provenance.fetches.push({ subgraph: name, path, entities, fields, ...origins });
  }

  function fetchParts(
    fetch: PreparedFetch,
    variables: Variables,
    context: RequestContext,
    { distinct, texts }: DistinctRepresentations,
  ): Promise<readonly Part[]> {
    const fetchChunk = async (start: number, end: number): Promise<Part> => {
      const asked = { distinct: distinct.slice(start, end), texts: texts.slice(start, end) };
      return toCalledPart(await entityFetch.fetch(fetch, variables, context, asked), start, asked.texts.length);
    };
    const chunks: Promise<Part>[] = [];
    for (let start = 0; start < texts.length; start += chunkSize) chunks.push(fetchChunk(start, start + chunkSize));
    return Promise.all(chunks);
  }

  async function findParts(
    kept: KeptAnswers,
    fetch: KeepableFetch,
    variables: Variables,
    context: RequestContext,
    asked: DistinctRepresentations,
  ): Promise<readonly Part[]> {
    const found = await kept.entities(fetch, variables, context, asked, (missing) =>
      entityFetch.fetch(fetch, variables, context, missing),
    );
    return toParts(fetch, variables, asked.distinct, found, entityFetch.withoutSubgraph);
  }

  return {
    name,
    prepare: (query, operationName) => prepareFetch(query, operationName, readFacts),

    async fetchRoot(fetch, variables, context, path) {
      const fetchAnew = () => rootFetch(fetch, variables, context);
      const answer =
        kept && isKeepable(fetch) ? await kept.root(fetch, variables, context, fetchAnew) : await fetchAnew();
      const { asked } = context.provenance;
      if ('text' in answer) {
        const { text, origin } = answer;
        if (asked || isStale(origin))
          tell(fetch, context, path, undefined, { own: [{ ...origin, ...whole }], told: [] });
        return { data: JSON.parse(text), errors: [] };
      }
      const { data, errors, failure, origins: told } = answer;
      if (asked || told.some(isStale)) {
        const origin = failure ? unavailableOrigin(failure.code) : liveOrigin();
        tell(fetch, context, path, undefined, { own: [{ ...origin, ...whole }], told });
      }
      return { data, errors };
    },

    async fetchEntities(fetch, variables, representations, context, path) {
      const asked = deduplicate(representations);
      const parts =
        kept && isKeepable(fetch)
          ? await findParts(kept, fetch, variables, context, asked)
          : await fetchParts(fetch, variables, context, asked);
      const failed = parts.some(({ errors }) => errors.length > 0);
      const toTell =
        context.provenance.asked ||
        parts.some(({ keptOrigins, origins }) => keptOrigins?.some(isStale) || origins.some(isStale));
      const entities = scatter(parts, asked.places);
      if (!failed && !toTell) return { entities, errors: [] };
      const askers = findAskers(asked);
      if (toTell)
        tell(fetch, context, path, representations.length, {
          own: placeOwnOrigins(parts, askers),
          told: placeToldOrigins(parts, askers),
        });
      return { entities, errors: placeErrors(parts, askers) };
    },
  };
}
