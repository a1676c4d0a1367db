/** Mercurius as a gateway, as its manual has it: a Fastify plugin that composes what its services define, compiling a query the first time it runs. */
import { createCallSigner } from '@meridian/kit/signature';
import { readTypeDefs, subgraphNames } from '@meridian/schema/type-defs.ts';
import { Pool } from 'undici';
import { loadPeer } from '../peers/install.ts';
import { serveBench } from '../serve-bench.ts';
import { toFederationOne } from './federation-one.ts';
import type { PeerSettings } from './settings.ts';

interface Fastify {
  register(plugin: unknown, options: object): Promise<unknown>;
  listen(options: { readonly port: number; readonly host: string }): Promise<string>;
}
type FastifyModule = { readonly default: (options: object) => Fastify };
type PluginModule = { readonly default: unknown };

/** Signs where the body is at hand, which its own hook for headers is not. */
function connectTo(url: string, secret: string, claims: string): unknown {
  const sign = createCallSigner(secret);
  const caller = JSON.parse(claims);
  return new Pool(new URL(url).origin, { connections: 128, keepAliveTimeout: 60_000 }).compose(
    (dispatch) => (options, handler) =>
      dispatch({ ...options, headers: { ...options.headers, ...sign(caller, String(options.body)) } }, handler),
  );
}

serveBench(async ({ subgraphs, secret, claims }: PeerSettings): Promise<string> => {
  const { default: fastify } = await loadPeer<FastifyModule>('fastify');
  const { default: mercuriusGateway } = await loadPeer<PluginModule>('@mercuriusjs/gateway');
  const typeDefs = toFederationOne(
    subgraphNames.map((name) => [name, readTypeDefs(name)]),
    // Where the root fields that begin the measured operations live: whoever defines an entity answers for it first.
    { PatientReport: 'report', Subject: 'user' },
  );
  const app = fastify({ logger: false });
  await app.register(mercuriusGateway, {
    jit: 1,
    gateway: {
      services: Object.entries(subgraphs).map(([name, url]) => ({
        name,
        url,
        schema: typeDefs.get(name),
        mandatory: true,
        agent: connectTo(url, secret, claims),
      })),
    },
  });
  return app.listen({ port: 0, host: '127.0.0.1' });
});
