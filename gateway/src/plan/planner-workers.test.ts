import type { Worker } from 'node:worker_threads';
import { createLogger } from '@meridian/kit/logger';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSupergraph } from '../supergraph/read-supergraph.ts';
import { SupergraphError } from '../supergraph/supergraph-error.ts';
import { composeShop } from '../testing/shop.ts';
import { openPlanner, type Planner } from './planner.ts';
import { createPlannerWorkers, type PlannerWorkers } from './planner-workers.ts';

const logger = createLogger('gateway', 'silent');
const shop = readSupergraph(composeShop()).sdl;
const withoutAmount = shop.replaceAll('amount', 'quantity');

let workers: PlannerWorkers;
/** In the order in which they were started, and started again. */
let started: Worker[];
let planners: Planner[];

beforeEach(() => {
  const own = createPlannerWorkers();
  started = [];
  planners = [];
  workers = {
    ...own,
    start: (supergraph) => {
      const worker = own.start(supergraph);
      started.push(worker);
      return worker;
    },
  };
});
afterEach(async () => {
  for (const planner of planners) await planner.close();
  await workers.close();
});

async function open(supergraphSdl = shop): Promise<Planner> {
  const planner = await openPlanner({ supergraphSdl, introspection: true, workers, logger });
  planners.push(planner);
  return planner;
}

const asks = (planner: Planner, field: string) =>
  planner.check(`{ product(id: 1) { stock { ${field} } } }`).then((errors) => errors.map(({ message }) => message));

it('work for the next supergraph when they are done with one, of which nothing is left', async () => {
  const first = await open();
  expect(await asks(first, 'amount')).toEqual([]);
  await first.close();
  const second = await open(withoutAmount);
  expect(started[1]).toBe(started[0]);
  expect(await asks(second, 'quantity')).toEqual([]);
  expect(await asks(second, 'amount')).toEqual(['Cannot query field "amount" on type "StockSection".']);
  expect(second.apiSdl).not.toContain('amount');
  await expect(first.check('{ __typename }')).rejects.toMatchObject({ extensions: { code: 'SHUTTING_DOWN' } });
});

it('work for one supergraph at a time, and one of them waits for the next', async () => {
  const both = [await open(), await open(withoutAmount)];
  expect(new Set(started).size).toBe(2);
  for (const planner of both) await planner.close();
  await open();
  await open();
  expect(new Set(started).size).toBe(3);
  expect(started[2]).toBe(started[0]);
});

it('are ended when they still have something to do', async () => {
  const first = await open();
  const asked = first.check('{ __typename }');
  await Promise.all([expect(asked).rejects.toThrow(), first.close()]);
  await open();
  expect(started[1]).not.toBe(started[0]);
});

it('end over what they cannot load, whatever they have loaded before', async () => {
  await (await open()).close();
  await expect(open(shop.replaceAll('type Product', 'type Produkt'))).rejects.toThrow(SupergraphError);
  expect(started[1]).toBe(started[0]);
  expect(await asks(await open(), 'amount')).toEqual([]);
  expect(started[2]).not.toBe(started[0]);
});

it('are not kept any more once that is closed', async () => {
  const first = await open();
  await (await open()).close();
  await workers.close();
  await first.close();
  await open();
  expect(new Set(started).size).toBe(3);
});
