/** What the planner's two threads say to each other; all of it can be cloned. */
import type { ErrorCode } from '@meridian/kit/errors';
import type { describeError } from '../describe-error.ts';
import type { Finding } from './check-document.ts';

/** Given to the thread when it starts. */
export interface PlannerThreadData {
  readonly supergraphSdl: string;
  readonly introspection: boolean;
}

/** The thread's first message: it has loaded the supergraph. */
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
