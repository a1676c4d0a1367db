/** Operations made ready to run: planned and compiled once, whatever literals, names of fragments and layout their documents have. */
import { createHash } from 'node:crypto';
import { codedError } from '@meridian/kit/errors';
import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { GatewayInterface } from '../plan/apollo.ts';
import { BoundedStore } from '../plan/bounded-store.ts';
import type { MostUsed } from '../plan/most-used.ts';
import { normaliseOperation } from '../plan/normalise-operation.ts';
import { createOnceStore } from '../plan/once-store.ts';
import type { Planner } from '../plan/planner.ts';
import type { ResolvedOperation } from '../plugins/plugin.ts';
import type { SubgraphClient, Variables } from '../subgraphs/subgraph-client.ts';
import { coerceVariables } from './coerce-variables.ts';
import { collectErrors } from './collect-errors.ts';
import { compilePlan } from './compile-plan.ts';
import { compileResponse, conditionsIn } from './compile-response.ts';
import type { RunPlan, ShapeResponse } from './execution.ts';

export interface ReadyOperation extends ResolvedOperation {
  /** SHA-256 of the document's text, in hex. */
  readonly documentHash: string;
  /** Variables as the client sent them. Never rejects for anything a subgraph does. */
  run(variables: Variables, context: RequestContext): Promise<ExecutionResult> | ExecutionResult;
}

export interface Engine {
  /** Plans and compiles what is not known yet. Rejects with a coded GraphQLError for what cannot be planned. */
  prepare(text: string, document: DocumentNode, operation: OperationDefinitionNode): Promise<ReadyOperation>;
  /** What `prepare` has answered for this text, while it is kept. */
  known(text: string, operationName: string | undefined): ReadyOperation | undefined;
}

export interface EngineOptions {
  readonly planner: Planner;
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** All types of all subgraphs. */
  readonly schema: GraphQLSchema;
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly mostUsed: MostUsed;
  readonly cacheEntries: number;
  readonly cacheBytes: number;
}

interface Compiled {
  readonly runPlan: RunPlan;
  readonly shape: ShapeResponse;
  /** The variables that decide what is included. */
  readonly conditions: readonly string[];
  readonly planBytes: number;
}

/** Compiled closures and the parsed document take roughly this many bytes for one of the plan's. */
const bytesPerPlanByte = 6;
/** What is kept of a known document for one character of its text. */
const bytesPerCharacter = 40;

export function createEngine(options: EngineOptions): Engine {
  const { planner, apiSchema, schema, clients, mostUsed, cacheEntries, cacheBytes } = options;
  const compiled = createOnceStore<Compiled>({
    maxEntries: cacheEntries,
    maxBytes: cacheBytes,
    sizeInBytes: ({ planBytes }) => planBytes * bytesPerPlanByte,
  });
  const documents = new BoundedStore<Map<string, ReadyOperation>>({
    maxEntries: cacheEntries,
    maxBytes: cacheBytes,
    sizeInBytes: (operations) => {
      const [first] = operations.values();
      return (first?.document.loc?.source.body.length ?? 0) * bytesPerCharacter * operations.size;
    },
  });

  async function compile(normalised: ReturnType<typeof normaliseOperation>): Promise<Compiled> {
    const plan = await planner.plan(normalised);
    return {
      runPlan: compilePlan(plan, { schema, clients }),
      shape: compileResponse(apiSchema, normalised.document, normalised.operation),
      conditions: conditionsIn(normalised.document, normalised.operation),
      planBytes: JSON.stringify(plan).length + normalised.text.length,
    };
  }

  async function makeReady(
    text: string,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): Promise<ReadyOperation> {
    const normalised = normaliseOperation(apiSchema, document, operation);
    const { text: key, name, constants } = normalised;
    const { runPlan, shape, conditions } = await compiled.get(key, () => compile(normalised));
    const coerce = coerceVariables(apiSchema, operation);
    const hasConstants = Object.keys(constants).length > 0;
    const ready: ReadyOperation = {
      document,
      operation,
      name: operation.name?.value,
      documentHash: createHash('sha256').update(text).digest('hex'),
      async run(variables, context) {
        mostUsed.count(key, name);
        const { coerced, errors: refused } = coerce(variables);
        if (refused) return { errors: refused };
        // A variable that has a default may be null all the same, and is refused before a mutation has run.
        const undecided = conditions.find((condition) => typeof coerced[condition] !== 'boolean');
        if (undecided !== undefined) return { errors: [mustNotBeNull(undecided)] };
        const execution = {
          variables: hasConstants ? { ...variables, ...constants } : variables,
          coerced,
          context,
          data: {},
          errors: [],
        };
        await runPlan(execution);
        const { data, faults, errors } = shape(execution.data, coerced);
        if (execution.errors.length === 0 && faults.length === 0 && errors.length === 0) return { data };
        return { data, errors: collectErrors([...execution.errors, ...errors], faults, ready) };
      },
    };
    return ready;
  }

  return {
    async prepare(text, document, operation) {
      const name = operation.name?.value ?? '';
      const operations = documents.peek(text) ?? new Map<string, ReadyOperation>();
      const known = operations.get(name);
      if (known) return known;
      const ready = await makeReady(text, document, operation);
      // Another operation of the same document may have been made ready meanwhile.
      const all = new Map(documents.peek(text) ?? operations).set(name, ready);
      documents.put(text, all);
      return ready;
    },
    known(text, operationName) {
      const operations = documents.peek(text);
      if (operations === undefined) return undefined;
      if (operationName !== undefined) return operations.get(operationName);
      // Without a name the document must have no other operation, known or not.
      const [only] = operations.values();
      return only && isOnlyOperation(only) ? only : undefined;
    },
  };
}

const mustNotBeNull = (condition: string): GraphQLError =>
  codedError('BAD_USER_INPUT', `Variable "$${condition}" decides what is included and must not be null.`);

const isOnlyOperation = ({ document, operation }: ResolvedOperation): boolean =>
  document.definitions.every((definition) => definition === operation || definition.kind !== 'OperationDefinition');

/** How Apollo Server reaches the engine for what it has parsed and validated itself. */
export function toGatewayInterface(engine: Engine, apiSchema: GraphQLSchema, supergraphSdl: string): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema, coreSupergraphSdl: supergraphSdl });
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ source, document, operation, request, context }) => {
        const ready = await engine.prepare(source, document, operation);
        return ready.run(request.variables ?? {}, context as unknown as RequestContext);
      },
    }),
    stop: async () => undefined,
  };
}
