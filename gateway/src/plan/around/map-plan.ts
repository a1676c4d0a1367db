/** Walks a query plan and builds the changed one. */
import type { FetchNode, PlanNode, QueryPlan, ResponsePath, SubscriptionNode } from '@apollo/query-planner';

export interface PlanChange {
  /** `path`: where what it answers stands. More than one for a fetch that is split: they run at the same time. */
  readonly fetch: (node: FetchNode, path: ResponsePath) => readonly FetchNode[];
  /** Of a flattened `node`. */
  readonly path?: (path: ResponsePath, node: PlanNode) => ResponsePath;
}

export function mapPlan(plan: QueryPlan, change: PlanChange): QueryPlan {
  return plan.node === undefined ? plan : { ...plan, node: mapTop(plan.node, change) };
}

function mapTop(node: PlanNode | SubscriptionNode, change: PlanChange): PlanNode | SubscriptionNode {
  if (node.kind !== 'Subscription') return mapNode(node, change);
  const [primary = node.primary] = change.fetch(node.primary, []);
  return { ...node, primary, ...(node.rest && { rest: mapNode(node.rest, change) }) };
}

function mapNode(node: PlanNode, change: PlanChange): PlanNode {
  switch (node.kind) {
    case 'Fetch':
      return together(change.fetch(node, []));
    case 'Flatten': {
      const path = change.path ? change.path(node.path, node.node) : node.path;
      const inner = node.node.kind === 'Fetch' ? change.fetch(node.node, node.path) : [mapNode(node.node, change)];
      return together(inner.map((each) => ({ ...node, path, node: each })));
    }
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((each) => mapNode(each, change)) };
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: mapNode(node.ifClause, change) }),
        ...(node.elseClause && { elseClause: mapNode(node.elseClause, change) }),
      };
    case 'Defer':
      return node;
  }
}

function together(nodes: readonly PlanNode[]): PlanNode {
  const [only] = nodes;
  return only && nodes.length === 1 ? only : { kind: 'Parallel', nodes: [...nodes] };
}
