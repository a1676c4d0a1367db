/**
 * Plans that ask a subgraph for what is `@external` there.
 *
 * When the planner adds what a `@requires` needs to a fetch that is there already, it looks whether the fetch's subgraph has the fields, and not whether it
 * answers them: an external field, declared for another `@requires` of that subgraph, will do. The subgraph is asked for it and answers null, or fails.
 * So once the planner has read the subgraphs' schemas, their types no longer tell it of external fields. Those that a subgraph provides somewhere must still be found.
 */
import { federationMetadata, isInterfaceType, isObjectType } from '@apollo/federation-internals';
import type { QueryPlanner } from '@apollo/query-planner';

export function hideExternalFields({ supergraph }: QueryPlanner): void {
  for (const { schema } of supergraph.subgraphs()) {
    const metadata = federationMetadata(schema);
    for (const type of schema.types()) {
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      const hidden = new Set(
        type.fields().flatMap((field) => (metadata?.isFieldFullyExternal(field) ? [field.name] : [])),
      );
      if (hidden.size === 0) continue;
      const find = type.field.bind(type);
      Object.defineProperty(type, 'field', { value: (name: string) => (hidden.has(name) ? undefined : find(name)) });
    }
  }
}
