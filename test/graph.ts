/** The whole graph in one process for tests: gateway, six subgraphs and a database, as `npm start` runs them, on a folder that goes away. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportSummary } from '@meridian/app/import/summary';
import type { TokenClaims } from '@meridian/app/issuer';
import { type Meridian, type MeridianOptions, readOperation, startMeridian } from '@meridian/app/meridian';
import { currentCall } from '@meridian/kit/call';
import type { Role } from '@meridian/kit/identity';
import { createScratchDatabase, inMemory } from '@meridian/kit/testing';

// biome-ignore lint/suspicious/noExplicitAny: an answer is read field by field; a wrong assumption fails the test that made it.
export type Json = any;

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string };
}

export interface Answer {
  readonly data?: Json;
  readonly errors?: readonly AnswerError[];
}

export interface HttpAnswer extends Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface GraphOptions {
  /** What is loaded: nothing, the demo study, or a directory of SDTM datasets. */
  readonly study: 'none' | 'demo' | { readonly directory: string };
  /** PGlite in memory, or a PostgreSQL database of its own. */
  readonly database?: 'pglite' | 'postgres';
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Graph {
  readonly meridian: Meridian;
  /** Origin of the public server. */
  readonly url: string;
  /** Where reject files and the issuer's key lie. */
  readonly dataDir: string;
  /** What the study's import said; null without one. */
  readonly summary: ImportSummary | null;
  /** Answers past HTTP, under these claims; the query may name a promised operation, such as patient-report. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>, claims?: TokenClaims): Promise<Answer>;
  /** Answers over HTTP, as a client with a token for these claims gets it. */
  post(query: string, variables?: Readonly<Record<string, unknown>>, claims?: TokenClaims): Promise<HttpAnswer>;
  /** Any request to the public server. */
  fetch(path: string, init?: RequestInit): Promise<HttpAnswer>;
  token(claims: TokenClaims): Promise<string>;
  import(directory: string): Promise<ImportSummary>;
  /** The SQL statements that `work` had run. */
  statementsOf(work: () => Promise<unknown>): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Sees every subject of every study. */
export const everything: TokenClaims = { role: 'SAFETY_PHYSICIAN', studies: ['*'] };

export const claimsOf = (role: Role, rest: Partial<TokenClaims> = {}): TokenClaims => ({
  role,
  studies: ['*'],
  ...rest,
});

const textOf = (query: string): string => (/^[a-z-]+$/.test(query) ? readOperation(query) : query);

async function readAnswer(response: Response): Promise<HttpAnswer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { ...(isJson ? JSON.parse(text) : {}), status: response.status, headers: response.headers, text };
}

/** Starts it; `close` ends it and removes what it left behind. */
export async function openGraph({ study, database = 'pglite', environment = {} }: GraphOptions): Promise<Graph> {
  const dataDir = await mkdtemp(join(tmpdir(), 'meridian-test-'));
  const scratch = database === 'postgres' ? await createScratchDatabase() : null;
  const statements: string[] = [];
  // What refreshes in the background runs outside of calls.
  const onStatement = ({ sql }: { readonly sql: string }): void => {
    if (currentCall() !== undefined) statements.push(sql);
  };
  const options: MeridianOptions = { inMemory, onStatement };
  const remove = async (): Promise<void> => {
    await scratch?.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const env = {
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: '0',
    ADMIN_PORT: '0',
    MLLP_PORT: '0',
    SIMULATOR_PORT: '0',
    // What is under test is rarely the limit toward a hospital; it has tests of its own.
    SIMULATOR_CALLS_PER_SECOND: '1000',
    SIMULATOR_MAX_AGE_SECONDS: '3600',
    LOG_LEVEL: 'silent',
    DEMO: study === 'demo' ? 'on' : 'off',
    ...(scratch && { DATABASE_URL: scratch.url }),
    ...environment,
  };
  let meridian: Meridian;
  try {
    meridian = await startMeridian(env, options);
  } catch (error) {
    await remove();
    throw error;
  }
  const close = async (): Promise<void> => {
    await meridian.stop();
    await remove();
  };
  const load = async (directory: string): Promise<ImportSummary> => {
    const summary = await meridian.system.importDirectory(directory, undefined, () => undefined);
    await meridian.system.settled();
    return summary;
  };
  try {
    await meridian.system.settled();
    const summary = typeof study === 'object' ? await load(study.directory) : meridian.demo;
    const request = async (path: string, init?: RequestInit) =>
      readAnswer(await fetch(`${meridian.gateway.url}${path}`, init));
    const ask = async (query: string, variables = {}, claims = everything) =>
      (await meridian.gateway.execute(
        { query: textOf(query), variables },
        { sub: `test:${claims.role}`, ...claims },
      )) as Answer;
    return {
      meridian,
      url: meridian.gateway.url,
      dataDir,
      summary,
      ask,
      post: async (query, variables = {}, claims = everything) =>
        request('/graphql', {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${await meridian.issuer.mint(claims)}`,
          },
          body: JSON.stringify({ query: textOf(query), variables }),
        }),
      fetch: request,
      token: (claims) => meridian.issuer.mint(claims),
      import: load,
      async statementsOf(work) {
        statements.length = 0;
        await work();
        return [...statements];
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The answer's data; throws what went wrong when there are errors, so that a test fails with the reason. */
export function dataOf({ data, errors }: Answer): Json {
  if (errors !== undefined && errors.length > 0) throw new Error(`the graph answered ${JSON.stringify(errors)}`);
  return data;
}

/** The codes of the answer's errors, in their order. */
export const codesOf = ({ errors }: Answer): readonly string[] =>
  (errors ?? []).map(({ extensions }) => extensions.code);
