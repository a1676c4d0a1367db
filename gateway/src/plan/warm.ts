/** The operations that are planned before the first request, and whose names may be metric labels. */
import { type DocumentNode, Kind, parse } from 'graphql';

export function operationNames(operations: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const operation of operations)
    for (const name of namesIn(parse(operation, { noLocation: true }))) names.add(name);
  return names;
}

export const namesIn = (document: DocumentNode): string[] =>
  document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.name ? [definition.name.value] : [],
  );
