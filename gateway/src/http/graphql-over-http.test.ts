import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallGraph, serveSmallGraph } from '../testing/small-graph.ts';

describe.each([true, false])('GraphQL over HTTP (what is known answered at once: %s)', (hot) => {
  let graph: SmallGraph;
  beforeAll(async () => {
    graph = await serveSmallGraph({ hot });
  });
  afterAll(() => graph.stop());

  /** What a page must send for its GET to be answered. */
  const fetchWithPreflight: typeof fetch = (url, init) =>
    fetch(url, { ...init, headers: { ...init?.headers, 'apollo-require-preflight': '1' } });

  for (const { id, name, fn } of serverAudits({ url: () => `${graph.url}/graphql`, fetchFn: fetchWithPreflight }))
    it(`${id} ${name}`, async () => {
      // The second time it is known.
      for (let time = 0; time < 2; time++) expect(await fn()).toMatchObject({ status: 'ok' });
    });
});
