/** One subgraph as an executable service: a federated schema, a context a call, and errors that a client may see. */
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  Kind,
  parse,
  type VariableDefinitionNode,
  validate,
} from 'graphql';
import type { Cache } from './cache/cache.ts';
import { CallEnded, runInCall } from './call.ts';
import type { Migrations } from './database/migrate.ts';
import type { Database } from './database/open.ts';
import { codedError, isErrorCode } from './errors.ts';
import { type Identity, identityFromClaims } from './identity.ts';
import type { Logger } from './logger.ts';
import { createProvenanceLog, type ProvenanceLog } from './provenance.ts';
import { EndpointFailure } from './resilience/endpoint-failure.ts';
import { scalars } from './scalars.ts';

export interface GraphQLCall {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
}

export interface CallContext {
  /** The verified token's claims, as the gateway forwards them. */
  readonly claims: unknown;
  readonly requestId: string;
  readonly signal?: AbortSignal | undefined;
  /** When the caller stops waiting, on the clock of `performance.now()`. */
  readonly deadlineAtMs?: number | undefined;
  /** Whether the answer's `extensions.provenance` shall say where its values came from. */
  readonly provenance?: boolean | undefined;
}

export interface Subgraph {
  readonly name: string;
  execute(call: GraphQLCall, context: CallContext): Promise<ExecutionResult>;
  /** Rejects while the subgraph cannot answer. */
  ready(): Promise<void>;
  /** Begins work that no call asks for, such as listening to a hospital; called once, when the schema is up to date. */
  start?(): Promise<void>;
  /** Ends that work. */
  close?(): Promise<void>;
}

export interface SubgraphDeps {
  readonly database: Database;
  readonly logger: Logger;
  /** Settings of the subgraph's own; `process.env` unless given. */
  readonly environment?: NodeJS.ProcessEnv | undefined;
  /** Shared by what runs in one process. */
  readonly cache?: Cache | undefined;
}

/** What every subgraph package exports: enough to run it in any process. */
export interface SubgraphModule {
  readonly name: string;
  readonly migrations: Migrations;
  create(deps: SubgraphDeps): Subgraph;
}

export interface SubgraphDefinition<Context> {
  readonly name: string;
  readonly typeDefs: string;
  readonly resolvers: object;
  readonly context: (call: {
    readonly identity: Identity | null;
    readonly requestId: string;
    readonly signal: AbortSignal | undefined;
    /** On the clock of `performance.now()`. */
    readonly deadlineAtMs: number | undefined;
    /** Where to record what the answer came from. */
    readonly provenance: ProvenanceLog;
  }) => Context;
  readonly ready: () => Promise<void>;
  readonly logger: Logger;
}

const maxDocuments = 1_000;

export function createSubgraph<Context>({
  name,
  typeDefs,
  resolvers,
  context,
  ready,
  logger,
}: SubgraphDefinition<Context>): Subgraph {
  const document = parse(typeDefs);
  const used = new Set(
    document.definitions.flatMap((definition) =>
      definition.kind === 'ScalarTypeDefinition' ? [definition.name.value] : [],
    ),
  );
  const ownScalars = Object.fromEntries(Object.entries(scalars).filter(([scalar]) => used.has(scalar)));
  const schema = buildSubgraphSchema({
    typeDefs: document,
    resolvers: { ...ownScalars, ...resolvers } as GraphQLResolverMap<unknown>,
  });
  const documents = new Map<string, DocumentNode | readonly GraphQLError[]>();

  function prepare(query: string): DocumentNode | readonly GraphQLError[] {
    const known = documents.get(query);
    if (known) return known;
    const prepared = parseAndValidate(query);
    if (documents.size >= maxDocuments) documents.delete(documents.keys().next().value as string);
    documents.set(query, prepared);
    return prepared;
  }

  function parseAndValidate(query: string): DocumentNode | readonly GraphQLError[] {
    let parsed: DocumentNode;
    try {
      parsed = parse(query);
    } catch (error) {
      return [withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')];
    }
    const errors = validate(schema, parsed);
    return errors.length > 0
      ? errors.map((error) =>
          isErrorCode(error.extensions.code) ? error : withCode(error, 'GRAPHQL_VALIDATION_FAILED'),
        )
      : parsed;
  }

  return {
    name,
    ready,
    async execute(call, { claims, requestId, signal, deadlineAtMs, provenance: asked = false }) {
      const prepared = prepare(call.query);
      if (!('kind' in prepared)) return { errors: prepared };
      const provenance = createProvenanceLog(asked);
      const result = await runInCall({ signal, deadlineAtMs }, async () =>
        execute({
          schema,
          document: prepared,
          variableValues: call.variables,
          operationName: call.operationName,
          contextValue: context({ identity: identityFromClaims(claims), requestId, signal, deadlineAtMs, provenance }),
        }),
      );
      return {
        ...result,
        ...(result.errors && { errors: result.errors.map((error) => mask(error, requestId)) }),
        ...(provenance.entries().length > 0 && {
          extensions: { ...result.extensions, provenance: provenance.entries() },
        }),
      };
    },
  };

  /** An error of the client's making passes; anything else is logged and told without its text. */
  function mask(error: GraphQLError, requestId: string): GraphQLError {
    if (error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION) return withoutValue(error, error.nodes[0]);
    if (isErrorCode(error.extensions.code)) return error;
    const cause = error.originalError;
    if (cause === undefined || cause === null || cause instanceof GraphQLError)
      return withCode(error, 'BAD_USER_INPUT');
    const failure = cause instanceof CallEnded ? new EndpointFailure('TIMEOUT') : cause;
    if (failure instanceof EndpointFailure) return withFailure(error, failure);
    logger.error(
      { requestId, path: error.path?.filter((part) => typeof part === 'string').join('.'), err: cause },
      'a field could not be read',
    );
    return new GraphQLError('The source could not be read.', {
      ...(error.nodes && { nodes: error.nodes }),
      path: error.path,
      extensions: { code: 'SOURCE_ERROR' },
    });
  }
}

/** GraphQL quotes a variable's wrong value, which may be a person's; its name, its place and our own reason say enough. */
function withoutValue(error: GraphQLError, { variable }: VariableDefinitionNode): GraphQLError {
  const place = / at "([\w.[\]]{1,200})"; /.exec(error.message)?.[1];
  const reason = isErrorCode((error.originalError as GraphQLError | undefined)?.extensions?.code)
    ? ` ${error.originalError?.message}`
    : '';
  return codedError(
    'BAD_USER_INPUT',
    `Variable "$${variable.name.value}" got an invalid value${place === undefined ? '' : ` at "${place}"`}.${reason}`,
  );
}

const withFailure = (error: GraphQLError, { code, message, retryAfterSeconds }: EndpointFailure): GraphQLError =>
  new GraphQLError(message, {
    nodes: error.nodes,
    path: error.path,
    extensions: { code, ...(retryAfterSeconds !== null && { retryAfterSeconds }) },
  });

const withCode = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions: { ...error.extensions, code },
  });

export type { GraphQLFormattedError };
