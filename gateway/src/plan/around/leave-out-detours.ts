/**
 * Ways to an object that are no better than a shorter one.
 *
 * A field of an interface object can be had from its subgraph at once, or by way of the subgraph that knows the interface's types, for each type by itself. Both lead to the same
 * place, from where all goes on alike. The planner keeps both at each step, so that their number doubles: for a few steps it compares plans for minutes, and for a few more it
 * refuses the operation. So only the short one is left to it.
 *
 * And where each of an interface's types can have a field from several subgraphs, there are as many ways as there are combinations. So of very many only those are left that
 * lead to the fewest subgraphs.
 */
import type { Vertex } from '@apollo/query-graphs';
import graphPath, { type SimultaneousPathsWithLazyIndirectPaths } from '@apollo/query-graphs/dist/graphPath.js';

const planning: { advanceSimultaneousPathsWithOperation: typeof graphPath.advanceSimultaneousPathsWithOperation } =
  graphPath;

type Option<V extends Vertex> = SimultaneousPathsWithLazyIndirectPaths<V>;

/** Ways of one step that the planner is left with. */
const mostWays = 32;

/** `plan` must not wait: while it runs, the planner looks at no detour. */
export function leaveOutDetours<Plan>(plan: () => Plan): Plan {
  const { advanceSimultaneousPathsWithOperation: advance } = planning;
  planning.advanceSimultaneousPathsWithOperation = <V extends Vertex>(...step: Parameters<typeof advance<V>>) => {
    const options = advance<V>(...step);
    const short = options?.filter(({ paths }) => paths.length === 1) ?? [];
    const ways = options?.filter((option) => !short.some(({ paths: [one] }) => one && isDetour(option, one)));
    return ways && ways.length > mostWays ? simplest(ways) : ways;
  };
  try {
    return plan();
  } finally {
    planning.advanceSimultaneousPathsWithOperation = advance;
  }
}

/** Whether several paths together lead to where one leads by itself, each of them by as many subgraphs at least. */
const isDetour = <V extends Vertex>({ paths }: Option<V>, short: Option<V>['paths'][number]): boolean =>
  paths.length > 1 && paths.every((path) => path.tail === short.tail && path.subgraphJumps() >= short.subgraphJumps());

function simplest<V extends Vertex>(ways: readonly Option<V>[]): Option<V>[] {
  const counted = ways.map((way) => ({ way, subgraphs: new Set(way.paths.map(({ tail }) => tail.source)).size }));
  return counted
    .sort((one, other) => one.subgraphs - other.subgraphs)
    .slice(0, mostWays)
    .map(({ way }) => way);
}
