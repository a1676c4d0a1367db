import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaFolder, subgraphNames } from './type-defs.ts';

const files = [
  'README.md',
  'package.json',
  ...['main', 'subgraph', 'context', 'access', 'loaders', 'records'].map((name) => `src/${name}.ts`),
  ...['import/index', 'resolvers/index', 'source/source', 'source/postgres', 'migrations/index'].map(
    (name) => `src/${name}.ts`,
  ),
  'src/generated/resolvers.ts',
];

describe('whoever knows one subgraph knows six', () => {
  it.each(subgraphNames)('%s has the files that every subgraph has', (name) => {
    const absent = files.filter((file) => !existsSync(join(schemaFolder, '..', 'subgraphs', name, file)));
    expect(absent).toEqual([]);
  });
});
