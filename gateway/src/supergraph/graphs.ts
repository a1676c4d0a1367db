/** Which supergraph is served: the current one, and those before it that still have operations to answer. */
import type { Graph } from './graph.ts';

export interface HeldGraph {
  readonly graph: Graph;
  /** Once, when the operation has been answered. */
  readonly release: () => void;
}

export interface Graphs {
  /** Undefined until the first one is served, and after `close`. */
  readonly current: Graph | undefined;
  /** The current graph, kept open until it is released. Throws when there is none. */
  hold(): HeldGraph;
  /**
   * Opens another graph and serves it from one moment to the next; the one before is closed when its last operation has been answered. Resolves to false when it is
   * the one that is served already. Rejects, and goes on serving what it served, when the text cannot be opened. One at a time, in the order of the calls.
   */
  replace(text: string): Promise<boolean>;
  /** Closes all, whatever still runs. */
  close(): Promise<void>;
}

interface Generation {
  readonly graph: Graph;
  readonly text: string;
  holders: number;
}

export function createGraphs(open: (text: string, before: Graph | undefined) => Promise<Graph>): Graphs {
  let current: Generation | undefined;
  const retired = new Set<Generation>();
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;

  const serving = (): Generation => {
    if (current === undefined) throw new Error('no supergraph has been loaded');
    return current;
  };

  function closeIfUnused(generation: Generation): void {
    if (generation.holders > 0 || !retired.delete(generation)) return;
    void generation.graph.close();
  }

  async function swap(text: string): Promise<boolean> {
    if (closed) throw new Error('closed');
    if (current?.text === text) return false;
    const graph = await open(text, current?.graph);
    if (closed) {
      await graph.close();
      throw new Error('closed');
    }
    const before = current;
    current = { graph, text, holders: 0 };
    if (before) {
      retired.add(before);
      closeIfUnused(before);
    }
    return true;
  }

  return {
    get current() {
      return current?.graph;
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
      const swapped = turn.then(() => swap(text));
      turn = swapped.catch(() => undefined);
      return swapped;
    },
    async close() {
      closed = true;
      await turn;
      const all = [...retired, ...(current ? [current] : [])];
      retired.clear();
      current = undefined;
      await Promise.all(all.map(({ graph }) => graph.close()));
    },
  };
}
