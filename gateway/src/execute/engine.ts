/** Operations made ready to run: planned and compiled once, whatever literals, names of fragments and layout their documents have. */
import { createHash } from 'node:crypto';
import { codedError } from '@meridian/kit/errors';
import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { GatewayInterface } from '../plan/apollo.ts';
import { BoundedStore } from '../plan/bounded-store.ts';
import type { MostUsed, UsedOperation } from '../plan/most-used.ts';
import { normaliseOperation } from '../plan/normalise-operation.ts';
import { createOnceStore } from '../plan/once-store.ts';
import type { OperationPlan } from '../plan/operation-plan.ts';
import type { Planner } from '../plan/planner.ts';
import type { ResolvedOperation } from '../plugins/plugin.ts';
import type { SubgraphClient, Variables } from '../subgraphs/subgraph-client.ts';
import { SubgraphFailure } from '../subgraphs/transport.ts';
import { orAborted } from '../subgraphs/watch-abort.ts';
import { compilePlan } from './compile-plan.ts';
import { compileResponse, conditionsIn } from './compile-response.ts';
import type { RunPlan, ShapeResponse } from './execution.ts';
import { closeExecution, compileOpening } from './open-execution.ts';
import { compileSplices, type SplicesFor } from './splice/compile-splices.ts';
import { findSpliceable } from './splice/find-spliceable.ts';

export interface ReadyOperation extends ResolvedOperation {
  /** SHA-256 of the document's text, in hex. */
  readonly documentHash: string;
  /**
   * Variables as the client sent them. Never rejects for anything a subgraph does. Where the answer `mayBeSpliced`, parts of it may stand as `Spliced`:
   * for who writes it and does not look deeper than its objects that are put together from several subgraphs.
   */
  run(
    variables: Variables,
    context: RequestContext,
    mayBeSpliced?: boolean,
  ): Promise<ExecutionResult> | ExecutionResult;
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
  /** Whether what subgraphs answer may reach the response as it is. */
  readonly splice: boolean;
}

interface Compiled {
  readonly runPlan: RunPlan;
  readonly splices: SplicesFor | undefined;
  readonly shape: ShapeResponse;
  readonly clientNames: OperationPlan['clientNames'];
  /** The variables that decide what is included. */
  readonly conditions: readonly string[];
  readonly planBytes: number;
}

/** Compiled closures and the parsed document take roughly this many bytes for one of the plan's. */
const bytesPerPlanByte = 6;
/** Characters. Of a longer document, which may be blanks for the most part, what it says is remembered, and not how. */
const longestRemembered = 65_536;
/** What is kept of a known document for one character of its text. */
const bytesPerCharacter = 40;

export function createEngine(options: EngineOptions): Engine {
  const { planner, apiSchema, schema, clients, mostUsed, cacheEntries, cacheBytes, splice } = options;
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
    const { document, operation } = normalised;
    const { dataNames, clientNames } = plan;
    // What is spliced is answered under the names that it has in the data.
    const spliceable = splice && dataNames === undefined ? findSpliceable(plan) : undefined;
    return {
      runPlan: compilePlan(plan, { schema, clients }),
      splices: spliceable && compileSplices(apiSchema, document, operation, spliceable),
      shape: compileResponse(apiSchema, document, operation, {
        ...{ supergraph: schema, dataNames },
        spliceable: spliceable?.paths,
      }),
      clientNames,
      conditions: conditionsIn(document, operation),
      planBytes: JSON.stringify(plan).length + normalised.text.length,
    };
  }

  async function makeReady(
    text: string,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): Promise<ReadyOperation> {
    const normalised = normaliseOperation(apiSchema, document, operation);
    const { text: key, name, constants, variableNames } = normalised;
    const { runPlan, splices, shape, clientNames, conditions } = await compiled.get(key, () => compile(normalised));
    const resolved: ResolvedOperation = { document, operation, name: operation.name?.value };
    const used: UsedOperation = text.length > longestRemembered ? { text: key, name } : { text, name: resolved.name };
    const open = compileOpening(apiSchema, resolved, { conditions, constants, variableNames });
    return {
      ...resolved,
      documentHash: createHash('sha256').update(text).digest('hex'),
      async run(variables, context, mayBeSpliced = false) {
        mostUsed.count(key, used);
        const { execution, errors } = open(variables, context);
        if (errors) return { errors };
        // A reply that tells where its values came from must be read as a whole.
        const spliced = mayBeSpliced && !context.provenance.asked && splices?.(execution.coerced);
        await runPlan(spliced ? { ...execution, splices: spliced } : execution);
        return closeExecution(execution, shape, resolved, clientNames);
      },
    };
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

const isOnlyOperation = ({ document, operation }: ResolvedOperation): boolean =>
  document.definitions.every((definition) => definition === operation || definition.kind !== 'OperationDefinition');

/** Whoever has no more time does not wait for a plan; it is made for the next who asks. */
async function inTime<Result>(work: () => Promise<Result>, { signal }: RequestContext): Promise<Result> {
  const late = () => codedError('TIMEOUT', 'The operation could not be planned in time.');
  if (signal.aborted) throw late();
  return orAborted(signal, work()).catch((error) => {
    throw error instanceof SubgraphFailure ? late() : error;
  });
}

/** How Apollo Server reaches the engine for what it has parsed and validated itself. */
export function toGatewayInterface(engine: Engine, apiSchema: GraphQLSchema, supergraphSdl: string): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema, coreSupergraphSdl: supergraphSdl });
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ source, document, operation, request, context }) => {
        const ofRequest = context as unknown as RequestContext;
        const ready = await inTime(() => engine.prepare(source, document, operation), ofRequest);
        return ready.run(request.variables ?? {}, ofRequest);
      },
    }),
    stop: async () => undefined,
  };
}
