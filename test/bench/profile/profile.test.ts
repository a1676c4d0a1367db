import { expect, test } from 'vitest';
import { addUp, type CpuProfile, groupOf, readCalls } from './call-tree.ts';
import { writeFlameGraph } from './flame-graph.ts';

const frame = (functionName: string, url = '', lineNumber = 0) => ({ functionName, url, lineNumber });
const profile: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 3, 6, 7] },
    { id: 2, callFrame: frame('run', 'file:///repo/gateway/src/execute/run.ts', 9), children: [4] },
    { id: 3, callFrame: frame('run', 'file:///repo/gateway/src/execute/run.ts', 9), children: [5] },
    { id: 4, callFrame: frame('parse') },
    { id: 5, callFrame: frame('parse') },
    { id: 6, callFrame: frame('(idle)') },
    { id: 7, callFrame: frame('post', 'node:inspector') },
  ],
  samples: [2, 4, 3, 5, 6, 7],
  timeDeltas: [100, 200, 300, 400, 5_000, 9_000],
};

test('calls of the same function from the same place are one, and idle time is none', () => {
  const root = readCalls(profile, '/repo');
  expect(root).toMatchObject({ name: '(root)', totalUs: 1_000, selfUs: 0 });
  expect(root.children).toHaveLength(1);
  expect(root.children[0]).toMatchObject({ name: 'run', place: 'gateway/src/execute/run.ts:10', selfUs: 400 });
  expect(root.children[0]?.children).toMatchObject([{ name: 'parse', totalUs: 600 }]);
});

test('self times add up to the whole, the longest first', () => {
  expect(addUp(readCalls(profile, '/repo'), ({ group }) => group)).toEqual([
    { name: 'JSON', selfUs: 600 },
    { name: 'gateway execute/', selfUs: 400 },
    { name: 'native', selfUs: 0 },
  ]);
});

test.each([
  ['(garbage collector)', '', 'garbage collection'],
  ['(program)', '', 'native'],
  ['stringify', '', 'JSON'],
  ['writeUtf8String', '', 'socket writes'],
  ['onread', 'node:net', 'node:net and streams'],
  ['parserOnHeaders', 'node:_http_common', 'node:http'],
  ['processTicksAndRejections', 'node:internal/process/task_queues', 'node: ticks, timers'],
  ['dispatch', 'file:///repo/node_modules/undici/lib/client.js', 'undici'],
  ['visit', 'file:///repo/node_modules/@apollo/server/node_modules/graphql/visitor.js', 'graphql'],
  ['sign', 'file:///repo/node_modules/@apollo/server/x.js', '@apollo/server'],
  ['run', 'file:///repo/gateway/src/server.ts', 'gateway'],
  ['answer', 'file:///repo/gateway/src/http/answer.ts', 'gateway http/'],
  ['signCall', 'file:///repo/subgraphs/kit/src/signature.ts', 'kit'],
  ['serve', 'file:///repo/test/bench/serve.ts', 'test'],
])('%s of %s belongs to %s', (functionName, url, group) => {
  expect(groupOf(frame(functionName, url), '/repo')).toBe(group);
});

test('a flame graph draws each call below its caller, and what it writes is text', () => {
  const root = readCalls(profile, '/repo');
  const svg = writeFlameGraph(root, 'a <b> & "c"');
  expect(svg).toContain('a &lt;b&gt; &amp; &quot;c&quot;');
  expect(svg).not.toMatch(/<script|onclick/);
  const rects = [...svg.matchAll(/<rect x="([\d.]+)" y="(\d+)" width="([\d.]+)"/g)].map(([, ...numbers]) =>
    numbers.map(Number),
  );
  expect(rects.map(([x, , width]) => [x, width])).toEqual([
    [0, 1600],
    [0, 1600],
    [0, 960],
  ]);
  expect(rects.map(([, y]) => y)).toEqual([28, 45, 62]);
});

test('an empty profile is refused', () => {
  expect(() => readCalls({ nodes: [], samples: [], timeDeltas: [] }, '/repo')).toThrow('the profile is empty');
});
