/** Subscriptions of one supergraph, made ready once: whoever sends the same document later, or gets the next event, finds them planned. */
import { createHash } from 'node:crypto';
import { codedError } from '@meridian/kit/errors';
import {
  type ExecutionResult,
  type FieldNode,
  type GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { RequestContext } from '../context.ts';
import { compileResponse, conditionsIn } from '../execute/compile-response.ts';
import type { ShapeResponse } from '../execute/execution.ts';
import { closeExecution, compileOpening } from '../execute/open-execution.ts';
import { normaliseOperation } from '../plan/normalise-operation.ts';
import { createOnceStore } from '../plan/once-store.ts';
import type { OperationPlan } from '../plan/operation-plan.ts';
import type { Planner } from '../plan/planner.ts';
import type { Plugin, ResolvedOperation } from '../plugins/plugin.ts';
import { createRules, type Rules } from '../plugins/run-plugins.ts';
import type { SubgraphClient, Variables } from '../subgraphs/subgraph-client.ts';
import { compileEvent, type RunEvent } from './compile-event.ts';
import type { SourceEvent } from './event-source.ts';
import { readSubgraphKeys } from './subgraph-keys.ts';

export type ReadArguments =
  | { readonly given: Variables; readonly errors?: undefined }
  | { readonly errors: readonly GraphQLError[]; readonly given?: undefined };

export interface ReadySubscription extends ResolvedOperation {
  /** SHA-256 of the document's text, in hex. */
  readonly documentHash: string;
  /** Of the type Subscription. */
  readonly field: string;
  /** The field's arguments, or what is wrong with the variables. */
  readArguments(variables: Variables, context: RequestContext): ReadArguments;
  /** Undefined for an event that the subscriber may not see. Rejects with a coded error for one that cannot be told. */
  answer(event: SourceEvent, variables: Variables, context: RequestContext): Promise<ExecutionResult | undefined>;
}

/** All that is wrong with a document. */
export class InvalidDocument extends Error {
  override readonly name = 'InvalidDocument';
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super('The document is not valid.');
    this.errors = errors;
  }
}

export interface Subscriptions {
  /** Of the supergraph. */
  readonly digest: string;
  /** What every operation of this supergraph passes. */
  readonly rules: Rules;
  /** Undefined when the operation is none or no subscription. Rejects with InvalidDocument, or with a coded GraphQLError for what cannot be streamed. */
  find(text: string, operationName: string | undefined): Promise<ReadySubscription | undefined>;
}

export interface SubscriptionsOptions {
  readonly digest: string;
  readonly plugins: readonly Plugin[];
  readonly planner: Pick<Planner, 'plan'>;
  /** What is wrong with a document. */
  readonly check: (text: string) => Promise<readonly GraphQLError[]>;
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** All types of all subgraphs. */
  readonly schema: GraphQLSchema;
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly cacheEntries: number;
  readonly cacheBytes: number;
}

interface Compiled {
  readonly runEvent: RunEvent;
  readonly shape: ShapeResponse;
  readonly clientNames: OperationPlan['clientNames'];
  readonly conditions: readonly string[];
  readonly characters: number;
}

/** What is kept for one character of a document: its parsed form and, where it is planned, closures. */
const bytesPerCharacter = 40;

export function createSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const { planner, check, apiSchema, schema, clients, cacheEntries: maxEntries, cacheBytes: maxBytes } = options;
  const keysOf = readSubgraphKeys(schema);
  const compiled = createOnceStore<Compiled>({
    maxEntries,
    maxBytes,
    sizeInBytes: ({ characters }) => characters * bytesPerCharacter,
  });
  const found = createOnceStore<{ readonly ready: ReadySubscription | undefined; readonly characters: number }>({
    maxEntries,
    maxBytes,
    sizeInBytes: ({ characters }) => characters * bytesPerCharacter,
  });

  async function compile(normalised: ReturnType<typeof normaliseOperation>): Promise<Compiled> {
    const plan = await planner.plan(normalised);
    return {
      runEvent: compileEvent(plan, { schema, clients, keysOf }),
      shape: compileResponse(apiSchema, normalised.document, normalised.operation, {
        ...plan,
        supergraph: schema,
      }),
      clientNames: plan.clientNames,
      conditions: conditionsIn(normalised.document, normalised.operation),
      characters: JSON.stringify(plan).length + normalised.text.length,
    };
  }

  async function makeReady(text: string, operationName: string | undefined): Promise<ReadySubscription | undefined> {
    const root = apiSchema.getSubscriptionType();
    if (!root) return undefined;
    const errors = await check(text);
    if (errors.length > 0) throw new InvalidDocument(errors);
    const document = parse(text);
    const operation = chooseOperation(document.definitions.filter(isOperation), operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return undefined;
    const node = findField(operation.selectionSet, document.definitions.filter(isFragment));
    const definition = node && root.getFields()[node.name.value];
    if (!definition) return undefined;
    const normalised = normaliseOperation(apiSchema, document, operation);
    const { runEvent, shape, clientNames, conditions } = await compiled.get(normalised.text, () => compile(normalised));
    const resolved: ResolvedOperation = { document, operation, name: operation.name?.value };
    const open = compileOpening(apiSchema, resolved, { conditions, ...normalised });
    return {
      ...resolved,
      documentHash: createHash('sha256').update(text).digest('hex'),
      field: definition.name,
      readArguments(variables, context) {
        const { execution, errors } = open(variables, context);
        return errors ? { errors } : { given: getArgumentValues(definition, node, execution.coerced) };
      },
      async answer(event, variables, context) {
        const { execution, errors } = open(variables, context);
        if (errors) return { errors };
        if (!(await runEvent(execution, event.value))) return undefined;
        return closeExecution(execution, shape, resolved, clientNames);
      },
    };
  }

  return {
    digest: options.digest,
    rules: createRules(options.plugins),
    async find(text, operationName) {
      // Parsing tells for sure; most documents need not be.
      if (!text.includes('subscription')) return undefined;
      const key = JSON.stringify([operationName, text]);
      const { ready } = await found.get(key, async () => ({
        ready: await makeReady(text, operationName),
        characters: text.length,
      }));
      return ready;
    },
  };
}

type Definition = ReturnType<typeof parse>['definitions'][number];
type Fragment = Extract<Definition, { kind: Kind.FRAGMENT_DEFINITION }>;

const isOperation = (node: Definition): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION;
const isFragment = (node: Definition): node is Fragment => node.kind === Kind.FRAGMENT_DEFINITION;

const chooseOperation = (operations: readonly OperationDefinitionNode[], name: string | undefined) =>
  name === undefined
    ? operations.length === 1
      ? operations[0]
      : undefined
    : operations.find((operation) => operation.name?.value === name);

/** The one field of a valid subscription, wherever fragments have put it. Throws a coded error when any of it at the root depends on a condition: whoever subscribes wants events. */
function findField(root: SelectionSetNode, fragments: readonly Fragment[]): FieldNode | undefined {
  // Grows while it is gone through; each fragment is in it once.
  const sets = new Set([root]);
  let field: FieldNode | undefined;
  for (const { selections } of sets)
    for (const selection of selections) {
      if ((selection.directives?.length ?? 0) > 0)
        throw codedError('GRAPHQL_VALIDATION_FAILED', 'A subscription must not depend on a condition at its root.');
      if (selection.kind === Kind.FIELD) {
        field ??= selection;
        continue;
      }
      const below =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : fragments.find(({ name }) => name.value === selection.name.value);
      if (below) sets.add(below.selectionSet);
    }
  return field;
}
