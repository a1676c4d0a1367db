/** The query planner in a thread of its own: whatever an operation costs to plan or to validate, the event loop goes on. */
import { createHash } from 'node:crypto';
import { codedError } from '@meridian/kit/errors';
import type { Logger } from '@meridian/kit/logger';
import { GraphQLError, Source } from 'graphql';
import { describeError } from '../describe-error.ts';
import { SupergraphError } from '../supergraph/supergraph-error.ts';
import { BoundedStore } from './bounded-store.ts';
import type { OperationPlan } from './operation-plan.ts';
import type { PlannerAnswer, PlannerReady, PlannerTask } from './planner-messages.ts';
import type { PlannerWorkers } from './planner-workers.ts';
import { TaskError, TaskThread } from './task-thread.ts';

export interface PlannerOptions {
  /** Without what the planner refuses to load. */
  readonly supergraphSdl: string;
  /** Whether `check` lets introspection pass. */
  readonly introspection: boolean;
  readonly workers: PlannerWorkers;
  readonly logger: Logger;
  /** For one operation or document, without its time in the queue. */
  readonly timeoutMs?: number;
  /** Operations and documents that may wait. */
  readonly queueMost?: number;
}

export interface Planner {
  /** What clients see of the supergraph. */
  readonly apiSdl: string;
  /** `text` has one operation, and is valid. Rejects with a coded GraphQLError. */
  plan(operation: { readonly text: string; readonly name: string | undefined }): Promise<OperationPlan>;
  /** What is wrong with a document, coded; nothing for one that can be planned. Rejects with a coded GraphQLError when it cannot be told. */
  check(text: string): Promise<readonly GraphQLError[]>;
  /** Leaves its thread; what that had to do is rejected. */
  close(): Promise<void>;
}

/** How long an operation that took too long is refused without being tried again. */
const refusalMs = 60_000;
const refusalsKept = 1_000;

const longestReason = 1_000;

type PlannerThread = Pick<TaskThread<PlannerReady, PlannerTask, PlannerAnswer>, 'run' | 'close'>;

/** Resolves once the thread has loaded the supergraph; rejects with SupergraphError when it cannot. */
export async function openPlanner(options: PlannerOptions): Promise<Planner> {
  const { supergraphSdl: sdl, introspection, workers, logger, timeoutMs = 10_000, queueMost = 256 } = options;
  const { thread, ready } = await TaskThread.open<PlannerReady, PlannerTask, PlannerAnswer>({
    start: () => workers.start({ sdl, introspection }),
    end: workers.end,
    timeoutMs,
    queueMost,
    onLost: (why, cause) => logger.error({ why, error: cause && describeError(cause) }, 'the planner is started again'),
  }).catch((cause: unknown) => {
    throw new SupergraphError(`the supergraph cannot be loaded: ${reasonOf(cause)}`);
  });
  return createPlanner(ready.apiSdl, thread, logger);
}

export function createPlanner(apiSdl: string, thread: PlannerThread, logger: Pick<Logger, 'error'>): Planner {
  const refusals = createRefusals();

  async function run(task: PlannerTask): Promise<PlannerAnswer> {
    if (refusals.has(task)) return { kind: 'too complex' };
    const answer = await thread.run(task).catch(answerFailure);
    if (answer.kind === 'too complex') refusals.add(task);
    if (answer.kind === 'failed') logger.error({ error: answer.error }, 'an operation could not be planned');
    return answer;
  }

  return {
    apiSdl,
    async plan({ text, name }) {
      const answer = await run({ kind: 'plan', text, name });
      if (answer.kind !== 'planned') throw toError(answer);
      return JSON.parse(answer.plan) as OperationPlan;
    },
    async check(text) {
      const answer = await run({ kind: 'check', text });
      if (answer.kind === 'too complex') return [toError(answer)];
      if (answer.kind !== 'checked') throw toError(answer);
      const source = new Source(text);
      return answer.findings.map(
        ({ message, code, positions }) =>
          new GraphQLError(message, { ...(positions.length > 0 && { source, positions }), extensions: { code } }),
      );
    },
    close: () => thread.close(),
  };
}

const couldNotPlan = 'The gateway could not plan this operation.';

function answerFailure(error: unknown): PlannerAnswer {
  if (!(error instanceof TaskError)) throw error;
  switch (error.failure) {
    case 'too long':
    case 'too much memory':
      return { kind: 'too complex' };
    case 'queue full':
      return { kind: 'refused', code: 'SHED', message: 'The gateway has more operations to plan than it can.' };
    case 'thread died':
      return { kind: 'refused', code: 'INTERNAL_SERVER_ERROR', message: couldNotPlan };
    case 'closed':
      return {
        kind: 'refused',
        code: 'SHUTTING_DOWN',
        message: 'The supergraph that this operation was for is no longer served.',
      };
  }
}

/** What it means for whoever expected another answer. */
function toError(answer: PlannerAnswer): GraphQLError {
  if (answer.kind === 'too complex')
    return codedError('GRAPHQL_VALIDATION_FAILED', 'The operation is too complex to plan.');
  return answer.kind === 'refused'
    ? codedError(answer.code, answer.message)
    : codedError('INTERNAL_SERVER_ERROR', couldNotPlan);
}

/** Supergraphs hold no personal data, but what is wrong with one can take pages. */
function reasonOf(cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : 'unknown reason';
  return reason.length > longestReason ? `${reason.slice(0, longestReason)}…` : reason;
}

/** Remembers tasks by hash, so that a document of any size takes no memory. */
function createRefusals() {
  const until = new BoundedStore<number>({ maxEntries: refusalsKept, maxBytes: refusalsKept, sizeInBytes: () => 1 });
  const keyOf = (task: PlannerTask): string =>
    createHash('sha256').update(task.kind).update(task.text).digest('base64');
  return {
    add: (task: PlannerTask) => until.put(keyOf(task), performance.now() + refusalMs),
    has: (task: PlannerTask) => until.size > 0 && (until.peek(keyOf(task)) ?? 0) > performance.now(),
  };
}
