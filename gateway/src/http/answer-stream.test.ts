/** GraphQL over SSE, each operation with a stream of its own; https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
import { afterEach, describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway.ts';
import { createMemoryEvents } from '../subscriptions/memory-events.ts';
import { composeNewsroom, createNewsroom } from '../testing/newsroom.ts';
import { openStream, postStream } from '../testing/read-events.ts';
import { ask, startGateway } from '../testing/start.ts';

const running: Gateway[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(running.splice(0).map((gateway) => gateway.drain()));
});

async function start(environment: Readonly<Record<string, string>> = {}) {
  const events = createMemoryEvents();
  const room = createNewsroom();
  const gateway = await startGateway(
    { supergraph: composeNewsroom(), subgraphs: room.subgraphs, events: events.source },
    environment,
  );
  running.push(gateway);
  const change = (id: string, topic = 'news') =>
    events.publish({ field: 'changed', value: { __typename: 'Story', id }, attributes: { topic } });
  const metric = async (name: string): Promise<number> => {
    const text = await (await fetch(`${gateway.adminUrl}/metrics`)).text();
    return Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    );
  };
  return { gateway, room, url: `${gateway.url}/graphql`, change, metric };
}

const changed = 'subscription { changed { id } }';
const complete = { event: 'complete', data: undefined };
const codeOf = async ({ json }: { json: () => Promise<{ errors: readonly { extensions: { code: string } }[] }> }) =>
  (await json()).errors[0]?.extensions.code;

describe('the client of graphql-sse', () => {
  it('gets the events of a subscription until it leaves', async () => {
    const { url, change, metric } = await start();
    const client = createClient({ url, retryAttempts: 0 });
    const events = client.iterate({
      query: 'subscription($t: String) { changed(topic: $t) { id } }',
      variables: { t: 'a' },
    });
    const first = events.next();
    while ((await metric('gateway_subscriptions')) === 0) await setImmediate();
    change('s1', 'a');
    change('s2', 'b');
    change('s3', 'a');
    expect((await first).value).toEqual({ data: { changed: { id: 's1' } } });
    expect((await events.next()).value).toEqual({ data: { changed: { id: 's3' } } });
    await events.return?.();
    while ((await metric('gateway_subscriptions')) > 0) await setImmediate();
  });

  it('gets the one answer of a query, and of a mutation, and what is wrong with an operation', async () => {
    const { url } = await start();
    const client = createClient({ url, retryAttempts: 0 });
    const answersTo = async (query: string) => {
      const answers = [];
      for await (const answer of client.iterate({ query, variables: { id: 's1' } })) answers.push(answer);
      return answers;
    };
    expect(await answersTo('query($id: ID!) { story(id: $id) { title } }')).toEqual([
      { data: { story: { title: 'title of s1' } } },
    ]);
    expect(await answersTo('mutation { write(id: "n") { id } }')).toEqual([{ data: { write: { id: 'n' } } }]);
    expect(await answersTo('{ nothing }')).toMatchObject([
      { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
    ]);
    expect(await answersTo('{')).toMatchObject([{ errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] }]);
  });
});

describe('a stream', () => {
  it('is open before the first event, kept by nobody, and lasts by comments alone', async () => {
    const { url } = await start({ SSE_HEARTBEAT_MS: '10' });
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ query: changed }),
    });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.any(String),
    });
    const reader = response.body
      ?.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
      .getReader();
    let text = '';
    while (text.length < 12) text += (await reader?.read())?.value ?? '';
    expect(text).toMatch(/^(:\n\n)+$/);
  });

  it('of a subscription by GET needs a header that a link cannot send, and one by hash is found', async () => {
    const { url, change } = await start();
    const sha256Hash = createHash('sha256').update(changed).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect((await (await postStream(url, { extensions })).next())?.data.errors[0].extensions.code).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
    const sent = await postStream(url, { query: changed, extensions });
    const search = new URLSearchParams({ extensions: JSON.stringify(extensions) });
    const headers = { 'apollo-require-preflight': '1' };
    expect((await openStream(`${url}?${search}`)).status).toBe(400);
    const found = await openStream(`${url}?${search}`, { headers });
    change('s1');
    for (const stream of [sent, found])
      expect((await stream.next())?.data).toEqual({ data: { changed: { id: 's1' } } });
    const forged = await postStream(url, {
      query: changed,
      extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } },
    });
    expect(forged.status).toBe(400);
  });

  it('answers a whole request, and what is none is refused as JSON', async () => {
    const { url } = await start({ BATCH_LIMIT: '5' });
    const headers = { 'apollo-require-preflight': '1' };
    for (const stream of [
      await postStream(url, { query: '{ now }' }),
      await openStream(`${url}?query={now}`, { headers }),
    ])
      expect(await stream.rest()).toEqual([{ event: 'next', data: { data: { now: 'now' } } }, complete]);
    const refused = [
      await postStream(url, {}),
      await postStream(url, [{ query: changed }]),
      await postStream(url, { query: changed, variables: 'x' }),
      await openStream(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{' }),
      await openStream(url, { method: 'PATCH' }),
      await openStream(`${url}?query=mutation{write(id:1){id}}`, { headers }),
    ];
    const told = refused.map(async (each) => [each.status, each.headers.get('content-type'), await codeOf(each)]);
    const json = 'application/json; charset=utf-8';
    expect(await Promise.all(told)).toEqual([
      [400, json, 'BAD_REQUEST'],
      [400, json, 'BAD_REQUEST'],
      [400, json, 'BAD_REQUEST'],
      [415, json, 'UNSUPPORTED_MEDIA_TYPE'],
      [405, json, 'METHOD_NOT_ALLOWED'],
      [405, json, 'METHOD_NOT_ALLOWED'],
    ]);
  });

  it('is the only way to subscribe', async () => {
    const { gateway } = await start();
    const { body } = await ask(gateway, { query: changed });
    expect(body.errors).toMatchObject([
      { message: expect.stringContaining('text/event-stream'), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
  });

  it('has no subscriptions where nothing is there to subscribe to, or under the stock executor', async () => {
    const room = createNewsroom();
    const deps = { supergraph: composeNewsroom(), subgraphs: room.subgraphs, warmOperations: [changed] };
    const without = await startGateway(deps);
    const stock = await startGateway({ ...deps, events: createMemoryEvents().source }, { ENGINE: 'apollo' });
    running.push(without, stock);
    for (const { url } of [without, stock]) {
      const [next, end] = await (await postStream(`${url}/graphql`, { query: changed })).rest();
      expect(next?.data.errors).toMatchObject([
        { message: 'Subscriptions are not served here.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
      ]);
      expect(end).toEqual(complete);
      expect((await openStream(`${url}/graphql`, { method: 'PUT' })).status).toBe(405);
    }
  });

  it('is no request in flight once it is open', async () => {
    const { url, gateway, metric, change } = await start({ MAX_IN_FLIGHT: '1' });
    const streams = [await postStream(url, { query: changed }), await postStream(url, { query: changed })];
    expect((await ask(gateway, { query: '{ now }' })).body.data).toEqual({ now: 'now' });
    while ((await metric('gateway_requests_in_flight')) > 0) await setImmediate();
    change('s1');
    for (const stream of streams) expect((await stream.next())?.data).toEqual({ data: { changed: { id: 's1' } } });
  });

  it('is closed when its client reads nothing for some heartbeats', async () => {
    const { gateway, change, metric, room } = await start({ SSE_HEARTBEAT_MS: '20' });
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    sockets.push(socket);
    const body = JSON.stringify({ query: 'subscription { changed { title } }' });
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    await once(socket, 'data');
    socket.pause();
    room.title = 'x'.repeat(4_000_000);
    for (let index = 0; index < 20; index++) change('s1');
    while ((await metric('gateway_subscriptions')) > 0) await setImmediate();
    expect(room.calls.length).toBeLessThan(20);
  });
});

describe('a thousand streams on which nothing happens', () => {
  it('have one timer, and little else', async () => {
    const { url, metric, change } = await start({ MAX_SUBSCRIPTIONS_PER_CALLER: '0' });
    const first = await postStream(url, { query: changed });
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    await metric('gateway_subscriptions');
    const [timersBefore, heapBefore] = [timers(), process.memoryUsage().heapUsed];
    const streams: Awaited<ReturnType<typeof postStream>>[] = [];
    for (let opened = 1; opened < 1_000; opened += 111)
      streams.push(...(await Promise.all(Array.from({ length: 111 }, () => postStream(url, { query: changed })))));
    expect(await metric('gateway_subscriptions')).toBe(1_000);
    expect(timers() - timersBefore).toBeLessThan(100);
    // Of both ends: the clients are in this process, too.
    expect((process.memoryUsage().heapUsed - heapBefore) / 1_000).toBeLessThan(200_000);
    change('s1');
    for (const stream of [first, ...streams])
      expect((await stream.next())?.data).toEqual({ data: { changed: { id: 's1' } } });
  });
});
