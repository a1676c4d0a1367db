/** Sites are asked for with every subject and hardly ever change: all of them are held in memory, read again on a schedule, and stand while the database is away. */

import type { Cache } from '@meridian/kit/cache/cache';
import { everything } from '@meridian/kit/cache/cache-key';
import { createReferenceData } from '@meridian/kit/cache/reference-data';
import type { Logger } from '@meridian/kit/logger';
import type { SiteRecord } from '../records.ts';
import type { UserSource } from './source.ts';

export interface ReferenceSites {
  /** The source, whose sites are answered from memory; those that are not there yet from the database. */
  readonly source: UserSource;
  close(): void;
}

export interface ReferenceSitesOptions {
  readonly source: UserSource;
  readonly readAllSites: () => Promise<readonly SiteRecord[]>;
  /** Tells when sites may have changed. */
  readonly cache: Pick<Cache, 'onInvalidate'> | undefined;
  readonly logger: Logger;
  readonly refreshSeconds?: number;
}

export function holdSites({
  source,
  readAllSites,
  cache,
  logger,
  refreshSeconds = 300,
}: ReferenceSitesOptions): ReferenceSites {
  const reference = createReferenceData({
    load: async () => new Map((await readAllSites()).map((site) => [site.id, site])),
    refreshSeconds,
    logger,
  });
  const stop = cache?.onInvalidate((tags) => {
    if (tags.includes(everything)) void reference.refresh();
  });
  return {
    source: {
      ...source,
      async sites(ids) {
        const { data } = await reference.get();
        const unknown = ids.filter((id) => !data.has(id));
        const read = unknown.length === 0 ? data : await source.sites(unknown);
        return new Map(
          ids.flatMap((id) => {
            const site = data.get(id) ?? read.get(id);
            return site === undefined ? [] : [[id, site] as const];
          }),
        );
      },
    },
    close() {
      stop?.();
      reference.close();
    },
  };
}
