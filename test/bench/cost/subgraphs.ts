/** The subgraphs of the cost run, in a process of their own, answering from what they answered once. */
import { createRecordingServer } from '../recording.ts';
import { listen, serveBench } from '../serve-bench.ts';
import type { SubgraphUrls } from '../subgraphs.ts';
import { costSubgraphs, createCostSubgraph } from './graph.ts';

serveBench(async ({ secret }: { readonly secret: string }): Promise<SubgraphUrls> => {
  const urls: Record<string, string> = {};
  for (const name of costSubgraphs)
    urls[name] = `${await listen(createRecordingServer(createCostSubgraph(name), secret))}/graphql`;
  return urls;
});
