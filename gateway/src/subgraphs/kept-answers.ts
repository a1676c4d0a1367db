/** Answers of subgraphs that are kept for a while: entities one by one, root fetches whole, each for whom it was given to and never longer than its fields allow. */
import type { Cache, Cached, CacheKey, CachePolicy } from '@meridian/kit/cache/cache';
import type { RequestContext } from '../context.ts';
import { keptOrigin, type Origin, type PlacedOrigin } from '../provenance.ts';
import type { EntityKeys } from '../supergraph/entity-keys.ts';
import { digestClaims } from './digest-claims.ts';
import type { EntityAnswers } from './entity-fetch.ts';
import type { KeepingPolicy } from './fetch-facts.ts';
import { type Gathered, gatherCalls } from './gather-calls.ts';
import { inOrder } from './in-order.ts';
import type { RootAnswer } from './root-fetch.ts';
import type { AskedEntities } from './subgraph-call.ts';
import type { PreparedFetch, Variables } from './subgraph-client.ts';
import { isRecord, SubgraphFailure } from './transport.ts';
import { isRefusal, type UpstreamError } from './upstream-errors.ts';
import { type AbortWatch, watchAbort } from './watch-abort.ts';

export interface KeptAnswersOptions {
  readonly cache: Pick<Cache, 'getOrLoad'>;
  readonly subgraph: string;
  /** Of the supergraph: answers under one are none under another. */
  readonly digest: string;
  readonly keys: EntityKeys;
  readonly onLookup: (subgraph: string, state: Cached<string>['state']) => void;
}

/** What was kept, as JSON text: whoever uses it gets an object of its own, because answers are merged in place. */
export interface KeptAnswer {
  readonly text: string;
  readonly origin: Origin;
}

export type FoundEntity = KeptAnswer | Gathered<EntityAnswers>;

/** What this request's own load got, when the cache asked it to load. */
interface OwnLoad<Answer> {
  begun: boolean;
  answer?: Answer;
}

export type KeepableFetch = PreparedFetch & { readonly facts: { readonly keeping: KeepingPolicy } };

export interface KeptAnswers {
  entities(
    fetch: KeepableFetch,
    variables: Variables,
    context: RequestContext,
    asked: AskedEntities,
    call: (asked: AskedEntities) => Promise<EntityAnswers>,
  ): Promise<readonly FoundEntity[]>;
  root(
    fetch: KeepableFetch,
    variables: Variables,
    context: RequestContext,
    call: () => Promise<RootAnswer>,
  ): Promise<KeptAnswer | RootAnswer>;
}

/** How long a refusal keeps what was known before it from being served in its place; it is told to nobody but who got it. */
const refusedSeconds = 1;

/** How long other gateways wait for one that began to load and may have ended since: a subgraph answers sooner, and clients wait for this. */
const leaseMs = 1_000;

const isUpToDate = ({ state }: PlacedOrigin): boolean => state === 'live' || state === 'cache';

function isComplete({ entities, errors, origins }: EntityAnswers, place: number): boolean {
  return (
    isRecord(entities[place]) &&
    errors.every(({ path }) => typeof path?.[1] === 'number' && path[1] !== place) &&
    origins.every((origin) => (origin.entity ?? place) !== place || isUpToDate(origin))
  );
}

const isWhole = ({ data, errors, origins }: RootAnswer): boolean =>
  errors.length === 0 && data !== null && !Object.values(data).includes(null) && origins.every(isUpToDate);

/** The subgraph could not rather than would not: what was known before may stand in for it. */
const couldNot = (errors: readonly UpstreamError[]): boolean => errors.length > 0 && !errors.some(isRefusal);

const unreadable = () => new SubgraphFailure('SOURCE_ERROR', 'unreadable');

/** Not all at once, and none longer than its fields allow. */
function policyOf({ maxAgeSeconds, staleIfErrorSeconds, personal }: KeepingPolicy): CachePolicy {
  const jitterSeconds = Math.floor(maxAgeSeconds / 10);
  return {
    maxAgeSeconds: maxAgeSeconds - jitterSeconds,
    jitterSeconds,
    absentSeconds: refusedSeconds,
    staleIfErrorSeconds,
    leaseMs,
    personal,
  };
}

export function createKeptAnswers({ cache, subgraph, digest, keys, onLookup }: KeptAnswersOptions): KeptAnswers {
  const ofSubgraph = `subgraph:${subgraph}`;

  function tagsOf(representation: unknown): string[] {
    if (!isRecord(representation)) return [];
    const { __typename } = representation;
    return (keys.get(String(__typename)) ?? []).flatMap((fields) => {
      const values = fields.map((field) => representation[field]);
      return values.includes(undefined) ? [] : [`${__typename}:${values.join(':')}`];
    });
  }

  const toKept = (text: string, { state, loadedAtMs }: Cached<string>): KeptAnswer => ({
    text,
    origin: keptOrigin(state === 'STALE' ? 'stale' : 'cache', loadedAtMs),
  });

  const commonParts = ({ query }: PreparedFetch, variables: Variables, { claims }: RequestContext): string[] => [
    ...[digest, subgraph, query, JSON.stringify(variables, inOrder), digestClaims(claims)],
  ];

  /** What was kept, or what our own load got; undefined when another's got nothing that is of use to us. */
  async function lookUp<Answer>(
    { facts: { keeping } }: KeepableFetch,
    key: CacheKey,
    { aborted }: AbortWatch,
    own: OwnLoad<Answer>,
    load: () => Promise<string | null>,
  ): Promise<KeptAnswer | Answer | undefined> {
    const finding = cache.getOrLoad(key, policyOf(keeping), () => {
      own.begun = true;
      return load();
    });
    // When our time is over our own load ends by itself, and something stale may stand in for it. Another's may take longer than we have.
    const tooLate = aborted.catch((failure) => (own.begun ? finding : Promise.reject(failure)));
    try {
      const found = await Promise.race([finding, tooLate]);
      onLookup(subgraph, found.state);
      if (own.answer !== undefined && found.state !== 'STALE') return own.answer;
      return found.value === null ? undefined : toKept(found.value, found);
    } catch {
      return own.answer;
    }
  }

  return {
    async entities(fetch, variables, context, { distinct, texts }, call) {
      const gatherer = gatherCalls(texts.length, (indexes) =>
        call({
          distinct: indexes.map((index) => distinct[index]),
          texts: indexes.map((index) => texts[index] ?? ''),
        }),
      );
      const common = commonParts(fetch, variables, context);
      const watch = watchAbort(context.signal);

      async function find(text: string, index: number): Promise<FoundEntity> {
        const key = { parts: [...common, text], tags: [ofSubgraph, ...tagsOf(distinct[index])] };
        const own: OwnLoad<Gathered<EntityAnswers>> = { begun: false };
        const found = await lookUp(fetch, key, watch, own, async () => {
          own.answer = await gatherer.ask(index);
          const { answers, place } = own.answer;
          if (answers.failure !== undefined) throw answers.failure;
          if (isComplete(answers, place)) return JSON.stringify(answers.entities[place]);
          if (couldNot(answers.errors.filter(({ path }) => path?.[1] === place))) throw unreadable();
          return null;
        });
        if (found === undefined) return gatherer.ask(index);
        gatherer.settle(index);
        return found;
      }

      try {
        return await Promise.all(texts.map(find));
      } finally {
        watch.stop();
      }
    },

    async root(fetch, variables, context, call) {
      const parts = commonParts(fetch, variables, context);
      const watch = watchAbort(context.signal);
      const own: OwnLoad<RootAnswer> = { begun: false };
      try {
        const found = await lookUp(fetch, { parts, tags: [ofSubgraph] }, watch, own, async () => {
          own.answer = await call();
          if (own.answer.failure !== undefined) throw own.answer.failure;
          if (couldNot(own.answer.errors)) throw unreadable();
          return isWhole(own.answer) ? JSON.stringify(own.answer.data) : null;
        });
        return found ?? (await call());
      } finally {
        watch.stop();
      }
    },
  };
}
