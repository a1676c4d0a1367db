import { QueryPlanner } from '@apollo/query-planner';
import { afterEach, expect, it, vi } from 'vitest';
import { composeShop, createShop } from '../testing/shop.ts';
import { ask, startGateway } from '../testing/start.ts';

const environment = { ENGINE: 'apollo' };

const query = 'query Shown($id: ID!) { product(id: $id) { name stock { amount } talk { posts } } }';

afterEach(() => {
  vi.restoreAllMocks();
});

it('plans a document once, however many ask for it at the same time', async () => {
  const plan = vi.spyOn(QueryPlanner.prototype, 'buildQueryPlan');
  const gateway = await startGateway({ supergraph: composeShop(), subgraphs: createShop().subgraphs }, environment);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => ask(gateway, { query, variables: { id: String(index) } })),
  );
  expect(answers.map(({ body }) => body.data)).toMatchObject(
    answers.map((_, index) => ({ product: { name: `Product ${index}` } })),
  );
  expect(plan).toHaveBeenCalledTimes(1);
  await gateway.drain();
});

it('does not plan a warm operation again, with or without its name', async () => {
  const plan = vi.spyOn(QueryPlanner.prototype, 'buildQueryPlan');
  const gateway = await startGateway(
    { supergraph: composeShop(), subgraphs: createShop().subgraphs, warmOperations: [query] },
    environment,
  );
  expect(plan).toHaveBeenCalledTimes(1);
  await ask(gateway, { query, variables: { id: '1' } });
  await ask(gateway, { query, variables: { id: '1' }, operationName: 'Shown' });
  expect(plan).toHaveBeenCalledTimes(1);
  await gateway.drain();
});

it('lets those who waited for a plan that failed fail by themselves', async () => {
  vi.spyOn(QueryPlanner.prototype, 'buildQueryPlan').mockImplementation(() => {
    throw new Error('CANARY');
  });
  const gateway = await startGateway({ supergraph: composeShop(), subgraphs: createShop().subgraphs }, environment);
  const answers = await Promise.all([1, 2, 3].map(() => ask(gateway, { query, variables: { id: '1' } })));
  for (const { body, text } of answers) {
    expect(body.errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(body.errors?.[0]?.extensions.reference).toMatch(/^[A-Za-z0-9-]{8,64}$/);
    expect(text).not.toContain('CANARY');
  }
  await gateway.drain();
});
