/** Which supergraph is served: the current one, and those before it that still have operations to answer. */
import type { Graph } from './graph.ts';

export interface HeldGraph {
  readonly graph: Graph;
  /** Once, when the operation has been answered. */
  readonly release: () => void;
}

/** What became of a text: it is served, it was served already, or a newer one was given before its turn came. */
export type Replaced = 'served' | 'unchanged' | 'superseded';

export interface Graphs {
  /** Undefined until the first one is served, and after `close`. */
  readonly current: Graph | undefined;
  /** How many take up memory: the current one, one that is being opened, and those before that have not closed yet. */
  readonly open: number;
  /** The current graph, kept open until it is released. Throws when there is none. */
  hold(): HeldGraph;
  /**
   * Opens another graph and serves it from one moment to the next; the one before is closed when its last operation has been answered. Rejects, and goes on serving
   * what it served, when the text cannot be opened. One at a time: of those that wait for their turn, only the last is opened.
   */
  replace(text: string): Promise<Replaced>;
  /** Closes all, whatever still runs. */
  close(): Promise<void>;
}

interface Generation {
  readonly graph: Graph;
  readonly text: string;
  holders: number;
}

export function createGraphs(open: (text: string) => Promise<Graph>): Graphs {
  let current: Generation | undefined;
  const retired = new Set<Generation>();
  let turn: Promise<unknown> = Promise.resolve();
  let given = 0;
  let alive = 0;
  let closed = false;

  const serving = (): Generation => {
    if (current === undefined) throw new Error('no supergraph has been loaded');
    return current;
  };

  function closeIfUnused(generation: Generation): void {
    if (generation.holders > 0 || !retired.delete(generation)) return;
    void end(generation.graph);
  }

  async function begin(text: string): Promise<Graph> {
    alive += 1;
    try {
      return await open(text);
    } catch (error) {
      alive -= 1;
      throw error;
    }
  }

  async function end(graph: Graph): Promise<void> {
    await graph.close();
    alive -= 1;
  }

  async function swap(text: string): Promise<Replaced> {
    if (closed) throw new Error('closed');
    if (current?.text === text) return 'unchanged';
    const graph = await begin(text);
    if (closed) {
      await end(graph);
      throw new Error('closed');
    }
    const before = current;
    current = { graph, text, holders: 0 };
    if (before) {
      retired.add(before);
      closeIfUnused(before);
    }
    return 'served';
  }

  return {
    get current() {
      return current?.graph;
    },
    get open() {
      return alive;
    },
    hold() {
      const generation = serving();
      generation.holders += 1;
      return {
        graph: generation.graph,
        release: () => {
          generation.holders -= 1;
          if (generation !== current) closeIfUnused(generation);
        },
      };
    },
    replace(text) {
      given += 1;
      const mine = given;
      const swapped = turn.then(() => (mine === given ? swap(text) : 'superseded'));
      turn = swapped.catch(() => undefined);
      return swapped;
    },
    async close() {
      closed = true;
      await turn;
      const all = [...retired, ...(current ? [current] : [])];
      retired.clear();
      current = undefined;
      await Promise.all(all.map(({ graph }) => end(graph)));
    },
  };
}
