// Writes each subgraph's resolver types to src/generated/resolvers.ts. A type XRecord in the subgraph's records.ts becomes the parent of GraphQL type X.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { parse } from 'graphql';
import { readTypeDefs, type SubgraphName, schemaFolder, subgraphNames } from './type-defs.ts';

const recordsFile = 'records.ts';
const scalars = ['Date', 'DateTime', 'PartialDateTime', 'Duration', 'Decimal', 'UCUM'];

/** The folder of one subgraph's sources. */
function sourceFolder(name: SubgraphName): string {
  return join(schemaFolder, '..', 'subgraphs', name, 'src');
}

/** Where one subgraph's resolver types are. */
export function resolverTypesFile(name: SubgraphName): string {
  return join(sourceFolder(name), 'generated', 'resolvers.ts');
}

/** Pairs each GraphQL type with the record that stands for it, by name: `export interface VisitRecord` stands for Visit. A record whose own name is that of a type is imported under another. */
export function findRecords(source: string, typeNames: ReadonlySet<string>): Record<string, string> {
  const names = [...source.matchAll(/^export (?:interface|type) (\w+)Record\b/gm)].map((match) => match[1] ?? '');
  const known = names.filter((name) => typeNames.has(name)).sort();
  const alias = (record: string): string => (typeNames.has(record) ? ` as ${record}Parent` : '');
  return Object.fromEntries(known.map((name) => [name, `../${recordsFile}#${name}Record${alias(`${name}Record`)}`]));
}

/** The text of one subgraph's resolver types. */
export async function generateResolverTypes(name: SubgraphName): Promise<string> {
  const schema = parse(readTypeDefs(name));
  const records = join(sourceFolder(name), recordsFile);
  const typeNames = new Set(
    schema.definitions.flatMap((definition) =>
      definition.kind === 'ObjectTypeDefinition' ? [definition.name.value] : [],
    ),
  );
  const text = await codegen({
    filename: resolverTypesFile(name),
    schema,
    documents: [],
    config: {
      federation: true,
      contextType: '../context.ts#Context',
      mappers: existsSync(records) ? findRecords(readFileSync(records, 'utf8'), typeNames) : {},
      scalars: Object.fromEntries(scalars.map((scalar) => [scalar, 'string'])),
      useTypeImports: true,
      enumsAsTypes: true,
      immutableTypes: true,
      maybeValue: 'T | null | undefined',
    },
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers },
  });
  return `// Written by schema/codegen.ts from the SDL; never edited.\n${text.trim()}\n`;
}

if (import.meta.main) {
  for (const name of subgraphNames) {
    const file = resolverTypesFile(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await generateResolverTypes(name));
  }
}
