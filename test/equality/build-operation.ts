/** Builds one random document over a schema, with values for its variables. */
import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { declareVariables } from './declare-variables.ts';
import type { Dice } from './dice.ts';
import { generateValue, toLiteral } from './generate-value.ts';
import { type ScopedField, SelectionScope } from './selection-scope.ts';
import type { Pools } from './supergraphs/supergraph-under-test.ts';

export interface Limits {
  /** Levels of fields. */
  readonly depth: number;
  /** Of a document, roughly. */
  readonly fields: number;
  /** How often a selection is a fragment, and how often it has a condition, where this is not left to the type. */
  readonly fragments?: number;
  readonly conditions?: number;
}

export interface BuiltOperation {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

const oddNames = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'then', 'length'] as const;
const named = (value: string): NameNode => ({ kind: Kind.NAME, value });
const block = (selections: readonly SelectionNode[]): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections });

export function buildOperation(schema: GraphQLSchema, pools: Pools, dice: Dice, limits: Limits): BuiltOperation {
  const variables = declareVariables(schema, pools, dice);
  const fragments = new Map<string, FragmentDefinitionNode>();
  let fieldsLeft = limits.fields;
  let aliases = 0;
  const composites = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLCompositeType => isCompositeType(type) && !type.name.startsWith('__'),
  );

  const typesOf = (type: GraphQLCompositeType): readonly GraphQLCompositeType[] =>
    isObjectType(type) ? [type] : schema.getPossibleTypes(type);
  const overlap = (one: GraphQLCompositeType, other: GraphQLCompositeType): boolean =>
    typesOf(one).some((type) => typesOf(other).includes(type));

  function directives(): DirectiveNode[] {
    const name = dice.pick(['skip', 'include']);
    const count = dice.chance(limits.conditions ?? 0.12) ? 1 : 0;
    const both = count === 1 && dice.chance(0.1);
    return (both ? ['skip', 'include'] : [name].slice(0, count)).map((directive) => ({
      kind: Kind.DIRECTIVE,
      name: named(directive),
      arguments: [{ kind: Kind.ARGUMENT, name: named('if'), value: variables.condition() }],
    }));
  }

  function argumentsOf(field: GraphQLField<unknown, unknown>): ArgumentNode[] {
    return field.args.flatMap((argument): ArgumentNode[] => {
      if (!isRequiredArgument(argument) && dice.chance(0.4)) return [];
      const withDefault = argument.defaultValue !== undefined;
      const value =
        (dice.chance(0.35) ? variables.instead(argument.type, argument.name, withDefault) : undefined) ??
        toLiteral(generateValue(dice, pools, argument.type, argument.name), argument.type, (...at) =>
          dice.chance(0.15) ? variables.instead(...at) : undefined,
        );
      return [{ kind: Kind.ARGUMENT, name: named(argument.name), value }];
    });
  }

  /** A response name under which the field can stand at this place. */
  function nameFor(scope: SelectionScope, candidate: ScopedField): string {
    const wanted = dice.chance(0.2) ? (dice.chance(0.15) ? dice.pick(oddNames) : `a${dice.below(4)}`) : candidate.field;
    if (scope.accepts(wanted, candidate)) return wanted;
    aliases += 1;
    return `x${aliases}`;
  }

  function fieldNode(
    scope: SelectionScope,
    parent: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    depth: number,
  ): FieldNode {
    const again = scope.of(parent).filter(([, known]) => known.field === field.name);
    const [responseName, chosen] =
      again.length > 0 && dice.chance(0.4) ? dice.pick(again) : freshField(scope, parent, field);
    scope.add(responseName, chosen);
    const type = getNamedType(field.type);
    fieldsLeft -= 1;
    return {
      kind: Kind.FIELD,
      ...(responseName === field.name ? {} : { alias: named(responseName) }),
      name: named(field.name),
      ...(chosen.args.length === 0 ? {} : { arguments: chosen.args }),
      directives: directives(),
      ...(isCompositeType(type) ? { selectionSet: block(selections(scope.below(responseName), type, depth - 1)) } : {}),
    };
  }

  function freshField(
    scope: SelectionScope,
    parent: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
  ): readonly [string, ScopedField] {
    const args = argumentsOf(field);
    const candidate = { parent, field: field.name, type: field.type, args, argsText: args.map(print).join() };
    return [nameFor(scope, candidate), candidate];
  }

  function someField(scope: SelectionScope, type: GraphQLCompositeType, depth: number): FieldNode {
    const all = isUnionType(type) ? [] : Object.values(type.getFields());
    const leaves = all.filter((field) => !isCompositeType(getNamedType(field.type)));
    const deep = all.filter((field) => !leaves.includes(field));
    if (depth > 1 && fieldsLeft > 0 && deep.length > 0 && (leaves.length === 0 || dice.chance(0.55)))
      return fieldNode(scope, type, dice.pick(deep), depth);
    if (leaves.length === 0 || dice.chance(0.1)) return fieldNode(scope, type, TypeNameMetaFieldDef, depth);
    return fieldNode(scope, type, dice.pick(leaves), depth);
  }

  /** Whether a fragment can be spread here; then it is as if its fields were selected here. */
  function absorb(scope: SelectionScope, type: GraphQLCompositeType, set: SelectionSetNode, add: boolean): boolean {
    return set.selections.every((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        return (
          fragment !== undefined && absorb(scope, typeOf(fragment.typeCondition.name.value), fragment.selectionSet, add)
        );
      }
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return absorb(
          scope,
          selection.typeCondition ? typeOf(selection.typeCondition.name.value) : type,
          selection.selectionSet,
          add,
        );
      const field = fieldOf(type, selection.name.value);
      if (!field) return false;
      const args = selection.arguments ?? [];
      const known = { parent: type, field: field.name, type: field.type, args, argsText: args.map(print).join() };
      const responseName = selection.alias?.value ?? field.name;
      if (add) scope.add(responseName, known);
      else if (!scope.accepts(responseName, known)) return false;
      const below = getNamedType(field.type);
      return (
        !selection.selectionSet ||
        !isCompositeType(below) ||
        absorb(scope.below(responseName), below, selection.selectionSet, add)
      );
    });
  }

  function typeOf(name: string): GraphQLCompositeType {
    const type = schema.getType(name);
    if (!isCompositeType(type)) throw new Error(`${name} has no fields`);
    return type;
  }

  function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    return isUnionType(type) ? undefined : type.getFields()[name];
  }

  function someFragment(
    scope: SelectionScope,
    type: GraphQLCompositeType,
    depth: number,
    nested: number,
  ): SelectionNode {
    const conditions = composites.filter((candidate) => overlap(candidate, type));
    const known = [...fragments.values()].filter(({ typeCondition, selectionSet }) => {
      const condition = typeOf(typeCondition.name.value);
      return overlap(condition, type) && absorb(scope, condition, selectionSet, false);
    });
    if (known.length > 0 && dice.chance(0.25)) {
      const { name, typeCondition, selectionSet } = dice.pick(known);
      absorb(scope, typeOf(typeCondition.name.value), selectionSet, true);
      return { kind: Kind.FRAGMENT_SPREAD, name, directives: directives() };
    }
    const bare = conditions.length === 0 || dice.chance(0.1);
    const condition = bare ? type : dice.pick(conditions);
    const selectionSet = block(selections(scope, condition, depth, nested + 1));
    const typeCondition = { kind: Kind.NAMED_TYPE, name: named(condition.name) } as const;
    if (bare || dice.chance(0.65))
      return {
        kind: Kind.INLINE_FRAGMENT,
        ...(bare ? {} : { typeCondition }),
        directives: directives(),
        selectionSet,
      };
    const name = named(`F${fragments.size + 1}`);
    fragments.set(name.value, { kind: Kind.FRAGMENT_DEFINITION, name, typeCondition, selectionSet });
    return { kind: Kind.FRAGMENT_SPREAD, name, directives: directives() };
  }

  function selections(scope: SelectionScope, type: GraphQLCompositeType, depth: number, nested = 0): SelectionNode[] {
    const wanted = 1 + dice.below(fieldsLeft > 0 ? 4 : 1);
    return Array.from({ length: wanted }, () => {
      const abstract = !isObjectType(type);
      if (
        nested < 3 &&
        fieldsLeft > 0 &&
        dice.chance(limits.fragments ?? (isUnionType(type) ? 0.8 : abstract ? 0.4 : 0.15))
      )
        return someFragment(scope, type, depth, nested);
      return someField(scope, type, depth);
    });
  }

  function operation(kind: OperationTypeNode, name: string | undefined): OperationDefinitionNode {
    const root = schema.getRootType(kind);
    if (!root) throw new Error(`no ${kind}`);
    const scope = new SelectionScope();
    fieldsLeft = limits.fields;
    const set = selections(scope, root, limits.depth);
    if (kind === OperationTypeNode.QUERY && dice.chance(0.05))
      set.push(fieldNode(scope, root, dice.pick([SchemaMetaFieldDef, TypeMetaFieldDef]), 3));
    return {
      kind: Kind.OPERATION_DEFINITION,
      operation: kind,
      ...(name === undefined ? {} : { name: named(name) }),
      selectionSet: block(set),
    };
  }

  const count = dice.chance(0.1) ? 2 + dice.below(2) : 1;
  const built = Array.from({ length: count }, (_, index) => {
    const kind = schema.getMutationType() && dice.chance(0.15) ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY;
    return operation(kind, count > 1 || dice.chance(0.3) ? `Op${index}` : undefined);
  });
  const declared = built.map((each) => variables.declare(each, fragments));
  const chosen = dice.pick(declared);
  // Fragments may come before what uses them.
  const definitions = dice.chance(0.5) ? [...fragments.values(), ...declared] : [...declared, ...fragments.values()];
  return {
    document: { kind: Kind.DOCUMENT, definitions },
    variables: variables.valuesFor(chosen),
    operationName: count > 1 || (chosen.name && dice.chance(0.5)) ? chosen.name?.value : undefined,
  };
}
