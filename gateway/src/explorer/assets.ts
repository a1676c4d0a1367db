/** The explorer's files, read once from the packages that ship them; nothing comes from another host. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Asset {
  readonly contentType: string;
  readonly body: Buffer;
}

const script = 'text/javascript; charset=utf-8';
const style = 'text/css; charset=utf-8';

const fromPackages = [
  { path: '/explorer/react.js', from: 'react', file: 'umd/react.production.min.js', contentType: script },
  { path: '/explorer/react-dom.js', from: 'react-dom', file: 'umd/react-dom.production.min.js', contentType: script },
  { path: '/explorer/graphiql.js', from: 'graphiql', file: 'graphiql.min.js', contentType: script },
  { path: '/explorer/graphiql.css', from: 'graphiql', file: 'graphiql.min.css', contentType: style },
] as const;

const own = [
  { path: '/explorer/start.js', file: 'start.js', contentType: script },
  { path: '/explorer/subscribe.js', file: 'subscribe.js', contentType: script },
  { path: '/explorer/status.js', file: 'status.js', contentType: script },
  { path: '/explorer/page.css', file: 'page.css', contentType: style },
] as const;

/** By path. Rejects when a package is not installed. */
export async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const require = createRequire(import.meta.url);
  const files = [
    ...fromPackages.map((asset) => ({
      ...asset,
      file: join(dirname(require.resolve(`${asset.from}/package.json`)), asset.file),
    })),
    ...own.map((asset) => ({ ...asset, file: join(import.meta.dirname, asset.file) })),
  ];
  return new Map(
    await Promise.all(
      files.map(async ({ path, file, contentType }) => [path, { contentType, body: await readFile(file) }] as const),
    ),
  );
}
