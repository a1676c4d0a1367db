/** What the planner's two threads say to each other; all of it can be cloned. */
import type { ErrorCode } from '@meridian/kit/errors';
import type { describeError } from '../describe-error.ts';
import type { Finding } from './check-document.ts';

/** What a thread is to plan over from now on; null: nothing, until it is told again. A thread that cannot load it ends. */
export interface PlannerLoad {
  readonly kind: 'load';
  readonly supergraph: { readonly sdl: string; readonly introspection: boolean } | null;
}

/** The answer to it, unless there was nothing to load. */
export interface PlannerReady {
  readonly apiSdl: string;
}

export type PlannerTask =
  | { readonly kind: 'plan'; readonly text: string; readonly name: string | undefined }
  | { readonly kind: 'check'; readonly text: string };

export type PlannerAnswer =
  /** The plan as JSON: one string is cheaper to hand over than a tree. */
  | { readonly kind: 'planned'; readonly plan: string }
  | { readonly kind: 'checked'; readonly findings: readonly Finding[] }
  | { readonly kind: 'refused'; readonly message: string; readonly code: ErrorCode }
  | { readonly kind: 'too complex' }
  /** A fault of ours or of the planner: what kind of error, and where. */
  | { readonly kind: 'failed'; readonly error: ReturnType<typeof describeError> };
