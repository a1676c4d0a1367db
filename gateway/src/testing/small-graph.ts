/** The GraphQL endpoint over a small schema that graphql-js answers, so that the ways on which an operation is answered can be compared without any planning. */
import { createHash } from 'node:crypto';
import { codedError } from '@meridian/kit/errors';
import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  getVariableValues,
  type OperationDefinitionNode,
  Source,
} from 'graphql';
import { pino } from 'pino';
import type { GatewayConfig } from '../config.ts';
import type { RequestContext } from '../context.ts';
import type { ReadyOperation } from '../execute/engine.ts';
import { createGraphqlHandler } from '../http/handle-graphql.ts';
import { close, createHttpServer, listen } from '../http/listen.ts';
import { openPersistedOperations } from '../http/persisted-operations.ts';
import { createLoadShedder } from '../http/shed-load.ts';
import { createMetrics, type Metrics } from '../metrics.ts';
import { createApollo, type GatewayInterface } from '../plan/apollo.ts';
import { checkDocument } from '../plan/check-document.ts';
import { createPersistedQueryStore, DocumentStore } from '../plan/documents.ts';
import { toApolloPlugin } from '../plugins/apollo-plugin.ts';
import { createAuthentication, trustEveryone, type VerifyToken } from '../plugins/authenticate.ts';
import { authorize } from '../plugins/authorize.ts';
import { chooseStatus } from '../plugins/choose-status.ts';
import { maskErrors } from '../plugins/mask-errors.ts';
import { observe } from '../plugins/observe.ts';
import type { Plugin } from '../plugins/plugin.ts';
import { requireOperation } from '../plugins/require-operation.ts';
import { tellProvenance } from '../plugins/tell-provenance.ts';
import { liveOrigin } from '../provenance.ts';
import { UpstreamError } from '../subgraphs/upstream-errors.ts';
import { createStreams } from '../subscriptions/open-streams.ts';
import { testConfig } from './start.ts';

export const canary = 'CANARY-NAME-7f3a';

const schema = buildSchema(`
  type Query {
    hello(name: String = "you"): String!
    add(numbers: [Int!]!): Int
    missing: String
    down: String
    crash: String
    promised: String!
    told: String
    secret: String
  }
  type Mutation { rename(to: String!): String }
`);

type Resolve = (args: Record<string, unknown>, context: RequestContext) => unknown;

const rootValue: Readonly<Record<string, Resolve>> = {
  hello: ({ name }) => `Hello ${name}`,
  add: ({ numbers }) => (numbers as number[]).reduce((sum, one) => sum + one, 0),
  missing: () => {
    throw codedError('NOT_FOUND', 'No such thing.');
  },
  down: () => {
    throw new UpstreamError('A subgraph cannot be reached.', 'SUBGRAPH_DOWN', ['down']);
  },
  crash: () => {
    throw new Error(canary);
  },
  promised: () => null,
  told: (_args, { provenance }) => {
    const origin = { ...liveOrigin(), fetchedAt: null, entity: undefined, path: [] };
    const fields = [{ key: 'told', source: null }];
    provenance.fetches.push({ subgraph: 'one', path: [], entities: undefined, fields, own: [origin], told: [] });
    return 'told';
  },
  secret: () => 'secret',
  rename: ({ to }) => to,
};

function runOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  contextValue: RequestContext,
): Promise<ExecutionResult> | ExecutionResult {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (errors) return { errors };
  const operationName = operation.name?.value;
  return execute({ schema, document, operationName, rootValue, contextValue, variableValues: variables }) as
    | Promise<ExecutionResult>
    | ExecutionResult;
}

export interface SmallGraph {
  readonly url: string;
  /** Operations that were found ready, in their order. */
  readonly found: ReadyOperation[];
  /** Calls of Apollo Server's executor. */
  executed: number;
  /** Documents that were looked at before Apollo Server could. */
  checked: number;
  /** Lines of the log. */
  readonly log: Record<string, unknown>[];
  readonly metrics: Metrics;
  /** Graphs that are held. */
  held: number;
  stop(): Promise<void>;
}

export interface SmallGraphOptions {
  /** Whether what has run once is answered without Apollo Server, and large documents are looked at before it does. */
  readonly hot: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly verifyToken?: VerifyToken;
  /** Before all others. */
  readonly plugins?: readonly Plugin[];
}

const requirement = { authenticated: false, scopes: [[['secret']]], policies: [] };

export async function serveSmallGraph({
  hot,
  environment,
  verifyToken,
  ...options
}: SmallGraphOptions): Promise<SmallGraph> {
  const config: GatewayConfig = testConfig(environment);
  const log: Record<string, unknown>[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(JSON.parse(line)) });
  const metrics = createMetrics(new Set(['Hello']));
  const shedder = createLoadShedder({ maxInFlight: config.maxInFlight, delayLimitMs: 0 });
  metrics.watchLoad(shedder);
  const streams = createStreams(config.subscriptions);
  const ready: { readonly text: string; readonly one: ReadyOperation }[] = [];
  const gateway: GatewayInterface = {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ source, document, operation, request, context }) => {
        small.executed += 1;
        const run: ReadyOperation['run'] = (variables, contextValue) =>
          runOperation(document, operation, variables, contextValue);
        const name = operation.name?.value;
        const documentHash = createHash('sha256').update(source).digest('hex');
        ready.push({ text: source, one: { document, operation, name, documentHash, run } });
        return run(request.variables ?? {}, context as unknown as RequestContext);
      },
    }),
    stop: async () => undefined,
  };
  const plugins = [
    ...(options.plugins ?? []),
    authorize(schema, new Map([['Query.secret', requirement]])),
    maskErrors(),
    tellProvenance(),
    chooseStatus(),
    observe(logger, metrics),
  ];
  const sentByHash = createPersistedQueryStore();
  const apollo = createApollo({
    gateway,
    documents: new DocumentStore(),
    sentByHash,
    introspection: true,
    logger,
    plugins: [requireOperation(false), toApolloPlugin(plugins)],
  });
  await apollo.start();
  const known = (text: string, name: string | undefined): ReadyOperation | undefined => {
    const found = ready.find(
      (candidate) =>
        candidate.text === text &&
        (name === undefined ? candidate.one.document.definitions.length === 1 : candidate.one.name === name),
    )?.one;
    if (!hot || !found) return undefined;
    small.found.push(found);
    return found;
  };
  const checkOffTheLoop = async (text: string): Promise<readonly GraphQLError[]> => {
    if (!hot) return [];
    small.checked += 1;
    const source = new Source(text);
    return checkDocument(schema, text, true).map(
      ({ message, code, positions }) => new GraphQLError(message, { source, positions, extensions: { code } }),
    );
  };
  const { file, only } = config.persistedOperations;
  const handle = createGraphqlHandler({
    config,
    hold: () => {
      small.held += 1;
      return {
        graph: { apollo, known, check: checkOffTheLoop, plugins, subscriptions: undefined },
        release: () => {
          small.held -= 1;
        },
      };
    },
    persisted: openPersistedOperations(file, only),
    sentByHash,
    authenticate: verifyToken ? createAuthentication(verifyToken) : trustEveryone({}),
    phase: () => 'running',
    logger,
    metrics,
    shedder,
    streams,
    events: undefined,
  });
  const server = createHttpServer(handle, logger);
  const url = await listen(server, '127.0.0.1', 0, 'PORT');
  const small: SmallGraph = {
    url,
    found: [],
    executed: 0,
    checked: 0,
    log,
    metrics,
    held: 0,
    stop: async () => {
      await close(server, 0);
      await apollo.stop();
      shedder.close();
    },
  };
  return small;
}
