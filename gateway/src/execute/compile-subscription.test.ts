import type { QueryPlan } from '@apollo/query-planner';
import { describe, expect, it } from 'vitest';
import { type FederationPart, openFederation } from '../testing/federation.ts';
import { compilePlan } from './compile-plan.ts';
import { compileSubscription } from './compile-subscription.ts';
import type { Execution } from './execution.ts';

const feed: Record<'news' | 'authors', FederationPart> = {
  news: {
    sdl: `
      type Query { none: Int }
      type Subscription { published(topic: String): Piece }
      union Piece = Story | Note
      type Story @key(fields: "id") { id: ID! length: Int! }
      type Note { length: String }
    `,
  },
  authors: {
    sdl: 'type Story @key(fields: "id") { id: ID! author: String }',
    resolvers: { Story: { author: () => 'me' } },
  },
};

const open = (): Execution => ({
  ...{ variables: {}, coerced: {}, context: {} as Execution['context'], data: {}, errors: [] },
});

describe('a subscription', () => {
  const federation = openFederation(feed);
  const plan = federation.plan(
    'subscription($topic: String) { p: published(topic: $topic) { ... on Note { length } ... on Story { length author } } }',
  );
  const { primary, rest } = compileSubscription(plan, federation);

  it('says what to ask of which subgraph', () => {
    expect(primary.serviceName).toBe('news');
    expect(primary.fetch.query).toMatch(/^subscription\b.*published\(topic:\$topic\)/);
  });

  it('takes each event under the names of the client, and adds what others know', async () => {
    const alias = /(length__alias_\d):length/.exec(primary.fetch.query)?.[1] ?? '';
    const execution = open();
    primary.receive(execution, { data: { p: { __typename: 'Story', id: '1', [alias]: 0 } }, errors: [] });
    await rest?.(execution);
    expect(JSON.parse(JSON.stringify(execution.data))).toEqual({
      p: { __typename: 'Story', id: '1', length: 0, author: 'me' },
    });
  });

  it('needs no rest when one subgraph knows it all', () => {
    const alone = federation.plan('subscription { published { ... on Note { length } } }');
    expect(compileSubscription(alone, federation).rest).toBeUndefined();
  });

  it('is not run as a query, nor a query as a subscription', () => {
    const query: QueryPlan = { kind: 'QueryPlan' };
    expect(() => compilePlan(plan, federation)).toThrow(/stream/);
    expect(() => compileSubscription(query, federation)).toThrow(/subscription/);
  });
});
