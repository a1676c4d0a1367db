/** The endpoint of one hospital that is asked: its limits, and the orders of operators. */
import { createEndpoint, type Endpoint } from '@meridian/kit/resilience/endpoint';
import { openRateLimit } from '@meridian/kit/resilience/rate-limit';
import type { Failure } from './availability.ts';
import type { HospitalConfig } from './config.ts';
import type { Order } from './operators.ts';

export interface HospitalEndpoint {
  readonly endpoint: Endpoint;
  follow(order: Order | null): void;
  /** Why no call goes through now; null while calls do. */
  refusal(): Failure | null;
  close(): Promise<void>;
}

/** All processes that share REDIS_URL keep to the limit together. */
export function openEndpoint({ number, limits }: HospitalConfig, environment: NodeJS.ProcessEnv): HospitalEndpoint {
  const rateLimit = openRateLimit({
    name: `hospital-${number}`,
    perSecond: limits.callsPerSecond,
    redisUrl: environment.REDIS_URL || undefined,
  });
  const endpoint = createEndpoint({ name: `hospital-${number}`, policy: limits, rateLimit });
  let followed = 0;
  return {
    endpoint,
    follow(order) {
      if (order === null || order.id <= followed) return;
      followed = order.id;
      if (order.action === 'ISOLATE') endpoint.isolate();
      else endpoint.reset();
    },
    refusal() {
      const { breaker } = endpoint.stats();
      if (breaker === 'CLOSED') return null;
      const probedAfterSeconds = Math.ceil(limits.breaker.halfOpenAfterMs / 1_000);
      return { code: 'BREAKER_OPEN', retryAfterSeconds: breaker === 'ISOLATED' ? null : probedAfterSeconds };
    },
    close: () => rateLimit.close(),
  };
}
