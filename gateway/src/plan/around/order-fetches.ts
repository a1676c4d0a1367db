/**
 * Fetches that run at the same time as the fetches that they wait for.
 *
 * Where a requirement has several parts, some of them behind fetches of their own, the planner may keep the order for some and forget it for the others. The fetch
 * then lacks a part, and is left out. So nodes that stand side by side follow one another where one fetches what the other sends.
 */
import type { PlanNode, QueryPlan, ResponsePath } from '@apollo/query-planner';
import { type Place, readPlaces } from './fetched-places.ts';
import { type FieldTree, treeOfInputs } from './field-tree.ts';
import type { SupergraphTypes } from './supergraph-types.ts';

/** For a plan in which what is sent stands in the data under its fields' names. */
export function orderFetches(plan: QueryPlan, types: SupergraphTypes): QueryPlan {
  if (plan.node === undefined || plan.node.kind === 'Subscription') return plan;
  return { ...plan, node: order(plan.node, [], remember(types)) };
}

/** What a node fetches. */
type PlacesOf = (node: PlanNode) => Place;

function remember(types: SupergraphTypes): PlacesOf {
  const known = new Map<PlanNode, Place>();
  return (node) => {
    const places = known.get(node) ?? readPlaces({ kind: 'QueryPlan', node }, types);
    known.set(node, places);
    return places;
  };
}

/** `before`: what is there when the node is run. */
function order(node: PlanNode, before: readonly Place[], placesOf: PlacesOf): PlanNode {
  switch (node.kind) {
    case 'Sequence': {
      const done = [...before];
      const nodes = node.nodes.map((each) => {
        const ordered = order(each, done, placesOf);
        done.push(placesOf(each));
        return ordered;
      });
      return { ...node, nodes };
    }
    case 'Parallel':
      return sequence(layers(node.nodes, before, placesOf).map((layer) => ({ ...node, nodes: [...layer] })));
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: order(node.ifClause, before, placesOf) }),
        ...(node.elseClause && { elseClause: order(node.elseClause, before, placesOf) }),
      };
    default:
      return node;
  }
}

function sequence(nodes: readonly PlanNode[]): PlanNode {
  const [only] = nodes;
  return only && nodes.length === 1 ? only : { kind: 'Sequence', nodes: [...nodes] };
}

/** Nodes that may run at the same time, and after those of the layers before. */
function layers(nodes: readonly PlanNode[], before: readonly Place[], placesOf: PlacesOf): PlanNode[][] {
  const done = [...before];
  const found: PlanNode[][] = [];
  let waiting = nodes;
  while (waiting.length > 0) {
    const ready = waiting.filter((node) => hasInputs(node, done, placesOf));
    const layer = ready.length > 0 ? ready : waiting;
    found.push(layer.map((node) => order(node, done, placesOf)));
    done.push(...layer.map((node) => placesOf(node)));
    waiting = waiting.filter((node) => !layer.includes(node));
  }
  return found;
}

/** Whether all that the node's fetches send is there, or fetched by the node itself. */
function hasInputs(node: PlanNode, before: readonly Place[], placesOf: PlacesOf, path: ResponsePath = []): boolean {
  switch (node.kind) {
    case 'Fetch': {
      const at = path.reduce<readonly Place[]>(
        (places, step) => (typeof step === 'string' && step !== '@' ? below(places, step) : places),
        before,
      );
      return node.requires === undefined || holds(at, treeOfInputs(node.requires));
    }
    case 'Flatten':
      return hasInputs(node.node, before, placesOf, node.path);
    case 'Sequence': {
      const done = [...before];
      return node.nodes.every((each) => {
        const has = hasInputs(each, done, placesOf);
        done.push(placesOf(each));
        return has;
      });
    }
    case 'Parallel':
      return node.nodes.every((each) => hasInputs(each, [...before, placesOf(node)], placesOf));
    case 'Condition':
      return [node.ifClause, node.elseClause].every((clause) => !clause || hasInputs(clause, before, placesOf));
    case 'Defer':
      return true;
  }
}

const below = (places: readonly Place[], name: string): readonly Place[] =>
  places.flatMap((place) => place.below.get(name) ?? []);

const holds = (places: readonly Place[], tree: FieldTree): boolean =>
  [...tree].every(([name, inside]) => {
    const found = below(places, name);
    return name === '__typename' || (found.length > 0 && holds(found, inside));
  });
