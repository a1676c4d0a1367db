/** The six subgraphs in one process, each twice: as they are, and answering from what they once answered, so that a gateway in front of them is all that is measured. */
import type { Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';
import { openSystem } from '@meridian/app/system';
import { createLogger } from '@meridian/kit/logger';
import { createSubgraphServer } from '@meridian/kit/serve';
import { createRecordingServer } from './recording.ts';
import { listen, serveBench } from './serve-bench.ts';
import { embedded } from './study.ts';

export interface SubgraphsSettings {
  readonly dataDir: string;
  readonly secret: string;
}

/** URLs by the subgraph's name. */
export type SubgraphUrls = Readonly<Record<string, string>>;

export interface SubgraphsAddress {
  readonly real: SubgraphUrls;
  readonly recorded: SubgraphUrls;
}

const serve = async (server: Server | HttpServer): Promise<string> => `${await listen(server)}/graphql`;

serveBench(async ({ dataDir, secret }: SubgraphsSettings): Promise<SubgraphsAddress> => {
  const logger = createLogger('bench');
  const { subgraphs } = await openSystem({ ...embedded, dataDir, logger });
  const real: Record<string, string> = {};
  const recorded: Record<string, string> = {};
  for (const subgraph of subgraphs) {
    real[subgraph.name] = await serve(createSubgraphServer(subgraph, secret));
    recorded[subgraph.name] = await serve(createRecordingServer(subgraph, secret));
  }
  return { real, recorded };
});
