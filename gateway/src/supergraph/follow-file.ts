/** Serves the supergraph of a file, and whatever the file becomes: a new one that can be served takes its place, a bad one is refused and the last good one stays, also over a restart. */
import { readFile } from 'node:fs/promises';
import type { Logger } from '@meridian/kit/logger';
import { ConfigError, type GatewayConfig } from '../config.ts';
import type { Gateway } from '../gateway.ts';
import { SubgraphAddressError } from '../subgraphs/connect.ts';
import { keepLastGood, readLastGood } from './last-good.ts';
import { readPublicKey, readSignedFile, type SignedText } from './signed-file.ts';
import { SupergraphError } from './supergraph-error.ts';
import { type FileWatch, identifyFile, watchFile } from './watch-file.ts';

export interface FollowOptions {
  readonly config: Pick<
    GatewayConfig,
    'supergraphFile' | 'supergraphLastGood' | 'supergraphPollMs' | 'supergraphPublicKey'
  >;
  readonly create: (supergraph: string) => Gateway;
  readonly logger: Logger;
}

export interface FollowedGateway {
  /** Loaded, not yet listening. */
  readonly gateway: Gateway;
  /** To be called when it listens: from then on the file is watched. */
  watch(): FileWatch;
}

type PublicKey = ReturnType<typeof readPublicKey>;

async function openKey(file: string | undefined): Promise<PublicKey | undefined> {
  if (file === undefined) return undefined;
  try {
    return readPublicKey(await readFile(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof SupergraphError ? error.message : `${file} cannot be read`;
    throw new ConfigError([`SUPERGRAPH_PUBLIC_KEY: ${reason}`]);
  }
}

async function readSupergraphFile(file: string, key: PublicKey | undefined): Promise<SignedText> {
  try {
    return await readSignedFile(file, key);
  } catch (error) {
    if (error instanceof SupergraphError) throw error;
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new ConfigError([`SUPERGRAPH: ${file} cannot be read${code}`]);
  }
}

/** Another supergraph could be served in its place. */
const isAboutSupergraph = (error: unknown): error is Error =>
  error instanceof SupergraphError || error instanceof SubgraphAddressError || error instanceof ConfigError;

const explain = (error: Error): string => (error instanceof ConfigError ? error.problems.join('; ') : error.message);

/** Rejects with ConfigError, SupergraphError or SubgraphAddressError when neither the file nor the last good one can be served. */
export async function followFile({ config, create, logger }: FollowOptions): Promise<FollowedGateway> {
  const { supergraphFile: file, supergraphLastGood: lastGood, supergraphPollMs: everyMs } = config;
  if (file === undefined)
    throw new ConfigError(['SUPERGRAPH: required, the path of a composed Federation 2 supergraph']);
  const key = await openKey(config.supergraphPublicKey);

  async function keep(signed: SignedText): Promise<void> {
    if (lastGood === undefined) return;
    try {
      await keepLastGood(lastGood, signed);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      logger.warn(
        { code },
        'the last good supergraph cannot be kept: a restart needs a good one (SUPERGRAPH_LAST_GOOD)',
      );
    }
  }

  async function open(text: string): Promise<Gateway> {
    const gateway = create(text);
    try {
      await gateway.load();
      return gateway;
    } catch (error) {
      await gateway.drain();
      throw error;
    }
  }

  async function openFirst(): Promise<Gateway> {
    try {
      const signed = await readSupergraphFile(file as string, key);
      const gateway = await open(signed.text);
      await keep(signed);
      return gateway;
    } catch (error) {
      const kept = lastGood === undefined ? undefined : await readLastGood(lastGood, key);
      if (kept === undefined || !isAboutSupergraph(error)) throw error;
      // Whatever is wrong with the copy, the operator must hear of the file.
      const gateway = await open(kept.text).catch(() => Promise.reject(error));
      logger.error({ reason: explain(error) }, 'supergraph refused: the last good one is served');
      return gateway;
    }
  }

  // Before it is read, so that what changes from now on is seen.
  const known = await identifyFile(file);
  const gateway = await openFirst();
  return {
    gateway,
    watch: () => {
      if (everyMs === 0) return { stop: async () => undefined };
      return watchFile(file, everyMs, known, async () => {
        try {
          const signed = await readSupergraphFile(file, key);
          await gateway.replaceSupergraph(signed.text);
          await keep(signed);
        } catch (error) {
          const reason = error instanceof Error && isAboutSupergraph(error) ? explain(error) : 'unknown reason';
          logger.error({ reason }, 'supergraph refused: the one before is served');
        }
      });
    },
  };
}
