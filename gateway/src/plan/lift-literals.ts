/** Which literals of an operation can be variables instead, so that documents which differ only by them are one to the planner and to subgraphs. */
import {
  type ArgumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { readLiteral, unfit } from './read-literal.ts';

export interface LiftedVariable {
  readonly name: string;
  /** As the schema declares the argument. */
  readonly type: GraphQLArgument['type'];
  readonly value: unknown;
}

export interface LiftedLiterals {
  readonly variables: readonly LiftedVariable[];
  /** Which variable stands for an argument's literal; arguments that are not in it stay as they are. */
  readonly names: ReadonlyMap<ArgumentNode, string>;
}

interface Candidate {
  readonly argument: ArgumentNode;
  readonly type: GraphQLArgument['type'];
  /** Equal for literals that GraphQL takes for the same. */
  readonly literal: string;
  /** Where another field may be merged with this one. */
  readonly place: string;
}

/**
 * Takes the arguments of fields; those of directives and of introspection stay. Fields of one response name are merged only when their
 * arguments are the same, so one variable stands for all equal literals of one type; where the same literal stands under the same
 * response name and argument for different types, it stays.
 */
export function liftLiterals(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
): LiftedLiterals {
  const candidates: Candidate[] = [];
  collect(schema, operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, candidates);
  for (const { typeCondition, selectionSet } of fragments)
    collect(schema, selectionSet, schema.getType(typeCondition.name.value), candidates);
  const ambiguous = findAmbiguous(candidates);
  const nameNext = namesBeside(operation);
  const variables = new Map<string, LiftedVariable | undefined>();
  const names = new Map<ArgumentNode, string>();
  for (const { argument, type, literal, place } of candidates) {
    if (ambiguous.has(place)) continue;
    const key = `${type} ${literal}`;
    if (!variables.has(key)) {
      const value = readLiteral(argument.value, type);
      variables.set(key, value === unfit ? undefined : { name: nameNext(), type, value });
    }
    const variable = variables.get(key);
    if (variable) names.set(argument, variable.name);
  }
  return { variables: [...variables.values()].filter((variable) => variable !== undefined), names };
}

function collect(
  schema: GraphQLSchema,
  selectionSet: SelectionSetNode,
  parent: GraphQLNamedType | undefined,
  candidates: Candidate[],
): void {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value;
      collect(schema, selection.selectionSet, condition === undefined ? parent : schema.getType(condition), candidates);
      continue;
    }
    const field = fieldOf(parent, selection.name.value);
    if (field === undefined) continue;
    collectArguments(selection, field, candidates);
    if (selection.selectionSet) collect(schema, selection.selectionSet, getNamedType(field.type), candidates);
  }
}

/** Undefined for `__typename` and in introspection, which is answered here. */
function fieldOf(parent: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  if ((!isObjectType(parent) && !isInterfaceType(parent)) || parent.name.startsWith('__')) return undefined;
  const fields = parent.getFields();
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function collectArguments(node: FieldNode, field: GraphQLField<unknown, unknown>, candidates: Candidate[]): void {
  for (const argument of node.arguments ?? []) {
    const type = field.args.find(({ name }) => name === argument.name.value)?.type;
    const literal = type && writeLiteral(argument.value);
    if (type === undefined || literal === undefined) continue;
    const place = `${(node.alias ?? node.name).value} ${argument.name.value} ${literal}`;
    candidates.push({ argument, type, literal, place });
  }
}

/** One text for all that GraphQL takes for the same literal; undefined for what holds a variable. */
function writeLiteral(value: ValueNode): string | undefined {
  switch (value.kind) {
    case Kind.VARIABLE:
      return undefined;
    case Kind.NULL:
      return 'null';
    case Kind.STRING:
      return JSON.stringify(value.value);
    case Kind.LIST: {
      const items = value.values.map(writeLiteral);
      return items.includes(undefined) ? undefined : `[${items.join()}]`;
    }
    case Kind.OBJECT: {
      const members: string[] = [];
      for (const field of value.fields) {
        const literal = writeLiteral(field.value);
        if (literal === undefined) return undefined;
        members.push(`${field.name.value}:${literal}`);
      }
      return `{${members.sort().join()}}`;
    }
    default:
      return String(value.value);
  }
}

function findAmbiguous(candidates: readonly Candidate[]): ReadonlySet<string> {
  const types = new Map<string, Candidate['type']>();
  const ambiguous = new Set<string>();
  for (const { place, type } of candidates) {
    const known = types.get(place);
    if (known === undefined) types.set(place, type);
    else if (known !== type && String(known) !== String(type)) ambiguous.add(place);
  }
  return ambiguous;
}

/** `_1`, `_2` and so on, without those that the client has. */
function namesBeside(operation: OperationDefinitionNode): () => string {
  const taken = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  let last = 0;
  return () => {
    do last += 1;
    while (taken.has(`_${last}`));
    return `_${last}`;
  };
}
