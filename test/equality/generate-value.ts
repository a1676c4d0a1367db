/** Random input values: as the JSON of a variable, and as literals with variables in them. */
import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  isScalarType,
  Kind,
  type ValueNode,
} from 'graphql';
import type { Dice } from './dice.ts';
import type { Pools } from './supergraphs/supergraph-under-test.ts';

const anywhere: Pools = {
  ID: ['1', '2', '3', 'nothing'],
  Int: [0, 1, 2, 3, 7, -1, 2_147_483_647],
  Float: [0, 0.5, 2, -1.25, 1e21],
  String: ['', 'a', 'b c', 'say "it"\n\\', '试验'],
  Boolean: [true, false],
};
const anyJson: readonly unknown[] = ['text', 5, true, { a: [1, 'x', null] }, [], 1.5];
const deepest = 3;

/** A value that the type accepts in a request's variables. `name` is that of the argument or input field. */
export function generateValue(dice: Dice, pools: Pools, type: GraphQLInputType, name: string, depth = 0): unknown {
  if (isNonNullType(type)) return generateSome(dice, pools, type.ofType, name, depth);
  return dice.chance(0.1) ? null : generateSome(dice, pools, type, name, depth);
}

function generateSome(dice: Dice, pools: Pools, type: GraphQLInputType, name: string, depth: number): unknown {
  const own = Object.hasOwn(pools, name) ? pools[name] : undefined;
  if (own && dice.chance(0.9)) return dice.pick(own);
  if (isListType(type)) {
    // A value alone stands for a list of one.
    if (dice.chance(0.1) && !isListType(type.ofType)) return generateSome(dice, pools, bare(type.ofType), name, depth);
    const length = depth >= deepest ? 0 : dice.below(4);
    return Array.from({ length }, () => generateValue(dice, pools, type.ofType, name, depth + 1));
  }
  if (isInputObjectType(type)) {
    const value: Record<string, unknown> = {};
    for (const field of Object.values(type.getFields()))
      if (isRequiredInputField(field) || (depth < deepest && dice.chance(0.5)))
        value[field.name] = generateValue(dice, pools, field.type, field.name, depth + 1);
    return value;
  }
  if (isEnumType(type)) return dice.pick(type.getValues()).name;
  const named = isScalarType(type) ? type.name : '';
  return dice.pick((Object.hasOwn(pools, named) ? pools[named] : anywhere[named]) ?? anyJson);
}

const bare = (type: GraphQLInputType): GraphQLInputType => (isNonNullType(type) ? bare(type.ofType) : type);

/** Stands for the value in place of a literal, or undefined for the literal. */
export type InsteadOf = (type: GraphQLInputType, name: string, withDefault: boolean) => ValueNode | undefined;

/** A literal for the value, in which `instead` may put variables. */
export function toLiteral(value: unknown, type: GraphQLInputType, instead: InsteadOf = () => undefined): ValueNode {
  if (isNonNullType(type)) return toLiteral(value, type.ofType, instead);
  if (value === null) return { kind: Kind.NULL };
  if (isListType(type)) {
    if (!Array.isArray(value)) return toLiteral(value, type.ofType, instead);
    return {
      kind: Kind.LIST,
      values: value.map((item) => instead(type.ofType, '', false) ?? toLiteral(item, type.ofType, instead)),
    };
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    return {
      kind: Kind.OBJECT,
      fields: Object.entries(value as object).flatMap(([name, inner]) => {
        const field = fields[name];
        if (!field) return [];
        const node =
          instead(field.type, name, field.defaultValue !== undefined) ?? toLiteral(inner, field.type, instead);
        return [{ kind: Kind.OBJECT_FIELD, name: { kind: Kind.NAME, value: name }, value: node } as const];
      }),
    };
  }
  if (isEnumType(type)) return { kind: Kind.ENUM, value: String(value) };
  if (isScalarType(type) && type.name === 'Float' && typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 1e15
      ? { kind: Kind.INT, value: String(value) }
      : { kind: Kind.FLOAT, value: String(value) };
  return jsonLiteral(value);
}

function jsonLiteral(value: unknown): ValueNode {
  if (value === null || value === undefined) return { kind: Kind.NULL };
  if (typeof value === 'boolean') return { kind: Kind.BOOLEAN, value };
  if (typeof value === 'number')
    return Number.isInteger(value)
      ? { kind: Kind.INT, value: String(value) }
      : { kind: Kind.FLOAT, value: String(value) };
  if (typeof value === 'string') return { kind: Kind.STRING, value };
  if (Array.isArray(value)) return { kind: Kind.LIST, values: value.map(jsonLiteral) };
  return {
    kind: Kind.OBJECT,
    fields: Object.entries(value as object).map(([name, inner]) => ({
      kind: Kind.OBJECT_FIELD,
      name: { kind: Kind.NAME, value: name },
      value: jsonLiteral(inner),
    })),
  };
}
