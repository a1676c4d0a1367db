/** The thread that loads a supergraph, plans operations over it and checks documents: work that would stop the event loop. */
import { getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { isErrorCode } from '@meridian/kit/errors';
import { GraphQLError, parse, printSchema } from 'graphql';
import { describeError } from '../describe-error.ts';
import { buildPlan } from './build-plan.ts';
import { checkDocument } from './check-document.ts';
import { isTooComplex } from './limits.ts';
import { plannerConfig } from './planner-config.ts';
import type { PlannerAnswer, PlannerReady, PlannerTask, PlannerThreadData } from './planner-messages.ts';
import { prepareSupergraph } from './prepare-supergraph.ts';

const { supergraphSdl, introspection } = workerData as PlannerThreadData;

/** How much nicer than the event loop's thread it is: where both want a core, it gets a third of what that gets. */
const nicer = 5;

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

const supergraph = Supergraph.build(prepareSupergraph(supergraphSdl), { supportedFeatures, validateSupergraph: true });
const apiSchema = supergraph.apiSchema();
const planner = new QueryPlanner(supergraph, plannerConfig);
const clientSchema = apiSchema.toGraphQLJSSchema();

function answer(task: PlannerTask): PlannerAnswer {
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

parentPort?.on('message', (task: PlannerTask) => parentPort?.postMessage(answer(task)));
parentPort?.postMessage({ apiSdl: printSchema(clientSchema) } satisfies PlannerReady);
