/** The thread that loads a supergraph, plans operations over it and checks documents: work that would stop the event loop. */
import { getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { isErrorCode } from '@meridian/kit/errors';
import { GraphQLError, type GraphQLSchema, parse, printSchema } from 'graphql';
import { describeError } from '../describe-error.ts';
import { buildPlan } from './build-plan.ts';
import { checkDocument } from './check-document.ts';
import { isTooComplex } from './limits.ts';
import { plannerConfig } from './planner-config.ts';
import type { PlannerAnswer, PlannerLoad, PlannerReady, PlannerTask } from './planner-messages.ts';
import { prepareSupergraph } from './prepare-supergraph.ts';

/** How much nicer than the event loop's thread it is: where both want a core, it gets a tenth of what that gets. */
const nicer = 10;

/** What is known must not wait for what is new, nor for a supergraph that nobody is served yet. Only Linux has priorities of threads; elsewhere it would be the process's own. */
function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(getPriority() + nicer);
  } catch {
    // Where the system forbids it, all threads are equal.
  }
}
giveWay();

/**
 * Besides what the library takes by itself: `@context` is run by our executor, `@cost`, `@listSize` and `@cacheTag` ask nothing of a plan. What decides who may see something is not
 * among them: it is enforced elsewhere, and was taken out of the text.
 */
const supportedFeatures = new Set([
  ...DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES,
  'https://specs.apollo.dev/context/v0.1',
  'https://specs.apollo.dev/cost/v0.1',
  'https://specs.apollo.dev/cacheTag/v0.1',
]);

interface Loaded {
  readonly apiSchema: Schema;
  readonly planner: QueryPlanner;
  readonly clientSchema: GraphQLSchema;
  readonly introspection: boolean;
}

function load({ sdl, introspection }: NonNullable<PlannerLoad['supergraph']>): Loaded {
  const supergraph = Supergraph.build(prepareSupergraph(sdl), { supportedFeatures, validateSupergraph: true });
  const apiSchema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph, plannerConfig);
  return { apiSchema, planner, clientSchema: apiSchema.toGraphQLJSSchema(), introspection };
}

let loaded: Loaded | null = null;

function answer(task: PlannerTask): PlannerAnswer {
  if (loaded === null) throw new Error('there is nothing to plan over');
  const { apiSchema, planner, clientSchema, introspection } = loaded;
  try {
    if (task.kind === 'check')
      return { kind: 'checked', findings: checkDocument(clientSchema, task.text, introspection) };
    const document = parse(task.text);
    return {
      kind: 'planned',
      plan: JSON.stringify(buildPlan({ planner, apiSchema, document, operationName: task.name })),
    };
  } catch (error) {
    if (error instanceof Error && isTooComplex(error.message)) return { kind: 'too complex' };
    if (error instanceof GraphQLError && isErrorCode(error.extensions.code))
      return { kind: 'refused', message: error.message, code: error.extensions.code };
    return { kind: 'failed', error: describeError(error) };
  }
}

parentPort?.on('message', (message: PlannerLoad | PlannerTask) => {
  if (message.kind !== 'load') return parentPort?.postMessage(answer(message));
  // What was loaded before must not take up memory beside it.
  loaded = null;
  if (message.supergraph === null) return;
  loaded = load(message.supergraph);
  parentPort?.postMessage({ apiSdl: printSchema(loaded.clientSchema) } satisfies PlannerReady);
});
