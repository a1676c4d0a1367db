/** Reads what composition wrote into a supergraph's `@join__…` directives. https://specs.apollo.dev/join/v0.5/ */
import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  type TypeNode,
  visit,
} from 'graphql';

export type CompositeNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export const isCompositeNode = (definition: { readonly kind: string }): definition is CompositeNode =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;

export const typesOf = (document: DocumentNode): ReadonlyMap<string, CompositeNode> =>
  new Map(document.definitions.filter(isCompositeNode).map((type) => [type.name.value, type]));

export const fieldOf = (type: CompositeNode | undefined, name: string): FieldDefinitionNode | undefined =>
  type?.fields?.find((field) => field.name.value === name);

interface Directed {
  readonly directives?: readonly ConstDirectiveNode[];
}

export const joinTypes = (type: Directed): readonly ConstDirectiveNode[] => directivesOf(type, 'join__type');
export const joinImplements = (type: Directed): readonly ConstDirectiveNode[] => directivesOf(type, 'join__implements');
export const joinMembers = (type: Directed): readonly ConstDirectiveNode[] => directivesOf(type, 'join__unionMember');
export const joinFields = (field: Directed): readonly ConstDirectiveNode[] => directivesOf(field, 'join__field');

const directivesOf = ({ directives = [] }: Directed, name: string): readonly ConstDirectiveNode[] =>
  directives.filter((directive) => directive.name.value === name);

export const argumentOf = (directive: ConstDirectiveNode, name: string): ConstValueNode | undefined =>
  directive.arguments?.find((argument) => argument.name.value === name)?.value;

export function textOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = argumentOf(directive, name);
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

export function isSet(directive: ConstDirectiveNode, name: string, otherwise = false): boolean {
  const value = argumentOf(directive, name);
  return value?.kind === Kind.BOOLEAN ? value.value : otherwise;
}

/** A field set as a selection set. Throws for a text that is none. */
export function parseFieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('not a field set');
  return operation.selectionSet;
}

export const printFieldSet = (set: SelectionSetNode): string => stripIgnoredCharacters(print(set)).slice(1, -1);

export const typeNameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : typeNameOf(type.type);

/** Names of all fields that the planner may fetch without being asked: for keys, for `@requires` and for contexts. */
export function readInternalNames(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (fieldSet: string) => {
    visit(parseFieldSet(fieldSet), { Field: ({ name }) => void names.add(name.value) });
  };
  for (const type of typesOf(document).values()) {
    for (const directive of joinTypes(type)) {
      const key = textOf(directive, 'key');
      if (key !== undefined) add(key);
    }
    for (const directive of (type.fields ?? []).flatMap(joinFields)) {
      const requires = textOf(directive, 'requires');
      if (requires !== undefined) add(requires);
      for (const selection of contextSelections(directive)) add(selection);
    }
  }
  return names;
}

/** From `{selection: "{ name }", …}` of each contextual argument, or `{selection: "... on T { name }"}`. */
function contextSelections(directive: ConstDirectiveNode): readonly string[] {
  const contexts = argumentOf(directive, 'contextArguments');
  if (contexts?.kind !== Kind.LIST) return [];
  return contexts.values.flatMap((context) => {
    if (context.kind !== Kind.OBJECT) return [];
    const selection = context.fields.find(({ name }) => name.value === 'selection')?.value;
    return selection?.kind === Kind.STRING ? [selection.value.trim().replace(/^\{([\s\S]*)\}$/, '$1')] : [];
  });
}
