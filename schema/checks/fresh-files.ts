// Whether the files that are generated from the SDL are what it generates today.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { generateResolverTypes, resolverTypesFile } from '../codegen.ts';
import { composeSupergraph } from '../compose.ts';
import { schemaFolder, subgraphNames } from '../type-defs.ts';

/** Names each expected file whose text on disk is another, or that is absent. */
export function findStaleFiles(expected: ReadonlyMap<string, string>): string[] {
  const isStale = ([file, text]: [string, string]) => !existsSync(file) || readFileSync(file, 'utf8') !== text;
  const root = join(schemaFolder, '..');
  return [...expected].filter(isStale).map(([file]) => `${relative(root, file)} is not what the SDL generates`);
}

/** Every generated file with the text that the SDL generates today. Throws when the subgraphs do not compose. */
export async function generateAll(): Promise<ReadonlyMap<string, string>> {
  const files = new Map([[join(schemaFolder, 'supergraph.graphql'), composeSupergraph()]]);
  for (const name of subgraphNames) files.set(resolverTypesFile(name), await generateResolverTypes(name));
  return files;
}
