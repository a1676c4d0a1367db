/** The gateway as a process of its own: read the environment, serve the supergraph file, drain on SIGTERM or SIGINT. */
import '@meridian/kit/production';
import { type Cache, openCache, readCacheSettings } from '@meridian/kit/cache/cache';
import { ConfigError as CacheConfigError } from '@meridian/kit/config';
import { createLogger } from '@meridian/kit/logger';
import { ConfigError, readConfig } from './config.ts';
import type { Gateway } from './gateway.ts';
import { ListenError } from './http/listen.ts';
import { createGateway } from './server.ts';
import { SubgraphAddressError } from './subgraphs/connect.ts';
import { followFile } from './supergraph/follow-file.ts';
import { SupergraphError } from './supergraph/supergraph-error.ts';

async function run(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger('gateway', config.logLevel);
  const cache = openCache({ namespace: 'gateway-1', ...readCacheSettings(process.env), logger });
  const { gateway, watch } = await followFile({
    config,
    logger,
    create: (supergraph) => createGateway({ config, supergraph, logger, cache }),
  });
  drainOnSignals(gateway, cache);
  await gateway.start();
  watch();
}

function drainOnSignals(gateway: Gateway, cache: Cache): void {
  const drain = async () => {
    await gateway.drain();
    await cache.close();
    process.exit(0);
  };
  process.once('SIGTERM', drain);
  process.once('SIGINT', drain);
  // Whoever started it is gone, however it ended, and perhaps since before this line.
  process.once('disconnect', drain);
  if (process.connected === false) void drain();
}

/** One line a problem, and never a stack trace for what the operator can mend. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.problems.map((problem) => `gateway: ${problem}`).join('\n');
  if (error instanceof CacheConfigError) return error.message.replaceAll(/^/gm, 'gateway: ');
  if (error instanceof ListenError || error instanceof SubgraphAddressError) return `gateway: ${error.message}`;
  if (error instanceof SupergraphError) return `gateway: SUPERGRAPH: ${error.message}`;
  return `gateway: could not start: ${error instanceof Error ? error.message : 'unknown reason'}`;
}

try {
  await run();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
