/** The gateway with its subgraphs in process, each answering what it once answered: read anew from its text, as no two requests share their objects. */
import { localAudience, localIssuer } from '@meridian/app/issuer';
import { createGateway, type InProcessSubgraph, readConfig } from '@meridian/gateway';
import { signCall } from '@meridian/kit/signature';
import { serveBench } from '../serve-bench.ts';
import type { DistributedSettings } from './distributed.ts';

/** Asks the recorded subgraph over HTTP for a call it has not seen before. */
function replaySubgraph(url: string, secret: string): InProcessSubgraph {
  const answers = new Map<string, string>();
  return {
    async execute({ query, variables }, { claims }) {
      const body = JSON.stringify({ query, variables });
      let answer = answers.get(body);
      if (answer === undefined) {
        const headers = signCall({ secret, body, claims: JSON.stringify(claims) });
        const response = await fetch(url, { method: 'POST', headers, body });
        if (!response.ok) throw new Error(`the recording answers with status ${response.status}`);
        answer = await response.text();
        answers.set(body, answer);
      }
      return JSON.parse(answer);
    },
  };
}

serveBench(async ({ supergraph, subgraphs, secret, jwksFile, environment }: DistributedSettings): Promise<string> => {
  const config = readConfig({
    PORT: '0',
    ADMIN_PORT: '0',
    AUTH_JWKS: jwksFile,
    AUTH_ISSUER: localIssuer,
    AUTH_AUDIENCE: localAudience,
    ...environment,
  });
  const replays = Object.entries(subgraphs).map(([name, url]) => [name, replaySubgraph(url, secret)]);
  const gateway = createGateway({ config, supergraph, subgraphs: Object.fromEntries(replays) });
  await gateway.start();
  return gateway.url;
});
