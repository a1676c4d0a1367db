/** Which arguments come from the context, by the directives of the subgraphs. */
import { Kind, parse, type SelectionSetNode, visit } from 'graphql';

export interface ContextArgument {
  readonly argument: string;
  /** The types that set the context. */
  readonly types: ReadonlySet<string>;
  /** What is read of the object that sets it. */
  readonly selection: SelectionSetNode;
}

/** By coordinate, such as `Product.price`. */
export function readContexts(
  typeDefs: Readonly<Record<string, string>>,
): ReadonlyMap<string, readonly ContextArgument[]> {
  const found = new Map<string, ContextArgument[]>();
  for (const text of Object.values(typeDefs)) {
    const document = parse(text);
    const setters = new Map<string, Set<string>>();
    for (const definition of document.definitions)
      if ('directives' in definition && 'name' in definition && definition.name)
        for (const { name, arguments: given = [] } of definition.directives ?? [])
          for (const { value } of name.value === 'context' ? given : [])
            if (value.kind === Kind.STRING)
              setters.set(value.value, (setters.get(value.value) ?? new Set()).add(definition.name.value));
    visit(document, {
      ObjectTypeDefinition: ({ name: type, fields = [] }) => {
        for (const field of fields)
          for (const argument of field.arguments ?? [])
            for (const { name, arguments: given = [] } of argument.directives ?? []) {
              const value = given[0]?.value;
              const [, context, selection] =
                (value?.kind === Kind.STRING && /^\$(\w+)\s*(\{[\s\S]*\})$/.exec(value.value.trim())) || [];
              const [operation] = selection === undefined ? [] : parse(selection).definitions;
              if (name.value !== 'fromContext' || operation?.kind !== Kind.OPERATION_DEFINITION) continue;
              const coordinate = `${type.value}.${field.name.value}`;
              const types = setters.get(context ?? '') ?? new Set();
              found.set(coordinate, [
                ...(found.get(coordinate) ?? []),
                { argument: argument.name.value, types, selection: operation.selectionSet },
              ]);
            }
      },
    });
  }
  return found;
}
