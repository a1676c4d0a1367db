/** Any federation, in memory: composed and planned by Apollo's own packages, its subgraphs answered by graphql-js behind the call layer's contract. */
import { composeServices } from '@apollo/composition';
import { operationFromDocument, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner, type QueryPlannerConfig } from '@apollo/query-planner';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { type GraphQLError, type GraphQLSchema, graphql, parse } from 'graphql';
import type { RequestContext } from '../context.ts';
import { compilePlan } from '../execute/compile-plan.ts';
import type { Execution } from '../execute/execution.ts';
import { prepareFetch } from '../subgraphs/prepare-fetch.ts';
import type { SubgraphClient, Variables } from '../subgraphs/subgraph-client.ts';
import { readCode, readPath, UpstreamError } from '../subgraphs/upstream-errors.ts';
import { readSupergraph } from '../supergraph/read-supergraph.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@interfaceObject", "@inaccessible", "@context", "@fromContext"])`;

export interface FederationPart {
  readonly sdl: string;
  readonly resolvers?: Readonly<Record<string, unknown>>;
}

/** What a subgraph answered, as it came; `calls` may replace it. */
interface Reply {
  readonly data?: unknown;
  readonly errors?: readonly unknown[] | undefined;
}

export interface FederationCall {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Variables;
  /** As the executor gave them; undefined for a fetch of root fields. */
  readonly representations: readonly unknown[] | undefined;
  readonly path: readonly (string | number)[];
}

export interface Federation {
  readonly supergraphSdl: string;
  readonly schema: GraphQLSchema;
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly calls: FederationCall[];
  /** Answers in place of a subgraph; undefined lets the subgraph answer. */
  readonly answers: Map<string, (call: FederationCall) => Promise<Reply | undefined> | Reply | undefined>;
  plan(query: string): QueryPlan;
  run(query: string, variables?: Variables, plan?: QueryPlan): Promise<Execution>;
}

/** No subgraph here looks at it. */
const noContext = {} as RequestContext;

const toError = (error: unknown, path: readonly (string | number)[] | undefined) =>
  new UpstreamError((error as GraphQLError).message, readCode(error) ?? 'SOURCE_ERROR', path);

type Parts = Readonly<Record<string, FederationPart>>;

function compose(parts: Parts, config: QueryPlannerConfig) {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(parts).map(([name, { sdl }]) => ({ name, url: `http://${name}`, typeDefs: parse(link + sdl) })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.map(String).join('\n'));
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
  return {
    ...{ supergraphSdl, apiSchema: supergraph.apiSchema(), planner: new QueryPlanner(supergraph, config) },
    schema: readSupergraph(supergraphSdl).schema,
  };
}

/** Composing takes far longer than a test. */
const composed = new WeakMap<Parts, ReturnType<typeof compose>>();

export function openFederation(parts: Parts, config?: QueryPlannerConfig): Federation {
  const known = config ? compose(parts, config) : (composed.get(parts) ?? compose(parts, {}));
  if (!config) composed.set(parts, known);
  const { supergraphSdl, apiSchema, planner, schema } = known;
  const calls: FederationCall[] = [];
  const answers: Federation['answers'] = new Map();

  function openClient(name: string, { sdl, resolvers = {} }: FederationPart): SubgraphClient {
    const subgraphSchema = buildSubgraphSchema({
      typeDefs: parse(link + sdl),
      resolvers: resolvers as GraphQLResolverMap<unknown>,
    });
    async function ask(call: FederationCall, sent: Variables): Promise<Reply> {
      calls.push(call);
      const reply =
        (await answers.get(name)?.(call)) ??
        (await graphql({ schema: subgraphSchema, source: call.query, variableValues: structuredClone(sent) }));
      return JSON.parse(JSON.stringify(reply));
    }
    return {
      name,
      prepare: (query, operationName) => prepareFetch(query, operationName),
      async fetchRoot({ query }, variables, _context, path) {
        const call = { subgraph: name, query, variables, representations: undefined, path };
        const { data, errors = [] } = await ask(call, variables);
        return {
          data: (data ?? null) as Record<string, unknown> | null,
          errors: errors.map((error) => toError(error, readPath(error))),
        };
      },
      async fetchEntities({ query }, variables, representations, _context, path) {
        // Equal ones are asked for once, and share one answer.
        const texts = representations.map((each) => JSON.stringify(each));
        const distinct = [...new Set(texts)];
        const call = { subgraph: name, query, variables, representations: structuredClone(representations), path };
        const { data, errors = [] } = await ask(call, {
          ...variables,
          representations: distinct.map((text) => JSON.parse(text)),
        });
        const found = (data as { _entities?: (Record<string, unknown> | null)[] } | null | undefined)?._entities ?? [];
        return {
          entities: texts.map((text) => found[distinct.indexOf(text)] ?? null),
          errors: errors.flatMap((error) => {
            const [root, position, ...below] = readPath(error) ?? [];
            if (typeof position !== 'number') return [toError(error, readPath(error))];
            return texts.flatMap((text, index) =>
              text === distinct[position] ? [toError(error, [root ?? '', index, ...below])] : [],
            );
          }),
        };
      },
    };
  }

  const clients = new Map(Object.entries(parts).map(([name, part]) => [name, openClient(name, part)]));
  // Plans come from another thread.
  const plan = (query: string): QueryPlan =>
    JSON.parse(JSON.stringify(planner.buildQueryPlan(operationFromDocument(apiSchema, parse(query)))));
  return {
    ...{ supergraphSdl, schema, clients, calls, answers, plan },
    async run(query, variables = {}, planned = plan(query)) {
      const execution: Execution = { variables, coerced: variables, context: noContext, data: {}, errors: [] };
      await compilePlan(planned, { schema, clients })(execution);
      return execution;
    },
  };
}
