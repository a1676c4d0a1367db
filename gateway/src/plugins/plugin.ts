/** A rule about operations. Every path on which an operation can be answered calls the same plugins, in the same order. */
import type { DocumentNode, GraphQLError, GraphQLFormattedError, OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../context.ts';

export interface ResolvedOperation {
  /** As the client sent it, valid. Shared by all who send the same text: never to be changed. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The operation's own name in the document. */
  readonly name: string | undefined;
}

export interface Answer {
  /** Of HTTP. */
  status: number;
  /** Absent when the operation was refused before it ran. */
  data?: Readonly<Record<string, unknown>> | null | undefined;
  errors?: readonly GraphQLFormattedError[] | undefined;
  extensions?: Readonly<Record<string, unknown>> | undefined;
}

export interface FinishedOperation {
  readonly context: RequestContext;
  /** Undefined when the document had no operation to run. */
  readonly resolved: ResolvedOperation | undefined;
  /** SHA-256 of the document's text, in hex. */
  readonly documentHash: string | undefined;
}

export interface Plugin {
  /** Before anything is run. Throws a coded GraphQLError to refuse the operation. */
  readonly admit?: (operation: ResolvedOperation, context: RequestContext) => void | Promise<void>;
  /** Errors as they were thrown, before they are fit for a client. */
  readonly notice?: (errors: readonly GraphQLError[], context: RequestContext) => void;
  /** When the answer is complete; may change it. */
  readonly finish?: (answer: Answer, finished: FinishedOperation) => void | Promise<void>;
}
