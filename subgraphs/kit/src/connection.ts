/** Relay connections over keyset pages. A cursor names the record it stands behind by its opaque id, so it tells nothing else. */
import DataLoader from 'dataloader';
import { isEntityId } from './entity-id.ts';
import { codedError } from './errors.ts';

export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

export interface Edge<Node> {
  readonly node: Node;
  readonly cursor: string;
}

/** What every XConnection is resolved from; totalCount is counted only when it is asked for. */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: () => Promise<number>;
}

/** One page as a source reads it. */
export interface Page<Node> {
  readonly nodes: readonly (Node & { readonly id: string })[];
  readonly hasMore: boolean;
}

/** A page request with its cursor decoded. */
export interface PageRequest {
  readonly first: number;
  /** Id of the record before the page. */
  readonly afterId: string | null;
}

export const maxFirst = 500;

const cursorOf = (list: string, id: string): string => Buffer.from(`${list}:${id}`).toString('base64url');

/** Throws BAD_USER_INPUT when `first` is not within 1..500 and BAD_CURSOR when `after` is no cursor of this list. */
export function readPageArgs(list: string, args: PageArgs, defaultFirst: number): PageRequest {
  const first = args.first ?? defaultFirst;
  if (first < 1 || first > maxFirst) throw codedError('BAD_USER_INPUT', `first must be between 1 and ${maxFirst}.`);
  if (args.after === null || args.after === undefined) return { first, afterId: null };
  const [name, id, ...rest] = Buffer.from(args.after, 'base64url').toString('utf8').split(':');
  if (name !== list || id === undefined || !isEntityId(id) || rest.length > 0) throw badCursor();
  return { first, afterId: id };
}

/** Not a cursor of this list, or of a record that is gone. */
export const badCursor = () => codedError('BAD_CURSOR', 'after is not a cursor of this list; start again without it.');

export function toConnection<Node>(
  list: string,
  request: PageRequest,
  page: Page<Node>,
  totalCount: () => Promise<number>,
): Connection<Node> {
  const edges = page.nodes.map((node) => ({ node, cursor: cursorOf(list, node.id) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasMore,
      hasPreviousPage: request.afterId !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

/** How a source reads one list of many parents at once: a statement a call, whatever the number of parents. */
export interface ListSource<Node, Filter> {
  readonly name: string;
  /** A parent whose list the cursor does not belong to has an error; one without any further record may be left out. */
  pages(
    parentIds: readonly string[],
    request: PageRequest,
    filter: Filter | null,
  ): Promise<ReadonlyMap<string, Page<Node> | Error>>;
  counts(parentIds: readonly string[], filter: Filter | null): Promise<ReadonlyMap<string, number>>;
}

export interface ListKey<Filter> extends PageArgs {
  readonly parentId: string;
  readonly filter?: Filter | null | undefined;
}

/** Loads connections by parent: parents asked with the same arguments share one statement. */
export class ConnectionLoader<Node, Filter = null> {
  readonly #list: ListSource<Node, Filter>;
  readonly #defaultFirst: number;
  readonly #pages: DataLoader<{ parentId: string; request: PageRequest; filter: Filter | null }, Page<Node>, string>;
  readonly #counts: DataLoader<{ parentId: string; filter: Filter | null }, number, string>;
  /** The first page of each list that was asked for: one that holds the whole list has counted it. */
  readonly #firstPages = new Map<string, Promise<Page<Node>>>();

  constructor(list: ListSource<Node, Filter>, defaultFirst = 50) {
    this.#list = list;
    this.#defaultFirst = defaultFirst;
    this.#pages = new DataLoader(
      (keys) =>
        inGroups(
          keys,
          ({ request, filter }) => JSON.stringify([request, filter]),
          ({ request, filter }, ids) => list.pages(ids, request, filter),
          { nodes: [], hasMore: false },
        ),
      {
        cacheKeyFn: (key) => JSON.stringify(key),
      },
    );
    this.#counts = new DataLoader(
      (keys) =>
        inGroups(
          keys,
          ({ filter }) => JSON.stringify(filter),
          ({ filter }, ids) => list.counts(ids, filter),
          0,
        ),
      { cacheKeyFn: (key) => JSON.stringify(key) },
    );
  }

  async load(key: ListKey<Filter>): Promise<Connection<Node>> {
    const request = readPageArgs(this.#list.name, key, this.#defaultFirst);
    const filter = key.filter ?? null;
    const reading = this.#pages.load({ parentId: key.parentId, request, filter });
    if (request.afterId === null) this.#firstPages.set(JSON.stringify([key.parentId, filter]), reading);
    return toConnection(this.#list.name, request, await reading, () => this.count(key.parentId, filter));
  }

  async count(parentId: string, filter: Filter | null = null): Promise<number> {
    const page = await this.#firstPages.get(JSON.stringify([parentId, filter]))?.catch(() => undefined);
    return page?.hasMore === false ? page.nodes.length : this.#counts.load({ parentId, filter });
  }
}

async function inGroups<Key extends { parentId: string }, Value>(
  keys: readonly Key[],
  groupOf: (key: Key) => string,
  read: (key: Key, parentIds: readonly string[]) => Promise<ReadonlyMap<string, Value | Error>>,
  otherwise: Value,
): Promise<(Value | Error)[]> {
  const groups = new Map<string, Key[]>();
  for (const key of keys) {
    const name = groupOf(key);
    groups.set(name, [...(groups.get(name) ?? []), key]);
  }
  const answers = new Map<Key, Value | Error>();
  await Promise.all(
    [...groups.values()].map(async (group) => {
      try {
        const found = await read(
          group[0] as Key,
          group.map((key) => key.parentId),
        );
        for (const key of group) answers.set(key, found.get(key.parentId) ?? otherwise);
      } catch (error) {
        for (const key of group) answers.set(key, error instanceof Error ? error : new Error(String(error)));
      }
    }),
  );
  return keys.map((key) => answers.get(key) as Value | Error);
}
