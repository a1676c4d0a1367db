/** What is selected at one place of the answer, whatever fragments it comes through: keeps fields from being in conflict (GraphQL, Field Selection Merging). */
import {
  type ArgumentNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

export interface ScopedField {
  readonly parent: GraphQLCompositeType;
  readonly field: string;
  readonly type: GraphQLOutputType;
  readonly args: readonly ArgumentNode[];
  /** The arguments as text, to compare. */
  readonly argsText: string;
}

export class SelectionScope {
  readonly #byName = new Map<string, ScopedField[]>();
  readonly #below = new Map<string, SelectionScope>();

  /** Whether the field may have this response name here. */
  accepts(responseName: string, candidate: ScopedField): boolean {
    return (this.#byName.get(responseName) ?? []).every(
      (known) =>
        sameShape(known.type, candidate.type) &&
        (exclude(known.parent, candidate.parent) ||
          (known.field === candidate.field && known.argsText === candidate.argsText)),
    );
  }

  add(responseName: string, field: ScopedField): void {
    const known = this.#byName.get(responseName);
    if (known) known.push(field);
    else this.#byName.set(responseName, [field]);
  }

  /** The place below a response name. */
  below(responseName: string): SelectionScope {
    const known = this.#below.get(responseName);
    if (known) return known;
    const scope = new SelectionScope();
    this.#below.set(responseName, scope);
    return scope;
  }

  /** What was selected of this type under which name. */
  of(parent: GraphQLCompositeType): readonly (readonly [string, ScopedField])[] {
    return [...this.#byName].flatMap(([name, fields]) =>
      fields.filter((field) => field.parent === parent).map((field) => [name, field] as const),
    );
  }
}

/** No object is of both types. */
const exclude = (one: GraphQLCompositeType, other: GraphQLCompositeType): boolean =>
  one !== other && isObjectType(one) && isObjectType(other);

function sameShape(one: GraphQLOutputType, other: GraphQLOutputType): boolean {
  if (isNonNullType(one) || isNonNullType(other))
    return isNonNullType(one) && isNonNullType(other) && sameShape(one.ofType, other.ofType);
  if (isListType(one) || isListType(other))
    return isListType(one) && isListType(other) && sameShape(one.ofType, other.ofType);
  return isLeafType(one) || isLeafType(other) ? one === other : true;
}
