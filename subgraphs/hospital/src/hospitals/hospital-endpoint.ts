/** The endpoint of one hospital that is asked: its limits, and the orders of operators. */
import { createEndpoint, type Endpoint } from '@meridian/kit/resilience/endpoint';
import { openRateLimit } from '@meridian/kit/resilience/rate-limit';
import type { HospitalConfig } from './config.ts';
import type { Order } from './operators.ts';

export interface HospitalEndpoint {
  readonly endpoint: Endpoint;
  follow(order: Order | null): void;
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
    close: () => rateLimit.close(),
  };
}
