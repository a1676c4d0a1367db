/** What no general gateway can beat on one core of this machine with what npm and Node have, node:http and undici: three servers written by hand, each for one operation of the bench, that make the calls this operation needs and no check at all. */
import { createServer, type IncomingMessage } from 'node:http';
import { createCallSigner } from '@meridian/kit/signature';
import { Pool } from 'undici';
import { listen, serveBench } from '../serve-bench.ts';
import { type HandWritten, writeQueries } from './limit-queries.ts';
import type { PeerSettings } from './settings.ts';

export interface LimitSettings extends PeerSettings {
  /** The operations' texts, by name. */
  readonly queries: Readonly<Record<'report' | 'cohort', string>>;
  /** Whether what a subgraph says of an entity is passed on as the text it is, unread. Its sections then stand in another order. */
  readonly splice: boolean;
}

interface Entity {
  readonly id: string;
  readonly [field: string]: unknown;
}
type Call = (subgraph: string, query: string, variables: object) => Promise<string>;
type Variables = Readonly<Record<string, unknown>>;

function createCall({ subgraphs, secret, claims }: PeerSettings): Call {
  const sign = createCallSigner(secret);
  const caller = JSON.parse(claims);
  const targets = Object.fromEntries(
    Object.entries(subgraphs).map(([name, url]) => {
      const { origin, pathname } = new URL(url);
      return [name, { pathname, pool: new Pool(origin, { connections: 128, keepAliveTimeout: 60_000 }) }];
    }),
  );
  return (subgraph, query, variables) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const target = targets[subgraph];
    const body = JSON.stringify({ query, variables });
    const chunks: Buffer[] = [];
    target?.pool.dispatch(
      {
        method: 'POST',
        path: target.pathname,
        headers: { 'content-type': 'application/json', ...sign(caller, body) },
        body,
      },
      {
        onRequestStart: () => undefined,
        onResponseStart: () => undefined,
        onResponseData: (_controller, chunk) => void chunks.push(chunk),
        onResponseEnd: () => resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString() ?? ''),
        onResponseError: (_controller, error) => reject(error),
      },
    );
    return promise;
  };
}

const representation = ({ id }: Entity): object => ({ __typename: 'PatientReport', id });

/** The entries that a root field answers, and for each the objects that every other subgraph adds to it. */
async function fetchReports(
  call: Call,
  { root, field, owners, firstOf }: HandWritten,
  variables: Variables,
): Promise<{ readonly reports: readonly Entity[]; readonly texts: readonly string[] }> {
  const found = JSON.parse(await call('report', root, variables)).data[field] as Entity | readonly Entity[];
  const reports = Array.isArray(found) ? (found as readonly Entity[]) : [found as Entity];
  const representations = reports.map(representation);
  const first = variables.first ?? firstOf;
  const texts = await Promise.all(
    owners.map(({ subgraph, query }) => call(subgraph, query, { representations, first })),
  );
  return { reports, texts };
}

async function assemble(call: Call, plan: HandWritten, variables: Variables): Promise<string> {
  const { reports, texts } = await fetchReports(call, plan, variables);
  const entities = texts.map((text) => JSON.parse(text).data._entities as readonly Record<string, unknown>[]);
  const answers = reports.map((report, index) => {
    const answer: Record<string, unknown> = {};
    for (const { name, owner } of plan.fields)
      answer[name] = owner === null ? report[name] : entities[owner]?.[index]?.[name];
    return answer;
  });
  return JSON.stringify({ data: { [plan.field]: plan.isList ? answers : answers[0] } });
}

/** Each entity was asked to say its type first, and a quotation mark within a string is escaped: this is where one begins, and nothing else. */
const beginning = '{"__typename":"PatientReport",';
const ending = ']}}';

function splitEntities(text: string): readonly string[] {
  const parts: string[] = [];
  let start = text.indexOf(beginning) + beginning.length;
  for (;;) {
    const next = text.indexOf(beginning, start);
    if (next < 0) break;
    parts.push(text.slice(start, next - 2));
    start = next + beginning.length;
  }
  parts.push(text.slice(start, text.length - ending.length - 1));
  return parts;
}

async function splice(call: Call, plan: HandWritten, variables: Variables): Promise<string> {
  const { reports, texts } = await fetchReports(call, plan, variables);
  const entities = texts.map(splitEntities);
  const own = plan.fields.filter(({ owner }) => owner === null);
  const answers = reports.map((report, index) => {
    const members = own.map(({ name }) => `"${name}":${JSON.stringify(report[name])}`);
    return `{${[...members, ...entities.map((parts) => parts[index])].join(',')}}`;
  });
  return `{"data":{"${plan.field}":${plan.isList ? `[${answers.join(',')}]` : answers[0]}}}`;
}

function readText(request: IncomingMessage): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks).toString()));
  return promise;
}

serveBench(async (settings: LimitSettings): Promise<string> => {
  const call = createCall(settings);
  const answerReports = settings.splice ? splice : assemble;
  const [report, cohort] = [settings.queries.report, settings.queries.cohort].map((query) =>
    writeQueries(query, settings.splice),
  ) as [HandWritten, HandWritten];
  const tiny = async (): Promise<string> => {
    const { data } = JSON.parse(await call('user', '{me{id}}', {}));
    return JSON.stringify({ data: { me: { id: data.me.id } } });
  };
  const server = createServer(async (request, response) => {
    try {
      const { variables } = JSON.parse(await readText(request)) as { variables: Variables };
      const text = await ('subjectId' in variables
        ? answerReports(call, report, variables)
        : 'subjectIds' in variables
          ? answerReports(call, cohort, variables)
          : tiny());
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
        .end(text);
    } catch {
      response.destroy();
    }
  });
  return listen(server);
});
