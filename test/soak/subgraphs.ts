/** The six subgraphs in one process, making up what they answer. */
import { createServer } from 'node:http';
import { subgraphNames } from '@meridian/schema/type-defs.ts';
import { listen, serveBench } from '../bench/serve-bench.ts';
import type { SubgraphUrls } from '../bench/subgraphs.ts';
import { createMadeUpSubgraph } from './made-up-subgraph.ts';

serveBench(async (_settings: object): Promise<SubgraphUrls> => {
  const urls: Record<string, string> = {};
  for (const name of subgraphNames) {
    const answer = createMadeUpSubgraph(name);
    const server = createServer(async (request, response) => {
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const text = JSON.stringify(await answer(JSON.parse(Buffer.concat(chunks).toString())));
        response.setHeader('content-type', 'application/json').end(text);
      } catch {
        response.destroy();
      }
    });
    urls[name] = `${await listen(server)}/graphql`;
  }
  return urls;
});
