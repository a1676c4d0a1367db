/** Random valid operations over any schema, as an arbitrary of fast-check that shrinks by taking parts of the document away. */
import fc from 'fast-check';
import { type GraphQLSchema, print, validate } from 'graphql';
import { buildOperation, type Limits } from './build-operation.ts';
import { Dice } from './dice.ts';
import { shrinkOperation } from './shrink-operation.ts';
import type { Pools } from './supergraphs/supergraph-under-test.ts';

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

export interface Discards {
  made: number;
  /** Built, and then found not to be valid. */
  invalid: number;
}

const defaults: Limits = { depth: 5, fields: 28 };
const mostAttempts = 50;

/** `discards` counts over all that one arbitrary generates. */
export function operations(
  schema: GraphQLSchema,
  pools: Pools,
  discards: Discards,
  limits: Limits = defaults,
): fc.Arbitrary<Operation> {
  return new Operations(schema, pools, discards, limits);
}

class Operations extends fc.Arbitrary<Operation> {
  readonly #schema: GraphQLSchema;
  readonly #pools: Pools;
  readonly #discards: Discards;
  readonly #limits: Limits;

  constructor(schema: GraphQLSchema, pools: Pools, discards: Discards, limits: Limits) {
    super();
    this.#schema = schema;
    this.#pools = pools;
    this.#discards = discards;
    this.#limits = limits;
  }

  generate(random: fc.Random): fc.Value<Operation> {
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const { document, variables, operationName } = buildOperation(
        this.#schema,
        this.#pools,
        new Dice(random),
        this.#limits,
      );
      this.#discards.made += 1;
      if (validate(this.#schema, document).length === 0)
        return new fc.Value({ query: print(document), variables, operationName }, undefined);
      this.#discards.invalid += 1;
    }
    throw new Error('the generator makes nothing that is valid');
  }

  canShrinkWithoutContext(value: unknown): value is Operation {
    return typeof value === 'object' && value !== null && 'query' in value;
  }

  shrink(value: Operation): fc.Stream<fc.Value<Operation>> {
    return fc.stream(shrinkOperation(this.#schema, value)).map((smaller) => new fc.Value(smaller, undefined));
  }
}
