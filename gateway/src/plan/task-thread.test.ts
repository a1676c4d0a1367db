import { Worker } from 'node:worker_threads';
import { afterEach, expect, it, vi } from 'vitest';
import { TaskThread } from './task-thread.ts';

const program = `
  const { parentPort, threadId, workerData } = require('node:worker_threads');
  if (workerData.unable) throw new Error('cannot start');
  parentPort.on('message', (task) => {
    if (task === 'die') throw new Error('died of a task');
    if (task === 'leave') process.exit(3);
    while (task === 'hang');
    for (const kept = []; task === 'grow'; ) kept.push(new Array(10_000).fill(kept.length));
    parentPort.postMessage({ task, threadId });
  });
  parentPort.postMessage('ready');
`;

const resourceLimits = { maxOldGenerationSizeMb: 32 };

const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  vi.useRealTimers();
  for (const thread of opened.splice(0)) await thread.close();
});

interface Done {
  readonly task: string;
  readonly threadId: number;
}

async function open(ableThreads = Number.POSITIVE_INFINITY, queueMost = 100) {
  const lost: unknown[] = [];
  const ended: string[] = [];
  let started = 0;
  const { thread, ready } = await TaskThread.open<string, string, Done>({
    start: () => new Worker(program, { eval: true, workerData: { unable: ++started > ableThreads }, resourceLimits }),
    end: (worker, isIdle) => {
      ended.push(isIdle ? 'idle' : 'busy');
      return worker.terminate();
    },
    timeoutMs: 1_000,
    queueMost,
    onLost: (why, cause) => lost.push([why, cause instanceof Error ? cause.message : cause]),
  });
  opened.push(thread);
  return { thread, ready, lost, ended };
}

const tasksOf = (done: readonly Done[]) => done.map(({ task }) => task);

it('does its tasks in order, on one thread', async () => {
  const { thread, ready, lost } = await open();
  expect(ready).toBe('ready');
  const done = await Promise.all(['a', 'b', 'c'].map((task) => thread.run(task)));
  expect(tasksOf(done)).toEqual(['a', 'b', 'c']);
  expect(new Set(done.map(({ threadId }) => threadId)).size).toBe(1);
  expect(lost).toEqual([]);
});

it('ends a thread whose task takes too long, and goes on with another', async () => {
  const { thread, lost, ended } = await open();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const hanging = thread.run('hang').catch((error) => error.failure);
  const after = Promise.all([thread.run('a'), thread.run('b')]);
  vi.advanceTimersByTime(1_000);
  expect(await hanging).toBe('too long');
  expect(tasksOf(await after)).toEqual(['a', 'b']);
  expect(lost).toEqual([['too long', undefined]]);
  await thread.close();
  expect(ended).toEqual(['busy', 'idle']);
});

it.each([
  ['die', 'died of a task'],
  ['leave', undefined],
])('replaces a thread that ends: %s', async (task, cause) => {
  const { thread, lost } = await open();
  const ended = thread.run(task).catch((error) => error.failure);
  const after = thread.run('a');
  expect(await ended).toBe('thread died');
  expect((await after).task).toBe('a');
  expect(lost).toEqual([['thread died', cause]]);
});

it('tells a task that took too much memory from one whose thread died otherwise', async () => {
  const { thread, lost } = await open();
  const grown = thread.run('grow').catch((error) => error.failure);
  const after = thread.run('a');
  expect(await grown).toBe('too much memory');
  expect((await after).task).toBe('a');
  expect(lost).toEqual([['thread died', expect.stringContaining('memory limit')]]);
});

it('gives up what waits when no other thread can start, and tries again for the next task', async () => {
  const { thread, lost } = await open(1);
  const failures = ['die', 'a', 'b'].map((task) => thread.run(task).catch((error) => error.failure));
  expect(await Promise.all(failures)).toEqual(['thread died', 'thread died', 'thread died']);
  expect(await thread.run('c').catch((error) => error.failure)).toBe('thread died');
  expect(lost).toEqual([
    ['thread died', 'died of a task'],
    ['thread died', 'cannot start'],
    ['thread died', 'cannot start'],
  ]);
});

it('does not open when the thread cannot start', async () => {
  await expect(open(0)).rejects.toThrow('cannot start');
});

it('refuses tasks beyond those that may wait', async () => {
  const { thread } = await open(1, 2);
  const outcomes = ['a', 'b', 'c', 'd'].map((task) =>
    thread.run(task).then(
      (done) => done.task,
      (error) => error.failure,
    ),
  );
  expect(await Promise.all(outcomes)).toEqual(['a', 'b', 'c', 'queue full']);
});

it('rejects what it had to do when it is closed, and everything after', async () => {
  const { thread, lost, ended } = await open();
  const failures = ['hang', 'a'].map((task) => thread.run(task).catch((error) => error.failure));
  await thread.close();
  expect(await Promise.all(failures)).toEqual(['closed', 'closed']);
  expect(await thread.run('b').catch((error) => error.failure)).toBe('closed');
  expect(lost).toEqual([]);
  expect(ended).toEqual(['busy']);
});
