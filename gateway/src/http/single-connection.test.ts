import { setImmediate } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
import { afterEach, describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway.ts';
import { createMemoryEvents } from '../subscriptions/memory-events.ts';
import { composeNewsroom, createNewsroom } from '../testing/newsroom.ts';
import { openStream } from '../testing/read-events.ts';
import { startGateway } from '../testing/start.ts';

const running: Gateway[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((gateway) => gateway.drain()));
});

async function start(environment: Readonly<Record<string, string>> = {}) {
  const events = createMemoryEvents();
  const room = createNewsroom();
  const gateway = await startGateway(
    {
      ...{ supergraph: composeNewsroom(), subgraphs: room.subgraphs, events: events.source },
      verifyToken: async (token) => ({ sub: token.split('.')[1] }),
    },
    { AUTH: 'jwt', SSE_SINGLE_CONNECTION: 'on', ...environment },
  );
  running.push(gateway);
  const url = `${gateway.url}/graphql`;
  const request = async (method: string, token = '', { as = 'me', search = '', body = undefined as unknown } = {}) => {
    const response = await fetch(`${url}${search}`, {
      method,
      headers: {
        authorization: `Bearer a.${as}.c`,
        ...(token && { 'x-graphql-event-stream-token': token }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  };
  return {
    gateway,
    url,
    room,
    request,
    reserve: async () => (await request('PUT')).text,
    open: (token: string) => openStream(`${url}?token=${token}`, { headers: { authorization: 'Bearer a.me.c' } }),
    run: (token: string, query: string, operationId: unknown = '1') =>
      request('POST', token, { body: { query, extensions: { operationId } } }),
    change: (id: string) => events.publish({ field: 'changed', value: { __typename: 'Story', id }, attributes: {} }),
    subscriptions: async () => {
      const text = await (await fetch(`${gateway.adminUrl}/metrics`)).text();
      return Number(/^gateway_subscriptions (\d+)$/m.exec(text)?.[1]);
    },
  };
}

const changed = 'subscription { changed { id } }';

describe('one stream for many operations', () => {
  it('serves the client of graphql-sse', async () => {
    const { url, change, subscriptions } = await start();
    const client = createClient({
      url,
      singleConnection: true,
      retryAttempts: 0,
      headers: { authorization: 'Bearer a.me.c' },
    });
    const [one, other] = [
      client.iterate({ query: changed }),
      client.iterate({ query: 'subscription { changed { title } }' }),
    ];
    const firsts = [one.next(), other.next()];
    while ((await subscriptions()) < 3) await setImmediate();
    change('s1');
    expect((await Promise.all(firsts)).map(({ value }) => value)).toEqual([
      { data: { changed: { id: 's1' } } },
      { data: { changed: { title: 'title of s1' } } },
    ]);
    expect((await client.iterate({ query: '{ now }' }).next()).value).toEqual({ data: { now: 'now' } });
    await expect(client.iterate({ query: '{ nothing }' }).next()).rejects.toThrow();
    await one.return?.();
    while ((await subscriptions()) > 2) await setImmediate();
    await other.return?.();
    client.dispose();
    while ((await subscriptions()) > 0) await setImmediate();
  });

  it('carries what was asked before it was opened, each under its id', async () => {
    const { reserve, open, run, change } = await start();
    const token = await reserve();
    expect(await run(token, '{ now }', 'a')).toEqual({ status: 202, text: '' });
    expect(await run(token, changed, 'b')).toEqual({ status: 202, text: '' });
    change('s1');
    const stream = await open(token);
    expect([await stream.next(), await stream.next(), await stream.next()]).toEqual([
      { event: 'next', data: { id: 'a', payload: { data: { now: 'now' } } } },
      { event: 'complete', data: { id: 'a' } },
      { event: 'next', data: { id: 'b', payload: { data: { changed: { id: 's1' } } } } },
    ]);
  });

  it('is nobody else’s, and open once', async () => {
    const { reserve, open, request } = await start();
    const token = await reserve();
    const body = { query: changed, extensions: { operationId: '1' } };
    for (const [method, more] of [
      ['GET', {}],
      ['POST', { body }],
      ['DELETE', {}],
    ] as const)
      expect((await request(method, token, { as: 'you', ...more })).status).toBe(404);
    expect((await request('POST', 'other', { body })).status).toBe(404);
    expect((await open(token)).status).toBe(200);
    expect((await open(token)).status).toBe(409);
  });

  it('refuses as a request does what cannot be run', async () => {
    const { reserve, run } = await start();
    const token = await reserve();
    const refused = async (answer: { status: number; text: string }) => [
      answer.status,
      JSON.parse(answer.text).errors[0].extensions.code,
    ];
    expect(await refused(await run(token, '{ nothing }'))).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(await refused(await run(token, 'subscription { leaked { id } }'))).toEqual([403, 'FORBIDDEN']);
    for (const id of ['', 7, 'x'.repeat(129)])
      expect(await refused(await run(token, changed, id))).toEqual([400, 'BAD_REQUEST']);
    expect((await run(token, changed)).status).toBe(202);
    expect(await refused(await run(token, changed))).toEqual([409, 'BAD_REQUEST']);
  });

  it('goes on when an operation is ended, whose id is free again', async () => {
    const { reserve, open, run, request, change, subscriptions } = await start();
    const token = await reserve();
    const stream = await open(token);
    await run(token, changed, 'a');
    await run(token, 'subscription { changed { title } }', 'b');
    expect((await request('DELETE', token, { search: '?operationId=a' })).status).toBe(200);
    expect(await subscriptions()).toBe(2);
    change('s1');
    expect((await stream.next())?.data).toEqual({ id: 'b', payload: { data: { changed: { title: 'title of s1' } } } });
    expect((await run(token, changed, 'a')).status).toBe(202);
  });

  it('takes a place from the reservation on, which is given up when nobody comes', async () => {
    const { reserve, open, request, subscriptions } = await start({
      MAX_SUBSCRIPTIONS_PER_CALLER: '1',
      SSE_HEARTBEAT_MS: '10',
    });
    const token = await reserve();
    expect((await request('PUT')).status).toBe(429);
    while ((await subscriptions()) > 0) await setImmediate();
    expect((await open(token)).status).toBe(404);
  });

  it('ends with its client, and all that it carried; or with the gateway, which says so for each', async () => {
    const { gateway, reserve, open, run, subscriptions } = await start();
    const [left, kept] = [await reserve(), await reserve()];
    const leaving = await open(left);
    await run(left, changed);
    leaving.leave();
    while ((await subscriptions()) > 1) await setImmediate();
    const stream = await open(kept);
    await run(kept, changed, 'a');
    await run(kept, changed, 'b');
    const drained = gateway.drain();
    expect(
      (await stream.rest()).map(({ event, data }) => [event, data.id, data.payload?.errors[0].extensions.code]),
    ).toEqual([
      ['next', 'a', 'SHUTTING_DOWN'],
      ['complete', 'a', undefined],
      ['next', 'b', 'SHUTTING_DOWN'],
      ['complete', 'b', undefined],
    ]);
    await drained;
  });
});
