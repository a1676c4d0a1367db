import { expect, it, vi } from 'vitest';
import type { Graph } from './graph.ts';
import { createGraphs } from './graphs.ts';

function createOpener() {
  const closed: string[] = [];
  const open = vi.fn(async (text: string) => {
    await new Promise(setImmediate);
    if (text.startsWith('bad')) throw new Error(`cannot open ${text}`);
    return { name: text, close: async () => void closed.push(text) } as unknown as Graph;
  });
  return { open, closed };
}
const nameOf = (graph: Graph | undefined): string => (graph as unknown as { name: string }).name;

it('serves the new one from one moment to the next, and closes the old one with its last operation', async () => {
  const { open, closed } = createOpener();
  const graphs = createGraphs(open);
  await graphs.replace('one');
  const first = graphs.hold();
  const second = graphs.hold();
  await graphs.replace('two');
  expect(nameOf(graphs.current)).toBe('two');
  expect(nameOf(first.graph)).toBe('one');
  first.release();
  expect(closed).toEqual([]);
  second.release();
  expect(closed).toEqual(['one']);
  await graphs.close();
  expect(closed).toEqual(['one', 'two']);
});

it('closes one that nobody holds at once', async () => {
  const { open, closed } = createOpener();
  const graphs = createGraphs(open);
  await graphs.replace('one');
  graphs.hold().release();
  await graphs.replace('two');
  expect(closed).toEqual(['one']);
});

it('goes on serving when another cannot be opened', async () => {
  const { open, closed } = createOpener();
  const graphs = createGraphs(open);
  await graphs.replace('one');
  await expect(graphs.replace('bad')).rejects.toThrow('cannot open bad');
  expect(nameOf(graphs.current)).toBe('one');
  expect(await graphs.replace('two')).toBe('served');
  expect(closed).toEqual(['one']);
});

it('opens one at a time, none twice in a row, and of those that wait only the last', async () => {
  const { open, closed } = createOpener();
  const graphs = createGraphs(open);
  expect(await graphs.replace('one')).toBe('served');
  expect(await graphs.replace('one')).toBe('unchanged');
  const second = graphs.replace('two');
  await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(2));
  const waiting = ['three', 'bad', 'four'].map((text) => graphs.replace(text));
  expect(await second).toBe('served');
  expect(await Promise.all(waiting)).toEqual(['superseded', 'superseded', 'served']);
  expect(open.mock.calls.map(([text]) => text)).toEqual(['one', 'two', 'four']);
  expect(closed).toEqual(['one', 'two']);
});

it('counts those that are open: the current one, one that opens, one that still answers', async () => {
  const { open } = createOpener();
  const graphs = createGraphs(open);
  expect(graphs.open).toBe(0);
  await graphs.replace('one');
  const { release } = graphs.hold();
  const replaced = graphs.replace('two');
  await vi.waitFor(() => expect(graphs.open).toBe(2));
  await replaced;
  expect(graphs.open).toBe(2);
  release();
  await vi.waitFor(() => expect(graphs.open).toBe(1));
  await expect(graphs.replace('bad')).rejects.toThrow();
  expect(graphs.open).toBe(1);
  await graphs.close();
  expect(graphs.open).toBe(0);
});

it('closes what opens while it closes', async () => {
  const { open, closed } = createOpener();
  const gate = Promise.withResolvers<void>();
  const graphs = createGraphs(async (text) => {
    const graph = await open(text);
    if (text === 'two') await gate.promise;
    return graph;
  });
  await graphs.replace('one');
  const late = graphs.replace('two');
  await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(2));
  const closing = graphs.close();
  gate.resolve();
  await expect(late).rejects.toThrow('closed');
  await closing;
  expect(closed.sort()).toEqual(['one', 'two']);
  expect(() => graphs.hold()).toThrow('no supergraph has been loaded');
});
