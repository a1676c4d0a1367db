/**
 * Keys that are not resolvable, beside one that is.
 *
 * When a plan comes back to a subgraph (for `@requires`, or for a context) the planner takes the first key of the type in that subgraph,
 * also one declared `resolvable: false`, and sends a representation that the subgraph cannot resolve. In a supergraph such a key has no
 * other use: no plan enters by it, and it leads out of the subgraph only where another subgraph declares it, too. So it goes.
 */
import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { isCompositeNode, isSet, joinTypes, textOf } from './read-join.ts';

export function dropUnresolvableKeys(document: DocumentNode): DocumentNode {
  let changed = false;
  const definitions = document.definitions.map((definition) => {
    if (!isCompositeNode(definition)) return definition;
    const entered = new Set(
      joinTypes(definition)
        .filter(isResolvable)
        .map((directive) => textOf(directive, 'graph')),
    );
    const dropped = joinTypes(definition).filter(
      (directive) =>
        textOf(directive, 'key') !== undefined && !isResolvable(directive) && entered.has(textOf(directive, 'graph')),
    );
    if (dropped.length === 0) return definition;
    changed = true;
    return { ...definition, directives: definition.directives?.filter((directive) => !dropped.includes(directive)) };
  });
  return changed ? { ...document, definitions } : document;
}

const isResolvable = (directive: ConstDirectiveNode): boolean =>
  textOf(directive, 'key') !== undefined && isSet(directive, 'resolvable', true);
