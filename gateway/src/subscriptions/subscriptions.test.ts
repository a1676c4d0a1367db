import { setImmediate } from 'node:timers/promises';
import { openCache } from '@meridian/kit/cache/cache';
import { afterEach, describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway.ts';
import { composeNewsroom, createNewsroom } from '../testing/newsroom.ts';
import { postStream } from '../testing/read-events.ts';
import { startGateway } from '../testing/start.ts';
import { createMemoryEvents, type MemoryEventsOptions } from './memory-events.ts';

const running: Gateway[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((gateway) => gateway.drain()));
});

/** By the middle of the token that stands for them. */
const callers: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  editor: { sub: 'editor' },
  reader: { sub: 'reader', reads: ['s1', 's3'] },
  expired: { sub: 'reader', exp: 1 },
};

async function start(environment: Readonly<Record<string, string>> = {}, options?: MemoryEventsOptions) {
  const events = createMemoryEvents(options);
  const room = createNewsroom();
  // In memory alone: nothing of it has to be closed.
  const cache = openCache({ namespace: 'test-1' });
  const gateway = await startGateway(
    {
      supergraph: composeNewsroom(),
      subgraphs: room.subgraphs,
      cache,
      events: events.source,
      verifyToken: async (token) => callers[token.split('.')[1] ?? ''] ?? Promise.reject(new Error('unknown')),
    },
    { AUTH: 'jwt', ...environment },
  );
  running.push(gateway);
  const subscribe = async (query: string, { as = 'editor', variables = {} } = {}) => {
    const stream = await postStream(
      `${gateway.url}/graphql`,
      { query, variables },
      { authorization: `Bearer a.${as}.c` },
    );
    const data = async () => (await stream.next())?.data;
    return { ...stream, data };
  };
  const change = (id: string, topic = 'news') =>
    events.publish({ field: 'changed', value: { __typename: 'Story', id }, attributes: { topic, urgent: false } });
  const metric = async (name: string): Promise<string | undefined> => {
    const text = await (await fetch(`${gateway.adminUrl}/metrics`)).text();
    return text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1];
  };
  const untilMetric = async (name: string, value: string): Promise<void> => {
    while ((await metric(name)) !== value) await setImmediate();
  };
  return { gateway, room, events, subscribe, change, metric, untilMetric };
}

const codes = ({ errors = [] }: { errors?: { extensions: { code: string } }[] }) =>
  errors.map(({ extensions }) => extensions.code);

describe('an event about an entity', () => {
  it('is answered from all subgraphs, under the names of the client, as the subscriber', async () => {
    const { room, subscribe, change } = await start();
    const { data } = await subscribe(
      'subscription Changed($upper: Boolean!, $also: Boolean = true) { c: changed(topic: "news") { t: title(upper: $upper) ...More } } fragment More on Story { length author @include(if: $also) { name } print { copies } }',
      { as: 'reader', variables: { upper: true } },
    );
    change('s1');
    expect(await data()).toEqual({
      data: { c: { t: 'TITLE OF S1', length: 2, author: { name: 'name of a1' }, print: { copies: 7 } } },
    });
    expect(room.calls.map(({ subgraph, context }) => [subgraph, (context.claims as { sub: string }).sub])).toEqual([
      ['desk', 'reader'],
      ['people', 'reader'],
      ['people', 'reader'],
    ]);
    const [first] = room.calls;
    expect(first?.request.query).not.toContain('subscription');
    expect(first?.request.variables).toEqual({ upper: true, representations: [{ __typename: 'Story', id: 's1' }] });
  });

  it('may be told by any key of the entity', async () => {
    const { events, subscribe } = await start();
    const { data } = await subscribe('subscription { changed { id } }');
    events.publish({ field: 'changed', value: { slot: { page: 1, row: 1, side: 'left' } }, attributes: {} });
    expect(await data()).toEqual({ data: { changed: { id: 's1' } } });
  });

  it('is not told at all to whoever may not see it, although nothing but its key is asked for', async () => {
    const { subscribe, change, untilMetric } = await start();
    const [reader, editor] = [
      await subscribe('subscription { changed { id } }', { as: 'reader' }),
      await subscribe('subscription { changed { id } }'),
    ];
    for (const id of ['s2', 'refused', 's3']) change(id);
    expect(await reader.data()).toEqual({ data: { changed: { id: 's3' } } });
    expect([await editor.data(), await editor.data(), await editor.data()]).toEqual(
      ['s2', 'refused', 's3'].map((id) => ({ data: { changed: { id } } })),
    );
    await untilMetric('gateway_subscription_events_total{outcome="hidden"}', '2');
    await untilMetric('gateway_subscription_events_total{outcome="ok"}', '4');
  });

  it('is told, or is not, whatever its fields are called by the client', async () => {
    const { subscribe, change } = await start();
    const query = 'subscription { changed { _key_Story: title _key_Story1: length } }';
    const { data } = await subscribe(query, { as: 'reader' });
    for (const id of ['s2', 's1']) change(id);
    expect(await data()).toEqual({ data: { changed: { _key_Story: 'title of s1', _key_Story1: 2 } } });
  });

  it('is read anew, whatever is kept of the entity', async () => {
    const { subscribe, change, room } = await start();
    const { data } = await subscribe('subscription { changed { title } }');
    for (const title of ['first', 'second']) {
      room.title = title;
      change('s1');
      expect(await data()).toEqual({ data: { changed: { title } } });
    }
    expect(room.calls).toHaveLength(2);
  });

  it('comes when its turn has come, however long the one before takes', async () => {
    const { subscribe, change, room } = await start();
    const { data } = await subscribe('subscription { changed { id } }');
    const { promise, resolve } = Promise.withResolvers<void>();
    room.before = () => (room.calls.length === 1 ? promise : undefined);
    change('s1');
    change('s2');
    const first = data();
    while (room.calls.length === 0) await setImmediate();
    expect(room.calls).toHaveLength(1);
    resolve();
    expect([await first, await data()]).toEqual(['s1', 's2'].map((id) => ({ data: { changed: { id } } })));
  });

  it('is told as an error when it cannot be known whether it may be seen; what is a section proves nothing', async () => {
    const { subscribe, change, room } = await start();
    const { data } = await subscribe('subscription { changed { id print { status { state } } } }', { as: 'reader' });
    room.before = () => {
      throw new Error('gone');
    };
    change('s2');
    const told = await data();
    expect(told.data).toEqual({ changed: null });
    expect(codes(told)).toEqual(['SUBGRAPH_DOWN']);
    room.before = undefined;
    change('s1');
    expect(await data()).toEqual({ data: { changed: { id: 's1', print: { status: { state: 'OK' } } } } });
  });

  it('says what is wrong with a part of it', async () => {
    const { subscribe, change, room } = await start();
    const { data } = await subscribe('subscription { changed { id l: length } }');
    room.before = (subgraph) => {
      if (subgraph === 'people') throw new Error('gone');
    };
    change('s1');
    expect(await data()).toMatchObject({
      data: { changed: { id: 's1', l: null } },
      errors: [{ path: ['changed', 'l'], extensions: { code: 'SUBGRAPH_DOWN' } }],
    });
  });

  it('has a deadline of its own', async () => {
    const { subscribe, change, room } = await start({ REQUEST_TIMEOUT_MS: '2000' });
    const { data } = await subscribe('subscription { changed { id } }');
    room.before = () => new Promise(() => undefined);
    for (const id of ['s1', 's2']) {
      change(id);
      expect(codes(await data())).toEqual(['TIMEOUT']);
    }
    expect(room.calls.map(({ request }) => JSON.stringify(request.variables).includes('s2'))).toEqual([false, true]);
  });

  it('is an error when it does not say which', async () => {
    const { events, subscribe, change } = await start();
    const { data } = await subscribe('subscription { changed { id } }');
    events.publish({ field: 'changed', value: { title: 'x', slot: { page: 1 } }, attributes: {} });
    expect(codes(await data())).toEqual(['SOURCE_ERROR']);
    change('s1');
    expect(await data()).toEqual({ data: { changed: { id: 's1' } } });
  });
});

describe('an event that holds its value', () => {
  const tick = { at: 'noon', marks: [{ name: 'a', weight: 1 }, { name: 'b' }], last: null, hidden: 'x' };

  it('is answered from it', async () => {
    const { events, subscribe, room } = await start();
    const { data } = await subscribe(
      'subscription($no: Boolean!) { t: ticked { __typename when: at marks { name } ... on Tick { marks { n: name weight @include(if: $no) } } last { name } } }',
      { variables: { no: false } },
    );
    events.publish({ field: 'ticked', value: tick, attributes: {} });
    expect(await data()).toEqual({
      data: {
        t: {
          __typename: 'Tick',
          when: 'noon',
          marks: [
            { name: 'a', n: 'a' },
            { name: 'b', n: 'b' },
          ],
          last: null,
        },
      },
    });
    expect(room.calls).toEqual([]);
  });

  it('is answered from it in all places that ask for one list', async () => {
    const { events, subscribe } = await start();
    const { data } = await subscribe(
      'subscription($yes: Boolean!) { ticked { marks { weight } ... @include(if: $yes) { marks { name } } } }',
      { variables: { yes: true } },
    );
    const marks = [
      { weight: 1, name: 'a' },
      { weight: 2, name: 'b' },
    ];
    events.publish({ field: 'ticked', value: { marks }, attributes: {} });
    expect(await data()).toEqual({ data: { ticked: { marks } } });
  });

  it('may be one of several types, some of which are entities', async () => {
    const { events, subscribe } = await start();
    const { data } = await subscribe(
      'subscription { published { __typename ... on Note { text by { name } } ... on Story { id length } } }',
      { as: 'reader' },
    );
    const publish = (value: object) => events.publish({ field: 'published', value: { ...value }, attributes: {} });
    publish({ __typename: 'Note', text: 'hello', by: { id: 'a2' } });
    publish({ __typename: 'Story', id: 's2' });
    publish({ __typename: 'Story', id: 's1' });
    expect(await data()).toEqual({
      data: { published: { __typename: 'Note', text: 'hello', by: { name: 'name of a2' } } },
    });
    expect(await data()).toEqual({ data: { published: { __typename: 'Story', id: 's1', length: 2 } } });
  });

  it.each([
    ['lacks something that is asked', '{ ticked { marks { weight } } }', 'ticked', tick],
    [
      'cannot know what an argument does',
      '{ published { ... on Note { text(short: true) } } }',
      'published',
      { __typename: 'Note', text: 'x' },
    ],
    ['does not say its type', '{ published { ... on Note { text } } }', 'published', { text: 'x' }],
    ['is of no such type', '{ published { __typename } }', 'published', { __typename: 'Elsewhere' }],
    ['has nothing but a prototype', '{ ticked { at } }', 'ticked', Object.create(tick)],
  ])('and %s is an error, after which there are more', async (_what, selection, field, value) => {
    const { events, subscribe, change } = await start();
    const { data } = await subscribe(`subscription ${selection}`);
    events.publish({ field, value, attributes: {} });
    const { errors } = await data();
    expect(codes({ errors })).toEqual(['SOURCE_ERROR']);
    expect(JSON.stringify(errors)).not.toContain('Elsewhere');
    change('s1');
    events.publish({ field: 'ticked', value: tick, attributes: {} });
    events.publish({ field: 'published', value: { __typename: 'Note', text: 'x' }, attributes: {} });
    expect(await data()).toBeDefined();
  });
});

describe('arguments', () => {
  it('choose the events, by the values that they have with variables, literals and defaults', async () => {
    const { subscribe, change } = await start();
    const given = await subscribe('subscription($topic: String = "news") { changed(topic: $topic) { id } }');
    const other = await subscribe('subscription($topic: String) { changed(topic: $topic) { id } }', {
      variables: { topic: 'sports' },
    });
    const urgent = await subscribe(
      'subscription { ...S } fragment S on Subscription { changed(topic: "sports", urgent: null) { id } }',
    );
    change('s1');
    change('s2', 'sports');
    expect(await given.data()).toEqual({ data: { changed: { id: 's1' } } });
    expect(await other.data()).toEqual({ data: { changed: { id: 's2' } } });
    expect(await urgent.data()).toEqual({ data: { changed: { id: 's2' } } });
  });
});

describe('a subscription that cannot be', () => {
  it.each([
    ['not valid', 'subscription { changed { nothing } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['about two fields', 'subscription { changed { id } ticked { at } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['about a number', 'subscription { counted }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'there only on a condition',
      'subscription($x: Boolean!) { changed @include(if: $x) { id } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'there in part on a condition',
      'subscription { changed { id } ...More } fragment More on Subscription { ... @include(if: true) { changed { title } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['not allowed', 'subscription { leaked { id } }', 'FORBIDDEN'],
    [
      'without a variable',
      'subscription($t: Int!) { changed { id } n: __typename @skip(if: true) }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['given a wrong variable', 'subscription($t: String!) { changed(topic: $t) { id } }', 'BAD_USER_INPUT'],
  ])('because it is %s is refused in the stream, which then ends', async (_why, query, code) => {
    const { subscribe, metric } = await start();
    const stream = await subscribe(query, { variables: { x: true } });
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const [next, complete, ...others] = await stream.rest();
    expect([next?.event, codes(next?.data), complete, others]).toEqual([
      'next',
      [code],
      { event: 'complete', data: undefined },
      [],
    ]);
    expect(await metric('gateway_subscriptions')).toBe('0');
  });

  it('because there are too many is refused before the stream; one that is left makes room', async () => {
    const { subscribe, untilMetric } = await start({ MAX_SUBSCRIPTIONS: '3', MAX_SUBSCRIPTIONS_PER_CALLER: '2' });
    const first = await subscribe('subscription { changed { id } }');
    await subscribe('subscription { ticked { at } }');
    const third = await subscribe('subscription { changed { id } }');
    expect([third.status, third.headers.get('retry-after'), codes((await third.json()) as never)]).toEqual([
      429,
      '30',
      ['TOO_MANY_SUBSCRIPTIONS'],
    ]);
    expect((await subscribe('subscription { changed { id } }', { as: 'reader' })).status).toBe(200);
    const fourth = await subscribe('subscription { changed { id } }', { as: 'reader' });
    expect([fourth.status, codes((await fourth.json()) as never)]).toEqual([503, ['SHED']]);
    first.leave();
    await untilMetric('gateway_subscriptions', '2');
    expect((await subscribe('subscription { changed { id } }')).status).toBe(200);
  });
});

describe('a stream ends', () => {
  it('when the token expires', async () => {
    const { subscribe } = await start({ SSE_HEARTBEAT_MS: '10' });
    const events = await (await subscribe('subscription { changed { id } }', { as: 'expired' })).rest();
    expect(events.map(({ event, data }) => [event, data && codes(data)])).toEqual([
      ['next', ['UNAUTHENTICATED']],
      ['complete', undefined],
    ]);
  });

  it('before an event that comes when the token has expired', async () => {
    const { subscribe, change, room } = await start();
    const stream = await subscribe('subscription { changed { id } }', { as: 'expired' });
    change('s1');
    expect((await stream.rest()).map(({ data }) => data && codes(data))).toEqual([['UNAUTHENTICATED'], undefined]);
    expect(room.calls).toEqual([]);
  });

  it('when its client cannot keep up', async () => {
    const { subscribe, change, room } = await start({}, { mostWaiting: 2 });
    const stream = await subscribe('subscription { changed { id } }');
    const { promise, resolve } = Promise.withResolvers<void>();
    room.before = () => promise;
    change('s1');
    while (room.calls.length === 0) await setImmediate();
    for (const id of ['s2', 's3', 's4', 's5']) change(id);
    resolve();
    expect((await stream.rest()).map(({ data }) => data?.data?.changed.id ?? (data && codes(data)))).toEqual([
      ...['s1', 's2', 's3'],
      ['SUBSCRIBER_TOO_SLOW'],
      undefined,
    ]);
  });

  it('with a word when the gateway goes, also in the middle of an event', async () => {
    const { gateway, subscribe, change, room } = await start();
    const streams = [
      await subscribe('subscription { changed { id } }'),
      await subscribe('subscription { ticked { at } }'),
    ];
    room.before = () => new Promise(() => undefined);
    change('s1');
    while (room.calls.length === 0) await setImmediate();
    const drained = gateway.drain();
    for (const stream of streams)
      expect((await stream.rest()).map(({ event, data }) => [event, data && codes(data)])).toEqual([
        ['next', ['SHUTTING_DOWN']],
        ['complete', undefined],
      ]);
    await drained;
  });

  it('at once for whoever leaves: what is asked for them is given up', async () => {
    const { subscribe, change, room, untilMetric } = await start();
    const stream = await subscribe('subscription { changed { id } }');
    const given = Promise.withResolvers<AbortSignal | undefined>();
    room.before = () => {
      given.resolve(room.calls.at(-1)?.context.signal);
      return new Promise(() => undefined);
    };
    change('s1');
    const signal = await given.promise;
    stream.leave();
    await untilMetric('gateway_subscriptions', '0');
    expect(signal?.aborted).toBe(true);
  });
});

describe('another supergraph', () => {
  it('answers what it fits, and does not hold the one before', async () => {
    const { gateway, subscribe, change } = await start();
    const stream = await subscribe('subscription { changed { id length } }');
    change('s1');
    expect(await stream.data()).toEqual({ data: { changed: { id: 's1', length: 2 } } });
    await gateway.replaceSupergraph(composeNewsroom((sdl) => sdl.replace('now: String', 'now: String  later: String')));
    change('s3');
    expect(await stream.data()).toEqual({ data: { changed: { id: 's3', length: 2 } } });
  });

  it.each([
    ['lacks what is asked', 'title(upper: Boolean = false): String', '', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'does not allow it',
      'title(upper: Boolean = false): String',
      'title(upper: Boolean): String @requiresScopes(scopes: [["titles"]])',
      'FORBIDDEN',
    ],
  ])('that %s ends it with an error', async (_what, before, after, code) => {
    const { gateway, subscribe, change } = await start();
    const stream = await subscribe('subscription { changed { id title } }');
    await gateway.replaceSupergraph(composeNewsroom((sdl) => sdl.replace(before, after)));
    change('s1');
    expect((await stream.rest()).map(({ event, data }) => [event, data && codes(data)])).toEqual([
      ['next', [code]],
      ['complete', undefined],
    ]);
  });
});
