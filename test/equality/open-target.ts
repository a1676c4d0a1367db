/** One supergraph, answered three ways: by each of the two engines over the same subgraphs, and by graphql-js alone. */
import { randomUUID } from 'node:crypto';
import { composeServices } from '@apollo/composition';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { createGateway, type InProcessSubgraph, readConfig } from '@meridian/gateway';
import { type FormattedExecutionResult, type GraphQLSchema, isAbstractType, isObjectType, parse } from 'graphql';
import { answerAlone, type TrueAnswer } from './answer-alone.ts';
import { type OverHttp, openOverHttp } from './answer-over-http.ts';
import type { Limits } from './build-operation.ts';
import type { Operation } from './generate-operation.ts';
import { createFaults, type FaultKind } from './inject-faults.ts';
import { judgeAnswer } from './judge-answer.ts';
import { readContexts } from './read-contexts.ts';
import { type Run, type Serve, serveRecords } from './serve-records.ts';
import { type FederationFeature, readFeatures, readSections } from './supergraph-facts.ts';
import type { Pools, SupergraphUnderTest } from './supergraphs/supergraph-under-test.ts';

export const engines = ['apollo', 'compiled'] as const;
export type Engine = (typeof engines)[number];

export interface Answered {
  readonly answer: FormattedExecutionResult;
  /** What was asked of the subgraphs, and what went wrong there. */
  readonly places: ReadonlyMap<string, FaultKind | undefined>;
  /** Of errors that subgraphs answered because of it. */
  readonly messages: ReadonlySet<string>;
}

export interface Target {
  readonly name: string;
  readonly sdl: string;
  /** As clients see it. */
  readonly schema: GraphQLSchema;
  readonly pools: Pools;
  /** Of the operations that are generated for it. */
  readonly limits: Limits | undefined;
  /** What of Federation its coordinates use. */
  readonly features: ReadonlyMap<string, ReadonlySet<FederationFeature>>;
  /** The stock engine cannot load every supergraph. */
  readonly engines: ReadonlySet<Engine>;
  /** With the faults of a seed, or without any; `longer`: how much every text is made longer. */
  ask(engine: Engine, operation: Operation, faults: number | undefined, longer?: number): Promise<Answered>;
  /** The compiled engine behind HTTP, and subgraphs behind HTTP; opened when it is first asked for. */
  overHttp(): Promise<OverHttp>;
  /** What must be answered when nothing fails. */
  askAlone(operation: Operation): Promise<TrueAnswer>;
  /** What is wrong with an answer under faults, whatever the plan; undefined when nothing is. */
  judge(operation: Operation, alone: TrueAnswer, answered: Answered): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Stands before the subgraphs' names in their addresses. */
export const nowhere = 'http://127.0.0.1:1/';

export function compose({ name, typeDefs }: Pick<SupergraphUnderTest, 'name' | 'typeDefs'>): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(typeDefs).map(([subgraph, text]) => ({
      name: subgraph,
      url: `${nowhere}${subgraph}`,
      typeDefs: parse(text),
    })),
  );
  if (supergraphSdl === undefined) throw new Error(`${name} does not compose:\n${errors?.map(String).join('\n')}`);
  return supergraphSdl;
}

export async function openTarget(tested: SupergraphUnderTest): Promise<Target> {
  const { name, typeDefs, world, pools } = tested;
  const sdl = compose(tested);
  const supergraph = Supergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const whole = supergraph.schema.toGraphQLJSSchema();
  const isA = (type: string, abstract: string): boolean => {
    const [one, other] = [whole.getType(type), whole.getType(abstract)];
    return isObjectType(one) && isAbstractType(other) && whole.isSubType(other, one);
  };
  const serving = Object.entries(typeDefs).map(
    ([subgraph, text]) => [subgraph, serveRecords(subgraph, text, world, isA)] as const,
  );
  const truth = { schema, world, contexts: readContexts(typeDefs) };
  const features = readFeatures(sdl);
  const runs = new Map<string, Run>();
  const subgraphs = Object.fromEntries(serving.map(([subgraph, serve]) => [subgraph, inProcess(serve, runs)]));
  const gateways = {
    apollo: openGateway('apollo', sdl, subgraphs),
    compiled: openGateway('compiled', sdl, subgraphs),
  };
  await gateways.compiled.load();
  const stockLoads = await gateways.apollo.load().then(
    () => true,
    () => false,
  );
  let http: Promise<OverHttp> | undefined;
  return {
    name,
    engines: new Set(stockLoads ? engines : (['compiled'] as const)),
    sdl,
    schema,
    pools,
    limits: tested.limits,
    features,
    async ask(engine, operation, faults, longer = 0) {
      const id = randomUUID();
      const run: Run = { memory: new Map(), faults: createFaults(faults), longer };
      runs.set(id, run);
      try {
        const answer = await gateways[engine].execute(operation, { sub: id });
        return {
          answer: JSON.parse(JSON.stringify(answer)),
          places: run.faults.places,
          messages: run.faults.messages,
        };
      } finally {
        runs.delete(id);
      }
    },
    overHttp: () => {
      http ??= openOverHttp((origin) => sdl.replaceAll(nowhere, `${origin}/`), new Map(serving));
      return http;
    },
    askAlone: (operation) => answerAlone(truth, operation),
    judge: (operation, alone, answered) =>
      judgeAnswer({ truth, features, sections: readSections(sdl) }, operation, alone, answered),
    close: async () => {
      await Promise.all([...engines.map((engine) => gateways[engine].drain()), http?.then(({ close }) => close())]);
    },
  };
}

/** Which operation a call belongs to is told by its claims. */
const inProcess = (serve: Serve, runs: ReadonlyMap<string, Run>): InProcessSubgraph => ({
  async execute(call, { claims }) {
    const run = runs.get(String(claims.sub));
    if (!run) throw new Error('a call of no operation');
    return serve(call, run);
  },
});

const openGateway = (
  engine: Engine,
  supergraph: string,
  subgraphs: Readonly<Record<string, InProcessSubgraph>>,
): ReturnType<typeof createGateway> =>
  createGateway({
    supergraph,
    subgraphs,
    config: readConfig({
      ENGINE: engine,
      PORT: '0',
      AUTH: 'none',
      LOG_LEVEL: 'silent',
      // One operation's failures must not be the next one's.
      SUBGRAPH_BREAKER_FAILURES: '0',
      REQUEST_TIMEOUT_MS: '60000',
    }),
  });
