// The SDL of each subgraph, as the subgraphs serve it and as composition reads it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const subgraphNames = ['user', 'project', 'edc', 'epro', 'hospital', 'report'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

/** The folder that holds the contract. */
export const schemaFolder: string = import.meta.dirname;

/** One subgraph's SDL: the common part and its own. Throws when the folder has no such file. */
export function readTypeDefs(name: SubgraphName, folder: string = schemaFolder): string {
  return ['common', name].map((file) => readFileSync(join(folder, `${file}.graphql`), 'utf8')).join('\n');
}
