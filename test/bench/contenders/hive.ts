/** Hive Gateway as its manual has it for programs: behind node:http, compiling what it executes, or on the runtime that plans in Rust. */
import { createServer, type RequestListener } from 'node:http';
import { createCallSigner } from '@meridian/kit/signature';
import { loadPeer } from '../peers/install.ts';
import { listen, serveBench } from '../serve-bench.ts';
import type { PeerSettings } from './settings.ts';

export interface HiveSettings extends PeerSettings {
  readonly runtime: 'default' | 'router';
}

interface FetchHook {
  readonly options: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };
  setOptions(options: object): void;
}

type GatewayModule = {
  createGatewayRuntime(config: object): RequestListener & { getSchema(): Promise<unknown> };
};
type JitModule = { useJIT(): object };
type RouterModule = { unifiedGraphHandler: unknown };

serveBench(async ({ supergraph, subgraphs, secret, claims, runtime }: HiveSettings): Promise<string> => {
  const { createGatewayRuntime } = await loadPeer<GatewayModule>('@graphql-hive/gateway');
  const { useJIT } = await loadPeer<JitModule>('@graphql-mesh/plugin-jit');
  const sign = createCallSigner(secret);
  const caller = JSON.parse(claims);
  const signing = {
    onFetch: ({ options, setOptions }: FetchHook): void =>
      setOptions({ ...options, headers: { ...options.headers, ...sign(caller, String(options.body)) } }),
  };
  const gateway = createGatewayRuntime({
    supergraph,
    transportEntries: Object.fromEntries(Object.entries(subgraphs).map(([name, location]) => [name, { location }])),
    ...(runtime === 'router'
      ? { unifiedGraphHandler: (await loadPeer<RouterModule>('@graphql-hive/router-runtime')).unifiedGraphHandler }
      : {}),
    plugins: () => [...(runtime === 'default' ? [useJIT()] : []), signing],
  });
  await gateway.getSchema();
  return listen(createServer(gateway));
});
