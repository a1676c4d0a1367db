/** The product in one process: the data folder's lock, the system, the gateway before it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createGateway,
  createMemoryEvents,
  type ExplorerStart,
  type Gateway,
  isLoopback,
  readConfig,
} from '@meridian/gateway';
import { createLogger } from '@meridian/kit/logger';
import type { Subgraph } from '@meridian/kit/subgraph';
import { schemaFolder } from '@meridian/schema/type-defs.ts';
import { readAppConfig } from './config.ts';
import { acquireDataFolder } from './data-folder/lock.ts';
import type { ImportSummary } from './import/summary.ts';
import { createImportRoute } from './import-route.ts';
import { type Issuer, localAudience, localIssuer, openIssuer } from './issuer.ts';
import { openSystem, type System, type SystemOptions } from './system.ts';

export interface Meridian {
  readonly gateway: Gateway;
  readonly system: System;
  /** Signs and verifies tokens, unless AUTH_JWKS names another issuer. */
  readonly issuer: Issuer;
  /** Whether the explorer page is served. */
  readonly explorer: boolean;
  /** Whose tokens are taken; null when everyone is trusted. */
  readonly tokensOf: 'local issuer' | 'another issuer' | null;
  /** What the demo study loaded, when this start loaded it. */
  readonly demo: ImportSummary | null;
  stop(): Promise<void>;
}

export type MeridianOptions = Pick<SystemOptions, 'onStatement' | 'inMemory'> & {
  /** What the explorer opens on, with a token: asked for when the database is ready, on loopback alone. */
  readonly explorer?: (system: System, issuer: Issuer) => Promise<ExplorerStart | undefined>;
};

/** The text of a promised operation, by file name without ending. */
export const readOperation = (name: string): string =>
  readFileSync(join(schemaFolder, 'operations', `${name}.graphql`), 'utf8');

const operationsFolder = join(schemaFolder, 'operations');
const promisedOperations = (): string[] =>
  readdirSync(operationsFolder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(join(operationsFolder, file), 'utf8'));
export const readSupergraph = (): string => readFileSync(join(schemaFolder, 'supergraph.graphql'), 'utf8');

/** A process that does the subgraphs' work too answers fewer requests in time than a gateway alone. */
const maxInFlight = '256';

/** Under AUTH=none, which only loopback may have, everyone reads as a researcher of every study. */
const anonymousClaims = JSON.stringify({ sub: 'anonymous', role: 'RESEARCHER', studies: ['*'] });

const answers = async ({ subgraphs }: System): Promise<boolean> => {
  await Promise.all(subgraphs.map((subgraph) => subgraph.ready()));
  return true;
};

/** Starts everything and listens. On failure everything that was opened is closed again. Throws errors whose messages are for people. */
export async function startMeridian(env: NodeJS.ProcessEnv, options: MeridianOptions = {}): Promise<Meridian> {
  const app = readAppConfig(env);
  const ownTokens = !env.AUTH_JWKS;
  const config = readConfig({
    ...env,
    ANONYMOUS_CLAIMS: env.ANONYMOUS_CLAIMS || anonymousClaims,
    MAX_IN_FLIGHT: env.MAX_IN_FLIGHT || maxInFlight,
    ...(ownTokens && {
      // With tokens of its own, on somebody's own machine, this is a demonstration: it may be explored.
      EXPLORER: env.EXPLORER || (isLoopback(env.HOST || '127.0.0.1') ? 'on' : 'off'),
      INTROSPECTION: env.INTROSPECTION || 'on',
      AUTH_ISSUER: localIssuer,
      AUTH_AUDIENCE: localAudience,
    }),
  });
  const logger = createLogger('meridian', config.logLevel);
  const folder = await acquireDataFolder(app.dataDir, { pid: process.pid, activity: 'serving' });
  const opened: (() => Promise<unknown>)[] = [() => folder.release()];
  const stop = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    const issuer = await openIssuer(app.dataDir);
    const events = createMemoryEvents();
    const onAlert: SystemOptions['onAlert'] = ({ id, studyId, siteId }) =>
      events.publish({ field: 'alertRaised', value: { __typename: 'Alert', id }, attributes: { studyId, siteId } });
    const system = await openSystem({ ...app, logger, onAlert, ...options });
    opened.push(() => system.close());
    const demo = app.demo ? await system.fillWhenEmpty() : null;
    // The page carries a token, so it carries none where other machines can read it, or where nobody takes it.
    const explorer = ownTokens && isLoopback(config.host) ? await options.explorer?.(system, issuer) : undefined;
    const gateway = createGateway({
      config,
      supergraph: readSupergraph(),
      subgraphs: Object.fromEntries(system.subgraphs.map((subgraph: Subgraph) => [subgraph.name, subgraph])),
      ...(ownTokens && { verifyToken: (token: string) => issuer.verify(token) }),
      ...(explorer && { explorer }),
      cache: system.cache,
      events: events.source,
      warmOperations: promisedOperations(),
      readiness: { database: () => answers(system) },
      adminRoutes: { 'POST /import': createImportRoute({ system, issuer, logger }) },
    });
    opened.push(() => gateway.drain());
    await gateway.start();
    const { simulators } = system;
    await folder.describe({
      url: gateway.url,
      adminUrl: gateway.adminUrl,
      ...(simulators && { simulatorsUrl: `http://127.0.0.1:${simulators.controlPort}` }),
    });
    const tokensOf = config.auth.mode === 'none' ? null : ownTokens ? 'local issuer' : 'another issuer';
    return { gateway, system, issuer, tokensOf, explorer: config.explorer, demo, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
