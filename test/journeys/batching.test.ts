/** Reads are batched: how many subjects a report is for does not change how many statements are run. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBoth } from '../databases.ts';
import { dataOf, type Graph, type Json, openGraph } from '../graph.ts';

describeOnBoth('the number of SQL statements', (database) => {
  let graph: Graph;
  let ids: string[];
  beforeAll(async () => {
    graph = await openGraph({ study: 'demo', database });
    const { subjects } = dataOf(await graph.ask('{ subjects(first: 60) { edges { node { id } } } }'));
    ids = subjects.edges.map(({ node }: Json) => node.id);
  });
  afterAll(() => graph?.close());

  const countFor = async (query: string, variables: object): Promise<number> => {
    const statements = await graph.statementsOf(async () => dataOf(await graph.ask(query, { ...variables })));
    return statements.length;
  };

  it('of the cohort operation is the same for 1, 10 and 50 subjects', async () => {
    const counts = [];
    for (const size of [1, 10, 50]) counts.push(await countFor('cohort', { subjectIds: ids.slice(0, size) }));
    process.stdout.write(`cohort on ${database}: ${counts.join(', ')} statements for 1, 10, 50 subjects\n`);
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBeLessThan(60);
  });

  it('of a page of subjects does not depend on its length', async () => {
    const counts = [];
    for (const first of [1, 10, 50]) counts.push(await countFor('subjects', { first }));
    expect(new Set(counts).size).toBe(1);
  });

  it('of a report does not grow with its pages', async () => {
    const [short = 0, long = 0] = [
      await countFor('patient-report', { subjectId: ids[0], first: 2 }),
      await countFor('patient-report', { subjectId: ids[0], first: 500 }),
    ];
    // A page that holds the whole list has counted it.
    expect(long).toBeLessThanOrEqual(short);
    expect(long).toBeGreaterThan(0);
  });
});
