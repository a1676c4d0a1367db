/** The gateway's own command, in a process that can be asked what it uses. */
import { serveBench } from '../bench/serve-bench.ts';

export interface GatewaySettings {
  readonly environment: Readonly<Record<string, string>>;
}

serveBench(async ({ environment }: GatewaySettings): Promise<null> => {
  Object.assign(process.env, environment);
  // Resolves when it listens, and follows the supergraph's file from then on.
  await import('@meridian/gateway/main');
  return null;
});
