/** A literal as the JSON value that a client would have sent for a variable. */
import {
  type GraphQLInputType,
  type GraphQLScalarType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql';

/** What JSON cannot say, or a server might take for something else when it comes as a variable. */
export const unfit = Symbol('unfit');

/** `literal` holds no variable and fits the type. An item that stands for a list of one becomes that list. */
export function readLiteral(literal: ValueNode, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return readLiteral(literal, type.ofType);
  if (literal.kind === Kind.NULL) return null;
  if (isListType(type)) {
    const items = literal.kind === Kind.LIST ? literal.values : [literal];
    return readAll(items, (item) => readLiteral(item, type.ofType));
  }
  if (isEnumType(type)) return literal.kind === Kind.ENUM ? literal.value : unfit;
  if (isInputObjectType(type)) {
    if (literal.kind !== Kind.OBJECT) return unfit;
    const fields = type.getFields();
    return readObject(literal, (value, name) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return field ? readLiteral(value, field.type) : unfit;
    });
  }
  return readScalar(literal, type);
}

function readScalar(literal: ValueNode, { name }: GraphQLScalarType): unknown {
  switch (name) {
    case 'ID':
      // Digits of any number: as a number they could be more than JSON's readers keep.
      return literal.kind === Kind.STRING || literal.kind === Kind.INT ? literal.value : unfit;
    case 'String':
      return literal.kind === Kind.STRING ? literal.value : unfit;
    case 'Boolean':
      return literal.kind === Kind.BOOLEAN ? literal.value : unfit;
    case 'Int':
      return literal.kind === Kind.INT ? readNumber(literal.value) : unfit;
    case 'Float':
      if (literal.kind === Kind.INT) return readNumber(literal.value);
      return literal.kind === Kind.FLOAT ? fitNumber(Number(literal.value)) : unfit;
    default:
      return readCustom(literal);
  }
}

/** The server of a custom scalar sees what kind of literal it is given; only those that JSON has, too, are fit. */
function readCustom(literal: ValueNode): unknown {
  switch (literal.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
      return literal.value;
    case Kind.NULL:
      return null;
    case Kind.INT:
    case Kind.FLOAT:
      return readNumber(literal.value);
    case Kind.LIST:
      return readAll(literal.values, readCustom);
    case Kind.OBJECT:
      return readObject(literal, readCustom);
    default:
      return unfit;
  }
}

/** A number that is written back exactly as it was: no digit is lost, and `1.0` does not become an integer. */
function readNumber(text: string): unknown {
  const value = Number(text);
  return String(value) === text ? fitNumber(value) : unfit;
}

const fitNumber = (value: number): unknown =>
  Number.isFinite(value) && !Object.is(value, -0) && (!Number.isInteger(value) || Number.isSafeInteger(value))
    ? value
    : unfit;

function readAll(literals: readonly ValueNode[], read: (literal: ValueNode) => unknown): unknown {
  const values = literals.map(read);
  return values.includes(unfit) ? unfit : values;
}

function readObject({ fields }: ObjectValueNode, read: (literal: ValueNode, name: string) => unknown): unknown {
  // Names are the client's: `__proto__` is one like any other.
  const object: Record<string, unknown> = Object.create(null);
  for (const { name, value } of fields) {
    const member = read(value, name.value);
    if (member === unfit) return unfit;
    object[name.value] = member;
  }
  return object;
}
