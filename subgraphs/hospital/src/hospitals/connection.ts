/** One hospital, connected: whoever reads need not know whether it is asked or sends by itself. */
import type { Cache } from '@meridian/kit/cache/cache';
import type { AnyTables } from '@meridian/kit/database/open';
import type { Logger } from '@meridian/kit/logger';
import type { EndpointStats } from '@meridian/kit/resilience/endpoint';
import type { Kysely } from 'kysely';
import type { RecordKind } from '../source/adapters/records.ts';
import type { Contribution } from './availability.ts';
import type { HospitalConfig } from './config.ts';
import type { Known } from './known.ts';
import type { Order } from './operators.ts';

export interface Connection {
  readonly config: HospitalConfig;
  /**
   * What the hospital contributes to the records of these subjects, all of them its patients, in their order. `ask`: what is not current may be fetched within the call's
   * time; otherwise it is told as it is kept. `lastMessageAtMs` is that of the latest message any process took. Never rejects because of the hospital.
   */
  contribute(
    known: readonly Known[],
    kind: RecordKind,
    ask: boolean,
    lastMessageAtMs: number | null,
  ): Promise<readonly Contribution[]>;
  /** Follows an operator's order; one that was followed before is ignored. */
  follow(order: Order | null): void;
  health(lastMessageAtMs: number | null): EndpointStats;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** What every connection works with. */
export interface ConnectionDeps {
  readonly kysely: Kysely<AnyTables>;
  readonly cache: Cache;
  readonly environment: NodeJS.ProcessEnv;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Lets every connection follow what operators ordered in any process. */
  readonly followOrders: () => Promise<void>;
  /** Told when a subject's records are others than before. */
  readonly onChange: (subjectId: string) => void;
}
