/** The types of a supergraph, and what of them each subgraph has. */
import {
  type ConstDirectiveNode,
  type DocumentNode,
  Kind,
  print,
  type SelectionSetNode,
  type TypeNode,
  type UnionTypeDefinitionNode,
} from 'graphql';
import {
  type CompositeNode,
  fieldOf,
  isSet,
  joinFields,
  joinImplements,
  joinMembers,
  joinTypes,
  parseFieldSet,
  textOf,
  typesOf,
} from './read-join.ts';

export interface SupergraphTypes {
  /** Of a field of an object or interface type. */
  typeOf(type: string, field: string): TypeNode | undefined;
  /** Object types that a value of this type may have, in whatever subgraph. */
  objectsOf(type: string): ReadonlySet<string>;
  /** Those that this subgraph can answer. */
  objectsIn(subgraph: string, type: string): ReadonlySet<string>;
  /** Abstract types whose object types differ between subgraphs. */
  readonly uneven: ReadonlySet<string>;
  /** The field's type in the subgraph that answers it for any object of this type by itself, in GraphQL's notation; undefined for one that does not. */
  localType(subgraph: string, type: string, field: string): string | undefined;
  /** What the subgraph must be sent to answer the field. */
  requiresOf(subgraph: string, type: string, field: string): SelectionSetNode | undefined;
  /** Whether the subgraph has the type as an interface whose types it does not know. */
  isInterfaceObject(subgraph: string, type: string): boolean;
  /** By which the subgraph resolves objects of this type, also where it knows them as of one of its interfaces only. */
  keysOf(subgraph: string, type: string): readonly SelectionSetNode[];
}

/** `graphs`: values of the enum `join__Graph` → the subgraphs' names. */
export function readTypes(document: DocumentNode, graphs: ReadonlyMap<string, string>): SupergraphTypes {
  const composites = typesOf(document);
  const isIn = (subgraph: string) => (directive: ConstDirectiveNode) =>
    graphs.get(textOf(directive, 'graph') ?? '') === subgraph;

  const objects = new Map<string, Map<string, Set<string>>>();
  const add = (type: string, graph: string | undefined, object: string) => {
    const subgraph = graphs.get(graph ?? '') ?? '';
    const ofType = objects.get(type) ?? new Map<string, Set<string>>();
    objects.set(type, ofType.set(subgraph, (ofType.get(subgraph) ?? new Set()).add(object)));
  };
  for (const type of composites.values()) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const join of joinImplements(type))
      add(textOf(join, 'interface') ?? '', textOf(join, 'graph'), type.name.value);
  }
  const abstracts: (CompositeNode | UnionTypeDefinitionNode)[] = [...composites.values()];
  for (const union of document.definitions) {
    if (union.kind !== Kind.UNION_TYPE_DEFINITION) continue;
    abstracts.push(union);
    for (const join of joinMembers(union)) add(union.name.value, textOf(join, 'graph'), textOf(join, 'member') ?? '');
  }

  const objectsIn = (subgraph: string, type: string): ReadonlySet<string> =>
    composites.get(type)?.kind === Kind.OBJECT_TYPE_DEFINITION
      ? new Set([type])
      : (objects.get(type)?.get(subgraph) ?? new Set());

  function localType(subgraph: string, typeName: string, field: string): string | undefined {
    const type = composites.get(typeName);
    const definition = fieldOf(type, field);
    if (!type || !definition) return undefined;
    const here = joinTypes(type).filter(isIn(subgraph));
    if (here.length === 0 || here.some((join) => isSet(join, 'isInterfaceObject'))) return undefined;
    const joins = joinFields(definition);
    const join = joins.find(isIn(subgraph));
    if (!join) return joins.length === 0 ? print(definition.type) : undefined;
    if (isSet(join, 'external') || isSet(join, 'usedOverridden')) return undefined;
    const needsMore = ['requires', 'overrideLabel', 'contextArguments'];
    if (join.arguments?.some(({ name }) => needsMore.includes(name.value))) return undefined;
    return textOf(join, 'type') ?? print(definition.type);
  }

  const required = new Map<string, SelectionSetNode | undefined>();
  function requiresOf(subgraph: string, type: string, field: string): SelectionSetNode | undefined {
    const key = `${subgraph} ${type}.${field}`;
    if (!required.has(key)) {
      const definition = fieldOf(composites.get(type), field);
      const join = definition && joinFields(definition).find(isIn(subgraph));
      const text = join && textOf(join, 'requires');
      required.set(key, text === undefined ? undefined : parseFieldSet(text));
    }
    return required.get(key);
  }

  const keysOf = (subgraph: string, name: string): readonly SelectionSetNode[] => {
    const type = composites.get(name);
    if (!type) return [];
    const keys = joinTypes(type)
      .filter(isIn(subgraph))
      .flatMap((join) => textOf(join, 'key') ?? []);
    return [
      ...keys.map(parseFieldSet),
      ...(type.interfaces ?? []).flatMap((each) => keysOf(subgraph, each.name.value)),
    ];
  };

  return {
    requiresOf,
    isInterfaceObject: (subgraph, name) => {
      const type = composites.get(name);
      return (
        type !== undefined && joinTypes(type).some((join) => isIn(subgraph)(join) && isSet(join, 'isInterfaceObject'))
      );
    },
    keysOf,
    typeOf: (type, field) => fieldOf(composites.get(type), field)?.type,
    objectsOf: (type) =>
      composites.get(type)?.kind === Kind.OBJECT_TYPE_DEFINITION
        ? new Set([type])
        : new Set([...(objects.get(type)?.values() ?? [])].flatMap((each) => [...each])),
    objectsIn,
    uneven: new Set(
      abstracts
        .filter((type) => {
          if (type.kind === Kind.OBJECT_TYPE_DEFINITION) return false;
          const having = joinTypes(type)
            .filter((join) => !isSet(join, 'isInterfaceObject'))
            .map((join) => objectsIn(graphs.get(textOf(join, 'graph') ?? '') ?? '', type.name.value));
          return having.some((some) => some.symmetricDifference(having[0] ?? some).size > 0);
        })
        .map((type) => type.name.value),
    ),
    localType: (subgraph, type, field) => {
      const found = localType(subgraph, type, field);
      const all = [...objectsIn(subgraph, type)].every((object) => localType(subgraph, object, field) !== undefined);
      return all ? found : undefined;
    },
  };
}
