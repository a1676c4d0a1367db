import { createCallVerifier } from '@meridian/kit/signature';
import { afterEach, describe, expect, it } from 'vitest';
import type { Claims, RequestContext } from '../context.ts';
import { openProvenance } from '../provenance.ts';
import { callOf, contextOf } from '../testing/call.ts';
import { serve } from '../testing/serve.ts';
import { createSubgraphClient } from './create-subgraph-client.ts';
import { createHttpTransport } from './http-transport.ts';
import { mergeCalls } from './merge-calls.ts';
import { prepareFetch } from './prepare-fetch.ts';
import { readAnswerText, readReply } from './read-answer.ts';
import { SubgraphCall } from './subgraph-call.ts';
import { ClientGone, failureOfAbort, type SubgraphAnswer, SubgraphFailure } from './transport.ts';

interface Sent {
  readonly call: SubgraphCall;
  readonly context: RequestContext;
  readonly answer: (answer: SubgraphAnswer) => void;
  readonly fail: (failure: Error) => void;
}

/** A subgraph whose every call is decided by the test, or ended by its signal. */
function scripted() {
  const sent: Sent[] = [];
  let merged = 0;
  const call = mergeCalls(
    (call, context) => {
      const { promise, resolve, reject } = Promise.withResolvers<SubgraphAnswer>();
      context.signal.addEventListener('abort', () => reject(failureOfAbort(context.signal)));
      sent.push({ call, context, answer: resolve, fail: reject });
      return promise;
    },
    () => {
      merged += 1;
    },
  );
  return { sent, call, merged: () => merged };
}

const query = '{ product(id: "1") { name } }';
const product = () => readAnswerText('{"data":{"product":{"name":"chair"}}}', prepareFetch('{ product { name } }'));
const outcomeOf = (call: Promise<unknown>): Promise<unknown> => call.catch(({ code }) => code);
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('identical calls that are under way', () => {
  it('reach the subgraph as one, and each caller may change what it is given', async () => {
    const { sent, call, merged } = scripted();
    const calls = Array.from({ length: 5 }, () => call(callOf(query), contextOf()));
    expect(sent).toHaveLength(1);
    sent[0]?.answer(product());
    const answers = await Promise.all(calls);
    for (const [index, { data }] of answers.entries()) {
      expect(data).toEqual({ product: { name: 'chair' } });
      Object.assign(data?.product as object, { name: `changed ${index}` });
    }
    expect(merged()).toBe(4);
    const later = call(callOf(query), contextOf());
    expect(sent).toHaveLength(2);
    sent[1]?.answer(product());
    await later;
  });

  it('share what a subgraph in this process answered, which is no text', async () => {
    const { sent, call } = scripted();
    const [first, second] = [call(callOf(query), contextOf()), call(callOf(query), contextOf())];
    const answer = { data: { product: { name: 'chair' } } };
    sent[0]?.answer(answer);
    expect(await first).toBe(answer);
    expect((await second).data).toEqual(answer.data);
    expect((await second).data).not.toBe(answer.data);
  });

  it('each read the answer in their own way, whoever opened the call', async () => {
    const { sent, call } = scripted();
    const reply = Buffer.from('{"data":{"product":{"name":"chair"}}}');
    const inParts = (part: string) => new SubgraphCall({ ...prepareFetch(query), scan: () => ({ part }) }, {});
    const leaving = new AbortController();
    const opened = outcomeOf(call(inParts('opener'), { ...contextOf(), signal: leaving.signal }));
    const [plain, other] = [call(callOf(query), contextOf()), call(inParts('other'), contextOf())];
    expect(sent).toHaveLength(1);
    leaving.abort(new ClientGone());
    sent[0]?.answer(readReply(reply, sent[0].call.fetch));
    expect(await opened).toBe('TIMEOUT');
    expect((await plain).data).toEqual({ product: { name: 'chair' } });
    expect((await other).data).toEqual({ part: 'other' });
  });

  it('share their failure', async () => {
    const { sent, call } = scripted();
    const calls = [call(callOf(query), contextOf()), call(callOf(query), contextOf())].map(outcomeOf);
    sent[0]?.fail(new SubgraphFailure('SUBGRAPH_DOWN', 'test'));
    expect(await Promise.all(calls)).toEqual(['SUBGRAPH_DOWN', 'SUBGRAPH_DOWN']);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['mutations', () => callOf('mutation { rename { name } }'), () => contextOf()],
    ['fetches that differ', (index: number) => callOf(`{ a${index}: product { name } }`), () => contextOf()],
    [
      'variables that differ',
      (index: number) => callOf('query ($id: ID) { product(id: $id) { name } }', { id: `${index}` }),
      () => contextOf(),
    ],
    ['callers that differ', () => callOf(query), (index: number) => contextOf({ claims: { sub: `u${index}` } })],
    [
      'those that want to know where the values come from, and those that do not',
      () => callOf(query),
      (index: number) => contextOf({ provenance: openProvenance(index === 1) }),
    ],
  ])('are never %s', (_what, write, context) => {
    const { sent, call } = scripted();
    for (const index of [0, 1]) void outcomeOf(call(write(index), context(index)));
    expect(sent).toHaveLength(2);
  });

  it('are those of one caller whatever the token', () => {
    const { sent, call } = scripted();
    const claims = [
      { sub: 'u1', roles: ['x', { b: 1, a: 2 }], exp: 1 },
      { roles: ['x', { a: 2, b: 1 }], sub: 'u1', exp: 2, iat: 3, nbf: 4, jti: 'z' },
    ];
    for (const one of claims) void outcomeOf(call(callOf(query), contextOf({ claims: one })));
    expect(sent).toHaveLength(1);
  });
});

describe('a caller that leaves', () => {
  const three = () => {
    const { sent, call } = scripted();
    const aborts = Array.from({ length: 3 }, () => new AbortController());
    const outcomes = aborts.map(({ signal }) => outcomeOf(call(callOf(query), contextOf({ signal }))));
    const leave = (index: number) => aborts[index]?.abort(new ClientGone());
    return { sent, call, outcomes, leave, signal: sent[0]?.context.signal };
  };

  it('leaves alone, the one that came first too', async () => {
    const { sent, outcomes, leave, signal } = three();
    leave(0);
    leave(2);
    expect(await Promise.all([outcomes[0], outcomes[2]])).toEqual(['TIMEOUT', 'TIMEOUT']);
    expect(signal?.aborted).toBe(false);
    sent[0]?.answer(product());
    expect(await outcomes[1]).toMatchObject({ data: { product: { name: 'chair' } } });
    expect(sent).toHaveLength(1);
  });

  it('ends the call when it is the last, and nobody joins what has ended', async () => {
    const { sent, call, outcomes, leave, signal } = three();
    for (const index of [1, 0, 2]) leave(index);
    expect(signal?.reason).toBeInstanceOf(ClientGone);
    void outcomeOf(call(callOf(query), contextOf()));
    expect(sent).toHaveLength(2);
    expect(await Promise.all(outcomes)).toEqual(['TIMEOUT', 'TIMEOUT', 'TIMEOUT']);
  });

  it('gets nothing when it leaves while the copies are handed out', async () => {
    const { sent, outcomes, leave } = three();
    sent[0]?.answer(product());
    await outcomes[0];
    leave(1);
    expect(await outcomes[1]).toBe('TIMEOUT');
    expect(await outcomes[2]).toMatchObject({ data: { product: { name: 'chair' } } });
  });
});

describe('a caller with more time than the first', () => {
  it('calls for itself when that one’s time is over', async () => {
    const { sent, call } = scripted();
    const hasty = new AbortController();
    const deadlineAtMs = performance.now() + 60_000;
    const first = outcomeOf(call(callOf(query), contextOf({ signal: hasty.signal, deadlineAtMs })));
    const others = [1, 2].map((ms) => call(callOf(query), contextOf({ deadlineAtMs: deadlineAtMs + ms })));
    expect(sent).toHaveLength(1);
    hasty.abort(new Error('DeadlinePassed'));
    expect(await first).toBe('TIMEOUT');
    expect(sent[0]?.context.signal.aborted).toBe(true);
    expect(sent).toHaveLength(2);
    sent[1]?.answer(product());
    for (const { data } of await Promise.all(others)) expect(data).toEqual({ product: { name: 'chair' } });
  });

  it('does not join when it has much more', async () => {
    const { sent, call } = scripted();
    const nowMs = performance.now();
    const ask = (ms: number) => void outcomeOf(call(callOf(query), contextOf({ deadlineAtMs: nowMs + ms })));
    ask(10_000);
    ask(60_000);
    expect(sent).toHaveLength(2);
    // The later one, which has more time to give, is the one to join from now on; also when the earlier ends.
    ask(60_000);
    expect(sent).toHaveLength(2);
    sent[0]?.answer(product());
    await turn();
    ask(60_000);
    expect(sent).toHaveLength(2);
  });
});

describe('S30', () => {
  const running: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((stop) => stop()));
  });

  it('two users never share a call, of 1,000 at once', async () => {
    const secret = 'a secret of the two';
    const verify = createCallVerifier(secret);
    const served: unknown[] = [];
    const { url, stop } = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        const { sub } = verify(request.headers, Buffer.concat(chunks)) as { sub: string };
        served.push(sub);
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ data: { me: { name: `name of ${sub}` } } }));
      });
    });
    const transport = createHttpTransport({
      ...{ url, secret, connections: 8, keepAliveMs: 30_000, responseLimitBytes: 10_000, compression: false },
    });
    running.push(transport.close, stop);
    let merged = 0;
    const client = createSubgraphClient({
      name: 'people',
      transport,
      answerUnavailable: () => ({ data: {}, unanswered: ['me'] }),
      readFacts: () => ({ keeping: undefined, fields: [] }),
      kept: undefined,
      exposeMessages: false,
      onCall: () => {},
      onMerged: () => {
        merged += 1;
      },
    });
    const fetch = client.prepare('{ me { name } }', undefined);
    const claimsOf = (index: number): Claims => ({ sub: index % 2 ? 'A' : 'B', jti: `${index}` });
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) =>
        client.fetchRoot(fetch, {}, contextOf({ claims: claimsOf(index) }), []),
      ),
    );
    for (const [index, { data, errors }] of answers.entries()) {
      expect(errors).toEqual([]);
      expect(data).toEqual({ me: { name: `name of ${index % 2 ? 'A' : 'B'}` } });
    }
    expect(served.sort()).toEqual(['A', 'B']);
    expect(merged).toBe(998);
  });
});
