/** The variables of a document under construction: made where a value is wanted, declared where they are used, and given values. */
import {
  type ConstValueNode,
  type FragmentDefinitionNode,
  GraphQLBoolean,
  type GraphQLInputType,
  GraphQLNonNull,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  parseType,
  type TypeNode,
  typeFromAST,
  type ValueNode,
  type VariableNode,
} from 'graphql';
import type { Dice } from './dice.ts';
import { generateValue, type InsteadOf, toLiteral } from './generate-value.ts';
import type { Pools } from './supergraphs/supergraph-under-test.ts';
import { usedVariables } from './used-variables.ts';

interface Declared {
  readonly type: GraphQLInputType;
  /** Of the argument it was made for. */
  readonly argument: string;
  readonly defaultValue: ConstValueNode | undefined;
  /** Where it is used a null is refused, but something stands in when it is left out. */
  readonly neverNull: boolean;
}

export interface Variables {
  /** A variable for a place of this type, new or known. */
  readonly instead: InsteadOf;
  /** What `@skip` and `@include` are given. */
  condition(): ValueNode;
  /** The operation with the variables that it and its fragments use. */
  declare(
    operation: OperationDefinitionNode,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ): OperationDefinitionNode;
  /** For a request of this operation; some that may be are absent, or null. */
  valuesFor(operation: OperationDefinitionNode): Record<string, unknown>;
}

export function declareVariables(schema: GraphQLSchema, pools: Pools, dice: Dice): Variables {
  const declared = new Map<string, Declared>();
  const reference = (name: string): VariableNode => ({ kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } });

  function create(
    type: GraphQLInputType,
    argument: string,
    defaultValue?: ConstValueNode,
    neverNull = false,
  ): VariableNode {
    const name = dice.chance(0.004) && !declared.has('representations') ? 'representations' : `v${declared.size + 1}`;
    declared.set(name, { type, argument, defaultValue, neverNull });
    return reference(name);
  }

  const constant = (type: GraphQLInputType, argument: string): ConstValueNode =>
    toLiteral(generateValue(dice, pools, type, argument), type) as ConstValueNode;

  const instead: InsteadOf = (type, argument, withDefault) => {
    const known = [...declared].filter(([, each]) => String(each.type) === String(type) && each.argument === argument);
    if (known.length > 0 && dice.chance(0.4)) return reference(dice.pick(known)[0]);
    const kind = dice.below(4);
    // What promises more than the place wants.
    if (kind === 0 && !isNonNullType(type)) return create(new GraphQLNonNull(type), argument);
    // What may be left out, because something stands in.
    if (kind === 1 && !isNonNullType(type)) return create(type, argument, constant(type, argument));
    if (kind === 2 && isNonNullType(type)) return create(type.ofType, argument, constant(type, argument), true);
    if (kind === 3 && isNonNullType(type) && withDefault && argument !== '')
      return create(type.ofType, argument, undefined, true);
    return create(type, argument);
  };

  return {
    instead,
    condition: () => {
      const literal = { kind: Kind.BOOLEAN, value: dice.chance(0.5) } as const;
      const kind = dice.below(3);
      if (kind === 0) return literal;
      const known = [...declared].filter(([, { argument }]) => argument === '@if');
      if (known.length > 0 && dice.chance(0.5)) return reference(dice.pick(known)[0]);
      return kind === 1
        ? create(new GraphQLNonNull(GraphQLBoolean), '@if')
        : create(GraphQLBoolean, '@if', literal, true);
    },
    declare: (operation, fragments) => ({
      ...operation,
      variableDefinitions: [...usedVariables(operation, fragments)].flatMap((name) => {
        const known = declared.get(name);
        if (!known) return [];
        return [
          {
            kind: Kind.VARIABLE_DEFINITION,
            variable: reference(name),
            type: parseType(String(known.type)),
            ...(known.defaultValue === undefined ? {} : { defaultValue: known.defaultValue }),
          } as const,
        ];
      }),
    }),
    valuesFor: ({ variableDefinitions = [] }) => {
      const values: Record<string, unknown> = {};
      for (const { variable, type, defaultValue } of variableDefinitions) {
        const name = variable.name.value;
        const { argument = '', neverNull = false } = declared.get(name) ?? {};
        const inputType = inputTypeOf(schema, type);
        const optional = !isNonNullType(inputType);
        if (optional && dice.chance(defaultValue ? 0.5 : 0.25)) continue;
        const wanted = optional && neverNull ? new GraphQLNonNull(inputType) : inputType;
        values[name] = generateValue(dice, pools, wanted, argument);
      }
      if (dice.chance(0.02)) values.unknown = 1;
      return values;
    },
  };
}

function inputTypeOf(schema: GraphQLSchema, node: TypeNode): GraphQLInputType {
  const type = typeFromAST(schema, node as never);
  if (!isInputType(type)) throw new Error('a variable has an input type');
  return type;
}
