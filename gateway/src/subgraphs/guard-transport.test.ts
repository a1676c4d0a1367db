import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestContext } from '../context.ts';
import { callOf, contextOf as openContext } from '../testing/call.ts';
import { type GuardOptions, guardTransport } from './guard-transport.ts';
import { ClientGone, type FailureCode, failureOfAbort, SubgraphFailure, type Transport } from './transport.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const request = callOf('{ a }');
const contextOf = (signal: AbortSignal = new AbortController().signal) =>
  openContext({ signal, deadlineAtMs: performance.now() + 10_000 });

interface Pending {
  readonly context: RequestContext;
  readonly answer: () => void;
  readonly fail: (code: FailureCode) => void;
}

/** A subgraph whose every call is decided by the test, or by the caller's leaving. */
function scripted() {
  const calls: Pending[] = [];
  const transport: Transport = {
    send: (_request, context) => {
      const { promise, resolve, reject } = Promise.withResolvers<{ data: Record<string, unknown> }>();
      const { signal } = context;
      signal.addEventListener('abort', () => reject(failureOfAbort(signal)));
      calls.push({
        context,
        answer: () => resolve({ data: { a: 1 } }),
        fail: (code) => reject(new SubgraphFailure(code, 'test')),
      });
      return promise;
    },
    close: async () => {},
  };
  const guard = (options: Partial<GuardOptions> = {}) =>
    guardTransport(transport, {
      ...{ concurrency: 1_000, queue: 1_000, breakerFailures: 3, breakerRetryMs: 500, slowMs: 5_000 },
      ...options,
    });
  return { calls, guard };
}

const outcomeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: SubgraphFailure) => error.code,
  );

describe('the breaker of a subgraph', () => {
  const open = async () => {
    const { calls, guard } = scripted();
    const transport = guard();
    for (let failure = 0; failure < 3; failure++) {
      const call = transport.send(request, contextOf());
      await vi.advanceTimersByTimeAsync(0);
      calls.at(-1)?.fail('SUBGRAPH_DOWN');
      await expect(call).rejects.toMatchObject({ code: 'SUBGRAPH_DOWN' });
    }
    expect(transport.state().breaker).toBe('OPEN');
    return { calls, transport };
  };

  it('opens after so many failures in a row, and then answers for the subgraph without calling it', async () => {
    const { calls, transport } = await open();
    await expect(transport.send(request, contextOf())).rejects.toMatchObject({
      code: 'SUBGRAPH_DOWN',
      retryAfterSeconds: 1,
    });
    expect(calls).toHaveLength(3);
  });

  it('lets one call of two hundred try, keeps none of the others waiting, and closes when it is answered', async () => {
    const { calls, transport } = await open();
    vi.advanceTimersByTime(500);
    const sent = Array.from({ length: 200 }, () => outcomeOf(transport.send(request, contextOf())));
    expect(await Promise.all(sent.slice(1))).toEqual(Array(199).fill('SUBGRAPH_DOWN'));
    expect(calls).toHaveLength(4);
    calls.at(-1)?.answer();
    expect(await sent[0]).toBe('ok');
    expect(transport.state().breaker).toBe('CLOSED');
  });

  it('stays open when the one that tried failed, or left before it knew', async () => {
    const { calls, transport } = await open();
    vi.advanceTimersByTime(500);
    const abort = new AbortController();
    const left = outcomeOf(transport.send(request, contextOf(abort.signal)));
    await vi.advanceTimersByTimeAsync(0);
    abort.abort(new ClientGone());
    expect(await left).toBe('TIMEOUT');
    expect(transport.state().breaker).toBe('OPEN');
    vi.advanceTimersByTime(500);
    const failed = outcomeOf(transport.send(request, contextOf()));
    await vi.advanceTimersByTimeAsync(0);
    calls.at(-1)?.fail('SUBGRAPH_DOWN');
    expect(await failed).toBe('SUBGRAPH_DOWN');
    expect(await outcomeOf(transport.send(request, contextOf()))).toBe('SUBGRAPH_DOWN');
    expect(calls).toHaveLength(5);
  });

  it('gives the one that tries two seconds at most', async () => {
    const { calls, transport } = await open();
    vi.advanceTimersByTime(500);
    void outcomeOf(transport.send(request, contextOf()));
    await vi.advanceTimersByTimeAsync(0);
    const { context } = calls.at(-1) ?? expect.fail('no call');
    expect(context.deadlineAtMs - performance.now()).toBeLessThanOrEqual(2_000);
  });

  it.each([
    ['clients that leave', 0, () => new ClientGone()],
    ['deadlines that clients set too short', 100, () => new Error('DeadlinePassed')],
  ])('is not opened by %s', async (_what, waitedMs, reason) => {
    const { guard } = scripted();
    const transport = guard();
    for (let call = 0; call < 20; call++) {
      const abort = new AbortController();
      const outcome = outcomeOf(transport.send(request, contextOf(abort.signal)));
      await vi.advanceTimersByTimeAsync(waitedMs);
      abort.abort(reason());
      expect(await outcome).toBe('TIMEOUT');
    }
    expect(transport.state().breaker).toBe('CLOSED');
  });

  it('is opened by a subgraph that does not answer in the time anyone would give it', async () => {
    const { guard } = scripted();
    const transport = guard();
    for (let call = 0; call < 3; call++) {
      const abort = new AbortController();
      const outcome = outcomeOf(transport.send(request, contextOf(abort.signal)));
      await vi.advanceTimersByTimeAsync(6_000);
      abort.abort(new Error('DeadlinePassed'));
      expect(await outcome).toBe('TIMEOUT');
    }
    expect(transport.state().breaker).toBe('OPEN');
  });

  it('is not opened again by calls that hung since before', async () => {
    const { calls, guard } = scripted();
    const transport = guard();
    const old = Array.from({ length: 6 }, () => outcomeOf(transport.send(request, contextOf())));
    await vi.advanceTimersByTimeAsync(0);
    for (const call of calls.slice(0, 3)) call.fail('SUBGRAPH_DOWN');
    await Promise.all(old.slice(0, 3));
    vi.advanceTimersByTime(500);
    const probe = outcomeOf(transport.send(request, contextOf()));
    await vi.advanceTimersByTimeAsync(0);
    calls.at(-1)?.answer();
    expect(await probe).toBe('ok');
    for (const call of calls.slice(3, 6)) call.fail('SUBGRAPH_DOWN');
    await Promise.all(old);
    expect(transport.state().breaker).toBe('CLOSED');
  });
});

describe('the bulkhead of a subgraph', () => {
  it('runs so many at once, lets so many wait in their order, and turns the rest away', async () => {
    const { calls, guard } = scripted();
    const transport = guard({ concurrency: 2, queue: 2 });
    const outcomes = Array.from({ length: 5 }, () => outcomeOf(transport.send(request, contextOf())));
    expect(await outcomes[4]).toBe('SHED');
    expect(calls).toHaveLength(2);
    expect(transport.state()).toMatchObject({ running: 2, queued: 2 });
    for (let call = 0; call < 4; call++) {
      calls[call]?.answer();
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(await Promise.all(outcomes.slice(0, 4))).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(transport.state()).toMatchObject({ running: 0, queued: 0 });
  });

  it('keeps nobody longer than they want to wait, and keeps no place for them', async () => {
    const { calls, guard } = scripted();
    const transport = guard({ concurrency: 1, queue: 1 });
    const first = outcomeOf(transport.send(request, contextOf()));
    const abort = new AbortController();
    const second = outcomeOf(transport.send(request, contextOf(abort.signal)));
    await vi.advanceTimersByTimeAsync(0);
    abort.abort(new ClientGone());
    expect(await second).toBe('TIMEOUT');
    const third = outcomeOf(transport.send(request, contextOf()));
    await vi.advanceTimersByTimeAsync(0);
    calls[0]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    calls[1]?.answer();
    expect([await first, await third]).toEqual(['ok', 'ok']);
    expect(calls).toHaveLength(2);
    expect(transport.state()).toMatchObject({ running: 0, queued: 0 });
  });
});
