/** Asks the subgraph as the gateway does. Answers are plain JSON: each test knows the form of its own. */
import { createLogger } from '@meridian/kit/logger';
import type { TestDatabase } from '@meridian/kit/testing';
import { project } from '../subgraph.ts';

export const asker =
  (test: TestDatabase) =>
  /** `codes` are those of the errors. */
  async (query: string, claims: object | null, variables: Record<string, unknown> = {}) => {
    const subgraph = project.create({ database: test.database, logger: createLogger('test', 'silent') });
    const result = await subgraph.execute(
      { query, variables },
      { claims: claims && { sub: 'someone', ...claims }, requestId: 'r' },
    );
    const { data, errors = [] } = JSON.parse(JSON.stringify(result));
    return { data, codes: errors.map((error: { extensions: { code: string } }) => error.extensions.code) };
  };

export type Ask = ReturnType<typeof asker>;

/** Resolves entities as the gateway's representations ask for them. */
export async function resolve(
  ask: Ask,
  claims: object | null,
  selection: string,
  representations: readonly { readonly __typename: string; readonly [key: string]: unknown }[],
) {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ${selection} } }`;
  return (await ask(query, claims, { of: representations })).data._entities;
}

/** The nodes of a page. */
export const nodesOf = <Node>(page: { readonly edges: readonly { readonly node: Node }[] }): readonly Node[] =>
  page.edges.map(({ node }) => node);
