import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { promisify } from 'node:util';
import { ApolloGateway } from '@apollo/gateway';
import { createLogger } from '@meridian/kit/logger';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSupergraph } from '../supergraph/read-supergraph.ts';
import { SupergraphError } from '../supergraph/supergraph-error.ts';
import { composeShop } from '../testing/shop.ts';
import { createPlanner, openPlanner, type Planner } from './planner.ts';
import type { PlannerAnswer, PlannerTask } from './planner-messages.ts';
import { createPlannerWorkers } from './planner-workers.ts';
import { TaskError, type TaskFailure } from './task-thread.ts';

const logger = createLogger('gateway', 'silent');
const supergraphSdl = readSupergraph(composeShop()).sdl;
const workers = createPlannerWorkers();
afterAll(() => workers.close());

describe('over a supergraph', () => {
  let planner: Planner;

  beforeAll(async () => {
    planner = await openPlanner({ supergraphSdl, introspection: false, workers, logger });
  });
  afterAll(() => planner?.close());

  it('tells what clients see of it, as the stock gateway does', async () => {
    process.env.APOLLO_TELEMETRY_DISABLED = '1';
    const gateway = new ApolloGateway({ supergraphSdl, buildService: () => ({ process: async () => ({}) }) });
    const { schema } = await gateway.load();
    expect(introspectionFromSchema(buildSchema(planner.apiSdl))).toEqual(introspectionFromSchema(schema));
    await gateway.stop();
  });

  it('plans', async () => {
    const text = 'query Shown($id:ID!){product(id:$id){name stock{amount}}}';
    expect(await planner.plan({ text, name: 'Shown' })).toMatchObject({
      kind: 'QueryPlan',
      node: {
        kind: 'Sequence',
        nodes: [
          { kind: 'Fetch', serviceName: 'catalog', variableUsages: ['id'], operationName: 'Shown__catalog__0' },
          { kind: 'Flatten', path: ['product'], node: { kind: 'Fetch', serviceName: 'stock' } },
        ],
      },
    });
  });

  it('plans as many at the same time as are asked for, each its own', async () => {
    const aliases = Array.from({ length: 20 }, (_, index) => `alias${index}`);
    const plans = await Promise.all(
      aliases.map((alias) => planner.plan({ text: `{${alias}:products(ids:[]){name}}`, name: undefined })),
    );
    plans.forEach((plan, index) => {
      expect(JSON.stringify(plan)).toContain(`${aliases[index]}:products`);
    });
  });

  it('checks documents', async () => {
    expect(await planner.check('{ product(id: 1) { name } }')).toEqual([]);
    const errors = [
      ...(await planner.check('{\n  nmae }')),
      ...(await planner.check('{ __schema { types { name } } ')),
    ];
    expect(errors.map((error) => error.toJSON())).toEqual([
      {
        message: 'Cannot query field "nmae" on type "Query".',
        locations: [{ line: 2, column: 3 }],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
      {
        message: 'Syntax Error: Expected Name, found <EOF>.',
        locations: [{ line: 1, column: 31 }],
        extensions: { code: 'GRAPHQL_PARSE_FAILED' },
      },
    ]);
    expect(await planner.check('{ __typename __schema { types { name } } }')).toHaveLength(1);
    const many = await planner.check(`{ ${'wrong '.repeat(50)} }`);
    expect(many.at(-1)?.toJSON()).toEqual({
      message: 'Too many validation errors, error limit reached. Validation aborted.',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  it('fails by a code for what it should not have been asked', async () => {
    await expect(planner.plan({ text: '{ nothing }', name: undefined })).rejects.toMatchObject({
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
  });
});

it.each([
  ['no GraphQL', 'type Query {'],
  ['no supergraph', 'type Query { name: String }'],
  ['a subgraph that nothing names', supergraphSdl.replaceAll('graph: STOCK', 'graph: STICK')],
])('does not open over %s', async (_what, sdl) => {
  const opening = openPlanner({ supergraphSdl: sdl, introspection: true, workers, logger });
  await expect(opening).rejects.toThrow(SupergraphError);
  await expect(opening).rejects.toThrow(/^the supergraph cannot be loaded: .{10,1001}$/s);
});

it.runIf(process.platform === 'linux')('lets the event loop have a core first', async () => {
  /** The niceness of each thread of this process: the 19th field, counted after the name, which may have spaces. */
  const readNiceness = async (threads: string[]): Promise<number[]> => {
    const texts = await Promise.all(threads.map((thread) => readFile(`/proc/self/task/${thread}/stat`, 'utf8')));
    return texts.map((text) => Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[16]));
  };
  const before = await readdir('/proc/self/task');
  const own = createPlannerWorkers();
  const planner = await openPlanner({ supergraphSdl, introspection: true, workers: own, logger });
  const added = (await readdir('/proc/self/task')).filter((thread) => !before.includes(thread));
  expect((await readNiceness(added)).filter((niceness) => niceness === getPriority() + 10)).toHaveLength(1);
  await own.close();
  await planner.close();
});

it('does nothing more once it is closed', async () => {
  const planner = await openPlanner({ supergraphSdl, introspection: true, workers, logger });
  await planner.close();
  await expect(planner.check('{ __typename }')).rejects.toMatchObject({ extensions: { code: 'SHUTTING_DOWN' } });
});

it.each(['', 'closed'])('does not keep a process alive that has nothing else to do %s', async (CLOSE) => {
  const program = `
    import { openPlanner } from ${JSON.stringify(new URL('./planner.ts', import.meta.url).href)};
    import { createPlannerWorkers } from ${JSON.stringify(new URL('./planner-workers.ts', import.meta.url).href)};
    const workers = createPlannerWorkers();
    const logger = { error: console.error };
    const planner = await openPlanner({ supergraphSdl: process.env.SDL, introspection: true, workers, logger });
    console.log((await planner.check('{ __typename }')).length);
    if (process.env.CLOSE) await planner.close();
  `;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', program], {
    env: { ...process.env, NODE_OPTIONS: '', SDL: supergraphSdl, CLOSE },
    timeout: 25_000,
  });
  expect([stdout, stderr]).toEqual(['0\n', '']);
});

describe('when the thread', () => {
  const text = '{products(ids:[]){name}}';

  function over(run: (task: PlannerTask) => PlannerAnswer) {
    const thread = { run: vi.fn(async (task: PlannerTask) => run(task)), close: async () => undefined };
    const log = { error: vi.fn() };
    return { planner: createPlanner('', thread, log), thread, log };
  }

  const fails = (failure: TaskFailure) => (): never => {
    throw new TaskError(failure);
  };

  it.each([
    ['took too long', fails('too long')],
    ['took too much memory', fails('too much memory')],
    ['met its limits', (): PlannerAnswer => ({ kind: 'too complex' })],
  ])('%s, an operation is refused, for a minute without another try', async (_what, run) => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { planner, thread } = over(run);
    const refusal = {
      message: 'The operation is too complex to plan.',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    };
    for (let time = 0; time < 3; time++)
      await expect(planner.plan({ text, name: undefined })).rejects.toMatchObject(refusal);
    expect(thread.run).toHaveBeenCalledTimes(1);
    expect(await planner.check(text)).toMatchObject([refusal]);
    expect(await planner.check(text)).toMatchObject([refusal]);
    expect(thread.run).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(60_001);
    await expect(planner.plan({ text, name: undefined })).rejects.toMatchObject(refusal);
    expect(thread.run).toHaveBeenCalledTimes(3);
    vi.useRealTimers();
  });

  it.each([
    ['has too much to do', 'queue full', 'SHED'],
    ['died', 'thread died', 'INTERNAL_SERVER_ERROR'],
    ['is closed', 'closed', 'SHUTTING_DOWN'],
  ] as const)('%s, the code says so, and the next try may succeed', async (_what, failure, code) => {
    const { planner, thread } = over(fails(failure));
    await expect(planner.plan({ text, name: undefined })).rejects.toMatchObject({ extensions: { code } });
    await expect(planner.check(text)).rejects.toMatchObject({ extensions: { code } });
    thread.run.mockResolvedValue({ kind: 'planned', plan: '{"kind":"QueryPlan"}' });
    expect(await planner.plan({ text, name: undefined })).toEqual({ kind: 'QueryPlan' });
  });

  it('refuses an operation, the refusal keeps its code and message', async () => {
    const { planner } = over(() => ({ kind: 'refused', code: 'BAD_USER_INPUT', message: 'Not this.' }));
    await expect(planner.plan({ text, name: undefined })).rejects.toMatchObject({
      message: 'Not this.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('fails, the log says what kind of error and where, and nothing of the operation', async () => {
    const error = { name: 'TypeError', at: ['at plan (planner.js:1:1)'] };
    const { planner, log } = over(() => ({ kind: 'failed', error }));
    await expect(planner.plan({ text, name: undefined })).rejects.toMatchObject({
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(log.error).toHaveBeenCalledExactlyOnceWith({ error }, 'an operation could not be planned');
  });
});
