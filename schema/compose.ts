// Composes the subgraphs' SDL into the supergraph that the gateway serves. Run it to write supergraph.graphql.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { readTypeDefs, type SubgraphName, schemaFolder, subgraphNames } from './type-defs.ts';

/** Where the supergraph says each subgraph is; a deployment overrides it. */
export const routingUrls: Record<SubgraphName, string> = {
  user: 'http://127.0.0.1:4101/graphql',
  project: 'http://127.0.0.1:4102/graphql',
  edc: 'http://127.0.0.1:4103/graphql',
  epro: 'http://127.0.0.1:4104/graphql',
  hospital: 'http://127.0.0.1:4105/graphql',
  report: 'http://127.0.0.1:4106/graphql',
};

/** Why the subgraphs do not compose. */
export class CompositionError extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(['The subgraphs do not compose:', ...reasons].join('\n  '));
    this.name = 'CompositionError';
    this.reasons = reasons;
  }
}

/** The supergraph SDL of the subgraphs whose SDL is in a folder. Throws CompositionError, or what parsing throws on text that is no SDL. */
export function composeSupergraph(folder: string = schemaFolder): string {
  const result = composeServices(
    subgraphNames.map((name) => ({ name, url: routingUrls[name], typeDefs: parse(readTypeDefs(name, folder)) })),
  );
  if (result.supergraphSdl === undefined) {
    throw new CompositionError((result.errors ?? []).map(({ message }) => message));
  }
  return `${result.supergraphSdl.trim()}\n`;
}

if (import.meta.main) {
  try {
    writeFileSync(join(schemaFolder, 'supergraph.graphql'), composeSupergraph());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
