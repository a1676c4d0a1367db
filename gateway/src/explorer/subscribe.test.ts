import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Gateway } from '../gateway.ts';
import { createMemoryEvents } from '../subscriptions/memory-events.ts';
import { composeNewsroom, createNewsroom } from '../testing/newsroom.ts';
import { startGateway } from '../testing/start.ts';
// @ts-expect-error: a script of the page has no types.
import { subscribe as untyped } from './subscribe.js';

type Subscribe = (url: string, parameters: object, headers?: object) => AsyncIterableIterator<unknown>;

const events = createMemoryEvents();
const subscribe: Subscribe = untyped;
let gateway: Gateway;

beforeAll(async () => {
  const { subgraphs } = createNewsroom();
  gateway = await startGateway({ supergraph: composeNewsroom(), subgraphs, events: events.source });
});
afterAll(() => gateway?.drain());

const isOpen = async (): Promise<boolean> =>
  /^gateway_subscriptions 1$/m.test(await (await fetch(`${gateway.adminUrl}/metrics`)).text());

it('gives each answer until it is stopped, also while none comes', async () => {
  const answers = subscribe(
    `${gateway.url}/graphql`,
    { query: 'subscription { changed { id } }' },
    { 'x-request-id': 'explorer1' },
  );
  const first = answers.next();
  while (!(await isOpen())) await setImmediate();
  events.publish({ field: 'changed', value: { id: 's1' }, attributes: {} });
  expect((await first).value).toEqual({ data: { changed: { id: 's1' } } });
  const waiting = answers.next();
  await answers.return?.();
  expect((await waiting).done).toBe(true);
  while (await isOpen()) await setImmediate();
});

it('gives what is wrong with it, in the stream or in its place', async () => {
  const told = async (parameters: object) => {
    const all = [];
    for await (const answer of subscribe(`${gateway.url}/graphql`, parameters)) all.push(answer);
    return all;
  };
  expect(await told({ query: 'subscription { nothing }' })).toMatchObject([
    { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
  ]);
  expect(await told({})).toMatchObject([{ errors: [{ extensions: { code: 'BAD_REQUEST' } }] }]);
});
