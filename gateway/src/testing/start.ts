/** Starts gateways for tests on ports that the system chooses, and asks them questions. */

import { createLogger } from '@meridian/kit/logger';
import { readConfig } from '../config.ts';
import type { Gateway, GatewayDeps } from '../gateway.ts';
import { createGateway } from '../server.ts';

export const testConfig = (environment: Readonly<Record<string, string>> = {}) =>
  readConfig({ PORT: '0', AUTH: 'none', LOG_LEVEL: 'silent', ...environment });

export async function startGateway(
  deps: Omit<GatewayDeps, 'config' | 'logger'> & Partial<GatewayDeps>,
  environment: Readonly<Record<string, string>> = {},
): Promise<Gateway> {
  const gateway = createGateway({
    config: testConfig(environment),
    logger: createLogger('gateway', 'silent'),
    ...deps,
  });
  await gateway.start();
  return gateway;
}

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions: Readonly<Record<string, unknown>>;
    }[];
    readonly extensions?: unknown;
  };
}

export async function ask(
  gateway: Pick<Gateway, 'url'>,
  request: { readonly query: string; readonly variables?: object; readonly operationName?: string },
  headers: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}
