/** One call of a subgraph: objects for one in this process, JSON text for one behind HTTP. Neither is made before it is asked for. */
import type { DistinctRepresentations } from './representations.ts';
import type { PreparedFetch, Variables } from './subgraph-client.ts';
import type { SubgraphRequest } from './transport.ts';

/** Which entities are asked for, and the same as JSON. */
export type AskedEntities = Pick<DistinctRepresentations, 'distinct' | 'texts'>;

export class SubgraphCall {
  readonly fetch: PreparedFetch;
  readonly #variables: Variables;
  readonly #entities: AskedEntities | undefined;
  #tail: string | undefined;

  /** The representations of `entities` are no part of `variables`. */
  constructor(fetch: PreparedFetch, variables: Variables, entities?: AskedEntities) {
    this.fetch = fetch;
    this.#variables = variables;
    this.#entities = entities;
  }

  get request(): SubgraphRequest {
    const { query, operationName } = this.fetch;
    const variables = this.#entities
      ? { ...this.#variables, representations: this.#entities.distinct }
      : this.#variables;
    return { query, variables, operationName };
  }

  /** Of the body, what follows the fetch's `head`. */
  get tail(): string {
    this.#tail ??= this.#writeTail();
    return this.#tail;
  }

  get body(): string {
    return this.fetch.head + this.tail;
  }

  #writeTail(): string {
    const variables = JSON.stringify(this.#variables);
    if (this.#entities === undefined) return `${variables.slice(1)}}`;
    const others = variables === '{}' ? '' : `${variables.slice(1, -1)},`;
    return `${others}"representations":[${this.#entities.texts.join(',')}]}}`;
  }
}
