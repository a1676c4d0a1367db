/** Random operations over a schema, by fast-check: literals and variables of every input type, aliases, fragments of every kind. Not all are valid. */
import * as fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

export interface RandomOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** `values`: by name of a scalar, literals and the same as JSON. */
export type ScalarValues = Readonly<Record<string, readonly (readonly [literal: string, json: unknown])[]>>;

const none = { literal: 'null', json: null } as const;

export function writeOperation(
  schema: GraphQLSchema,
  values: ScalarValues,
  choose: fc.GeneratorValue,
): RandomOperation {
  const definitions: string[] = [];
  const variables: Record<string, unknown> = {};
  const fragments: string[] = [];
  const oneOf = <T>(items: readonly T[]): T => choose(() => fc.constantFrom(...items));
  const often = (times: number): boolean => choose(fc.nat, { max: 9 }) < times;

  function value(type: GraphQLInputType, depth: number): { readonly literal: string; readonly json: unknown } {
    if (isNonNullType(type)) return value(type.ofType, depth);
    if (isListType(type)) {
      if (often(3)) return value(type.ofType, depth);
      const items = Array.from({ length: choose(fc.nat, { max: 2 }) }, () =>
        !isNonNullType(type.ofType) && often(1) ? none : value(type.ofType, depth),
      );
      return { literal: `[${items.map(({ literal }) => literal).join(' ')}]`, json: items.map(({ json }) => json) };
    }
    if (isEnumType(type)) {
      const { name } = oneOf(type.getValues());
      return { literal: name, json: name };
    }
    if (isInputObjectType(type)) {
      const members = Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) || (depth < 2 && often(5)))
        .map((field) => [field.name, value(field.type, depth + 1)] as const);
      if (often(3)) members.reverse();
      return {
        literal: `{ ${members.map(([name, { literal }]) => `${name}: ${literal}`).join(', ')} }`,
        json: Object.fromEntries(members.map(([name, { json }]) => [name, json])),
      };
    }
    const [literal, json] = oneOf(values[type.name] ?? []);
    return { literal, json };
  }

  function variable(type: GraphQLInputType, name: string): string {
    definitions.push(`$${name}: ${type}`);
    variables[name] = value(type, 0).json;
    return `$${name}`;
  }

  function argument(name: string, type: GraphQLInputType): string {
    if (often(2)) return `${name}: ${variable(type, oneOf(['v', '_']) + String(definitions.length + 1))}`;
    if (!isNonNullType(type) && often(1)) return `${name}: null`;
    return `${name}: ${value(type, 0).literal}`;
  }

  function condition(): string {
    if (often(9)) return '';
    return oneOf([' @include(if: true)', ' @skip(if: false)', ' @include(if: false)']);
  }

  function field({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
    const passed = args.filter((arg) => (isNonNullType(arg.type) && arg.defaultValue === undefined) || often(6));
    const list = passed.length > 0 ? `(${passed.map((arg) => argument(arg.name, arg.type)).join(', ')})` : '';
    const alias = passed.length > 0 && often(8) ? `${name}_${choose(fc.nat, { max: 20 })}: ` : '';
    const below = isLeafType(getNamedType(type)) ? '' : ` ${selections(getNamedType(type), depth + 1)}`;
    return `${alias}${name}${list}${condition()}${below}`;
  }

  function fragment(parent: GraphQLNamedType, depth: number): string {
    const type = oneOf<GraphQLNamedType>(
      isAbstractType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent],
    );
    const body = selections(type, depth + 1);
    if (often(6)) return `... on ${type.name}${condition()} ${body}`;
    const name = `F${fragments.length}`;
    fragments.push(`fragment ${name} on ${type.name} ${body}`);
    return `...${name}${condition()}`;
  }

  function selections(parent: GraphQLNamedType, depth: number): string {
    const fields = 'getFields' in parent && isCompositeType(parent) ? Object.values(parent.getFields()) : [];
    const open = depth < 4 ? fields : fields.filter(({ type }) => isLeafType(getNamedType(type)));
    const written = Array.from({ length: 1 + choose(fc.nat, { max: 3 }) }, () => {
      if (depth < 4 && often(isObjectType(parent) ? 2 : 5)) return fragment(parent, depth);
      return open.length === 0 || often(1) ? '__typename' : field(oneOf(open), depth);
    });
    return `{ ${written.join(' ')} }`;
  }

  const query = schema.getQueryType();
  if (!query) throw new Error('the schema has no queries');
  const body = selections(query, 0);
  const head = definitions.length > 0 ? `(${definitions.join(', ')})` : '';
  return { text: [`query Random${head} ${body}`, ...fragments].join('\n'), variables };
}
