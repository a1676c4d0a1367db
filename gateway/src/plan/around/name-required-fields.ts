/**
 * Fields that a `@requires` names with arguments.
 *
 * The planner tells selections apart by their response name alone, and what `@requires` asks for has no alias. So a required `price(currency: "USD")`
 * takes the place of a client's `price(currency: "EUR")`, or of another requirement's, or they take its place. Each such field gets a name of its own: an inaccessible field without arguments, which only the subgraphs that answer or require it have, and whose
 * description says what it stands for. To the planner it is a field like any other; `callRequiredFields` puts the real one into the plan.
 */
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { directiveName, readLinks } from '../../supergraph/links.ts';
import { freeName } from './free-response-names.ts';
import {
  argumentOf,
  type CompositeNode,
  fieldOf,
  isCompositeNode,
  isSet,
  joinFields,
  parseFieldSet,
  printFieldSet,
  textOf,
  typeNameOf,
  typesOf,
} from './read-join.ts';

/** Opens the description of a field that stands for another; the rest is a field with its arguments. */
export const standsFor = 'required: ';

interface OwnName {
  readonly name: string;
  readonly field: FieldNode;
  /** All types in which the field is one and the same. */
  readonly types: ReadonlySet<string>;
  /** Subgraphs that require it. */
  readonly graphs: Set<string>;
}

export function nameRequiredFields(document: DocumentNode): DocumentNode {
  const types = typesOf(document);
  const names = new OwnNames(types);
  const definitions = document.definitions.map((definition) =>
    isCompositeNode(definition)
      ? {
          ...definition,
          fields: definition.fields?.map((field) => rewriteRequires(definition, field, types, names)),
        }
      : definition,
  );
  if (names.all.length === 0) return document;
  const { linked, inaccessible } = linkInaccessible(definitions, document);
  return {
    ...document,
    definitions: linked.map((definition) =>
      isCompositeNode(definition)
        ? { ...definition, fields: [...(definition.fields ?? []), ...ownFields(definition, names.all, inaccessible)] }
        : definition,
    ),
  };
}

type Types = ReadonlyMap<string, CompositeNode>;

function rewriteRequires(
  type: CompositeNode,
  field: FieldDefinitionNode,
  types: Types,
  names: OwnNames,
): FieldDefinitionNode {
  const directives = field.directives?.map((directive) => {
    const requires = directive.name.value === 'join__field' ? textOf(directive, 'requires') : undefined;
    const graph = textOf(directive, 'graph');
    if (requires === undefined || graph === undefined) return directive;
    const value = printFieldSet(rewriteSet(parseFieldSet(requires), type.name.value, graph));
    return {
      ...directive,
      arguments: directive.arguments?.map((argument) =>
        argument.name.value === 'requires' ? { ...argument, value: { kind: Kind.STRING, value } as const } : argument,
      ),
    };
  });
  return { ...field, directives };

  function rewriteSet(set: SelectionSetNode, parent: string, graph: string): SelectionSetNode {
    return { ...set, selections: set.selections.map((selection) => rewriteSelection(selection, parent, graph)) };
  }

  function rewriteSelection(selection: SelectionNode, parent: string, graph: string): SelectionNode {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value ?? parent;
      return { ...selection, selectionSet: rewriteSet(selection.selectionSet, condition, graph) };
    }
    const definition = fieldOf(types.get(parent), selection.name.value);
    if (!definition) return selection;
    const selectionSet =
      selection.selectionSet && rewriteSet(selection.selectionSet, typeNameOf(definition.type), graph);
    if (!needsOwnName(definition)) return { ...selection, ...(selectionSet && { selectionSet }) };
    const name = names.nameOf(parent, selection, graph);
    return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: name }, ...(selectionSet && { selectionSet }) };
  }
}

function needsOwnName(definition: FieldDefinitionNode): boolean {
  const fromContext = joinFields(definition).some((join) => argumentOf(join, 'contextArguments') !== undefined);
  return !fromContext && (definition.arguments ?? []).length > 0;
}

/** What has been given a name so far: one for each field, arguments and group of types that share the field. */
class OwnNames {
  readonly #types: Types;
  readonly #taken: Set<string>;
  readonly #named = new Map<string, OwnName>();

  constructor(types: Types) {
    this.#types = types;
    this.#taken = new Set([...types.values()].flatMap(({ fields = [] }) => fields.map(({ name }) => name.value)));
  }

  get all(): readonly OwnName[] {
    return [...this.#named.values()];
  }

  nameOf(parent: string, selection: FieldNode, graph: string): string {
    const field: FieldNode = { kind: Kind.FIELD, name: selection.name, arguments: selection.arguments ?? [] };
    const types = this.#sharers(parent, selection.name.value);
    const key = `${[...types].sort().join()} ${print(field)}`;
    let own = this.#named.get(key);
    if (!own) {
      own = { name: freeName(`${selection.name.value}_required`, this.#taken), field, types, graphs: new Set() };
      this.#named.set(key, own);
    }
    own.graphs.add(graph);
    return own.name;
  }

  /** The type, the interfaces that give it the field, and all that implement these. */
  #sharers(parent: string, field: string): ReadonlySet<string> {
    const sharers = new Set([parent]);
    for (const name of sharers) {
      const type = this.#types.get(name);
      for (const other of this.#types.values()) {
        if (!fieldOf(other, field)) continue;
        if (implementsType(type, other.name.value) || implementsType(other, name)) sharers.add(other.name.value);
      }
    }
    return sharers;
  }
}

const implementsType = (type: CompositeNode | undefined, name: string): boolean =>
  type?.interfaces?.some((candidate) => candidate.name.value === name) ?? false;

/** The fields to add to one type. */
function ownFields(type: CompositeNode, names: readonly OwnName[], inaccessible: string): FieldDefinitionNode[] {
  return names.flatMap(({ name, field, types, graphs }) => {
    const original = types.has(type.name.value) ? fieldOf(type, field.name.value) : undefined;
    if (!original) return [];
    const joins = joinFields(original).filter(
      (join) => !isSet(join, 'external') || graphs.has(textOf(join, 'graph') ?? ''),
    );
    if (joins.length === 0 && joinFields(original).length > 0) return [];
    return [
      {
        kind: Kind.FIELD_DEFINITION,
        name: { kind: Kind.NAME, value: name },
        description: { kind: Kind.STRING, value: `${standsFor}${print(field)}` },
        type: original.type,
        directives: [...joins, directive(inaccessible)],
      },
    ];
  });
}

const directive = (name: string): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: name },
});

/** The name of `@inaccessible` in the supergraph, which is made to link it when it does not. */
function linkInaccessible(definitions: DocumentNode['definitions'], document: DocumentNode) {
  const identity = 'https://specs.apollo.dev/inaccessible';
  const known = readLinks(document).find((link) => link.identity === identity);
  if (known) return { linked: definitions, inaccessible: directiveName(known, 'inaccessible') };
  const own = parse(
    `extend schema @link(url: "${identity}/v0.2", for: SECURITY)
    directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION`,
    { noLocation: true },
  );
  const [extension] = own.definitions;
  const links = extension && 'directives' in extension ? (extension.directives as readonly ConstDirectiveNode[]) : [];
  const linked = definitions.map((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION
      ? { ...definition, directives: [...(definition.directives ?? []), ...links] }
      : definition,
  );
  return { linked: [...linked, ...own.definitions.slice(1)], inaccessible: 'inaccessible' };
}
