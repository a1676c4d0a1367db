/** Answers of subgraphs that are kept for a while: entities one by one, root fetches whole, each for whom it was given to and never longer than its fields allow. */
import { createHash } from 'node:crypto';
import type { Cache, Cached, CacheKey, CachePolicy } from '@meridian/kit/cache/cache';
import type { Claims, RequestContext } from '../context.ts';
import { keptOrigin, type Origin, type PlacedOrigin } from '../provenance.ts';
import type { EntityKeys } from '../supergraph/entity-keys.ts';
import type { EntityAnswers } from './entity-fetch.ts';
import type { FetchFacts, KeepingPolicy } from './fetch-facts.ts';
import { type Gathered, gatherCalls } from './gather-calls.ts';
import type { RootAnswer } from './root-fetch.ts';
import { type AbortWatch, isRecord, SubgraphFailure, type SubgraphRequest, watchAbort } from './transport.ts';
import { isRefusal, type UpstreamError } from './upstream-errors.ts';

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

export type KeepableFetch = FetchFacts & { readonly keeping: KeepingPolicy };

export interface KeptAnswers {
  entities(
    facts: KeepableFetch,
    request: SubgraphRequest,
    context: RequestContext,
    representations: readonly unknown[],
    fetch: (representations: readonly unknown[]) => Promise<EntityAnswers>,
  ): Promise<readonly FoundEntity[]>;
  root(
    facts: KeepableFetch,
    request: SubgraphRequest,
    context: RequestContext,
    fetch: () => Promise<RootAnswer>,
  ): Promise<KeptAnswer | RootAnswer>;
}

/**
 * Claims about the token itself (RFC 7519, section 4.1): a new token with the same rights reads what the one before it was given. Every other claim may decide what
 * a subgraph shows, and this gateway does not know which do.
 */
const claimsOfTheToken: ReadonlySet<string> = new Set(['iat', 'exp', 'nbf', 'jti']);

/** How long a refusal keeps what was known before it from being served in its place; it is told to nobody but who got it. */
const refusedSeconds = 1;

/** How long other gateways wait for one that began to load and may have ended since: a subgraph answers sooner, and clients wait for this. */
const leaseMs = 1_000;

const inOrder = (_key: string, value: unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

function digestClaims(claims: Claims): string {
  const deciding = Object.fromEntries(Object.entries(claims).filter(([name]) => !claimsOfTheToken.has(name)));
  return createHash('sha256').update(JSON.stringify(deciding, inOrder)).digest('base64url');
}

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
  const digests = new WeakMap<Claims, string>();
  const digestOf = (claims: Claims): string => {
    const known = digests.get(claims) ?? digestClaims(claims);
    digests.set(claims, known);
    return known;
  };
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

  /** What was kept, or what our own load got; undefined when another's got nothing that is of use to us. */
  async function lookUp<Answer>(
    { keeping }: KeepableFetch,
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
    async entities(facts, request, context, representations, fetch) {
      const gatherer = gatherCalls(representations.length, (indexes) =>
        fetch(indexes.map((index) => representations[index])),
      );
      const { representations: _, ...variables } = request.variables ?? {};
      const common = [digest, subgraph, request.query, JSON.stringify(variables, inOrder), digestOf(context.claims)];
      const watch = watchAbort(context.signal);

      async function find(representation: unknown, index: number): Promise<FoundEntity> {
        const key = {
          parts: [...common, JSON.stringify(representation)],
          tags: [ofSubgraph, ...tagsOf(representation)],
        };
        const own: OwnLoad<Gathered<EntityAnswers>> = { begun: false };
        const found = await lookUp(facts, key, watch, own, async () => {
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
        return await Promise.all(representations.map(find));
      } finally {
        watch.stop();
      }
    },

    async root(facts, request, context, fetch) {
      const variables = JSON.stringify(request.variables ?? {}, inOrder);
      const parts = [digest, subgraph, request.query, variables, digestOf(context.claims)];
      const watch = watchAbort(context.signal);
      const own: OwnLoad<RootAnswer> = { begun: false };
      try {
        const found = await lookUp(facts, { parts, tags: [ofSubgraph] }, watch, own, async () => {
          own.answer = await fetch();
          if (own.answer.failure !== undefined) throw own.answer.failure;
          if (couldNot(own.answer.errors)) throw unreadable();
          return isWhole(own.answer) ? JSON.stringify(own.answer.data) : null;
        });
        return found ?? (await fetch());
      } finally {
        watch.stop();
      }
    },
  };
}
