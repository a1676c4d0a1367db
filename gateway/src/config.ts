/** The gateway's configuration, read from the environment once, at start. */
import { isIP } from 'node:net';
import { settings } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface GatewayConfig {
  /** Path of the supergraph file; only the command needs it. */
  readonly supergraphFile: string | undefined;
  /** How often the file is looked at; 0 for never again. Only the command does. */
  readonly supergraphPollMs: number;
  /** Where a copy of the last supergraph that could be served is kept. */
  readonly supergraphLastGood: string | undefined;
  /** Path of an Ed25519 public key in PEM, by which the file must be signed. */
  readonly supergraphPublicKey: string | undefined;
  /** `apollo` runs plans through the stock executor. */
  readonly engine: 'compiled' | 'apollo';
  /** Whether operations that are known are answered without Apollo Server. */
  readonly hotPath: boolean;
  /** Whether what one subgraph alone answers may reach the response without being parsed. */
  readonly splice: boolean;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly adminHost: string;
  readonly adminPort: number;
  readonly auth: {
    readonly mode: 'jwt' | 'none';
    /** URL or path of a JSON Web Key Set. */
    readonly jwks: string | undefined;
    readonly issuer: string | undefined;
    readonly audience: string | undefined;
    readonly algorithms: readonly string[];
    readonly clockToleranceSeconds: number;
    /** Whom every caller is taken for under AUTH=none. */
    readonly anonymousClaims: Readonly<Record<string, unknown>>;
  };
  /** Names by which this gateway may be called on loopback, beside `localhost`. */
  readonly allowedHosts: readonly string[];
  readonly corsOrigins: readonly string[];
  readonly introspection: boolean;
  readonly explorer: boolean;
  readonly bodyLimitBytes: number;
  readonly jsonDepthLimit: number;
  /** Operations that one request may carry as a list; 0 refuses lists. */
  readonly batchLimit: number;
  readonly persistedOperations: {
    /** Path of a manifest. */
    readonly file: string | undefined;
    /** Whether no other document is run. */
    readonly only: boolean;
  };
  readonly requestTimeoutMs: number;
  readonly drainTimeoutMs: number;
  /** Requests at once; 0 for no limit. */
  readonly maxInFlight: number;
  /** How late the event loop may be before requests are turned away; 0 for no limit. */
  readonly eventLoopDelayLimitMs: number;
  readonly subscriptions: {
    /** At once; 0 for no limit. */
    readonly most: number;
    readonly mostPerCaller: number;
    /** How often something is sent on a stream on which nothing happens. */
    readonly heartbeatMs: number;
    /** Whether many operations may share one stream, which takes PUT and DELETE. */
    readonly singleConnection: boolean;
  };
  readonly subgraphs: {
    /** By the subgraph's name in capitals, other characters as `_`. */
    readonly urls: Readonly<Record<string, string>>;
    readonly secret: string | undefined;
    readonly connections: number;
    readonly keepAliveMs: number;
    readonly responseLimitBytes: number;
    /** Whether answers are asked for compressed; `auto` asks subgraphs that are not on this machine. */
    readonly compression: 'auto' | 'on' | 'off';
    /** Whether identical queries of one caller that are under way reach a subgraph as one. */
    readonly mergeCalls: boolean;
    readonly exposeMessages: boolean;
    /** Calls of one subgraph at once, and how many more may wait. */
    readonly concurrency: number;
    readonly queue: number;
    /** Failures one after the other that open a subgraph's breaker; 0 for none. */
    readonly breakerFailures: number;
    readonly breakerRetryMs: number;
  };
  /** Whether entities are kept for as long as the supergraph allows. */
  readonly entityCache: boolean;
  readonly planCacheEntries: number;
  readonly planCacheBytes: number;
  readonly logLevel: string;
}

/** What is wrong with the environment: one line a setting, none of which repeats a value. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

const urlPrefix = 'SUBGRAPH_URL_';

/** The environment variable's ending for a subgraph: `lab-results` is read from SUBGRAPH_URL_LAB_RESULTS. */
export const settingName = (subgraph: string): string => subgraph.toUpperCase().replace(/[^A-Z0-9]/g, '_');

function readSubgraphUrls(environment: Environment, problems: string[]): Record<string, string> {
  const urls: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith(urlPrefix) || !value) continue;
    if (URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol))
      urls[name.slice(urlPrefix.length)] = value;
    else problems.push(`${name}: expected an http or https URL`);
  }
  return urls;
}

/** Reads all settings at once. Throws ConfigError naming every setting that is wrong. An empty variable counts as absent. */
export function readConfig(environment: Environment): GatewayConfig {
  const problems: string[] = [];
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  for (const name of Object.keys(present)) {
    if (name.startsWith('APOLLO_DISABLE_SECURITY_'))
      problems.push(`${name}: must not be set; it removes a limit of the query planner`);
  }
  const urls = readSubgraphUrls(present, problems);
  const parsed = settings.safeParse(present);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${String(issue.path[0])}: ${issue.message}`);
    throw new ConfigError([...new Set(problems)]);
  }
  const value = parsed.data;
  const open = value.AUTH === 'none';
  if (open && !isLoopback(value.HOST)) problems.push('AUTH: none is allowed only when HOST is a loopback address');
  const adminPort = value.ADMIN_PORT ?? (value.PORT === 0 ? 0 : Math.min(value.PORT + 9, 65_535));
  if (adminPort !== 0 && adminPort === value.PORT) problems.push('ADMIN_PORT: must be another port than PORT');
  if (value.PERSISTED_ONLY && value.PERSISTED_OPERATIONS === undefined)
    problems.push('PERSISTED_ONLY: needs PERSISTED_OPERATIONS, the documents that may run');
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    supergraphFile: value.SUPERGRAPH,
    supergraphPollMs: value.SUPERGRAPH_POLL_MS,
    supergraphLastGood: value.SUPERGRAPH_LAST_GOOD ?? (value.SUPERGRAPH && `${value.SUPERGRAPH}.last-good`),
    supergraphPublicKey: value.SUPERGRAPH_PUBLIC_KEY,
    engine: value.ENGINE,
    hotPath: value.HOT_PATH,
    splice: value.SPLICE,
    host: value.HOST,
    port: value.PORT,
    adminHost: value.ADMIN_HOST,
    adminPort,
    auth: {
      mode: value.AUTH,
      jwks: value.AUTH_JWKS,
      issuer: value.AUTH_ISSUER,
      audience: value.AUTH_AUDIENCE,
      algorithms: value.AUTH_ALGORITHMS,
      clockToleranceSeconds: value.AUTH_CLOCK_TOLERANCE_SECONDS,
      anonymousClaims: value.ANONYMOUS_CLAIMS,
    },
    allowedHosts: value.ALLOWED_HOSTS,
    corsOrigins: value.CORS_ORIGINS,
    introspection: value.INTROSPECTION ?? open,
    explorer: value.EXPLORER ?? open,
    bodyLimitBytes: value.BODY_LIMIT_BYTES,
    jsonDepthLimit: value.JSON_DEPTH_LIMIT,
    batchLimit: value.BATCH_LIMIT,
    persistedOperations: { file: value.PERSISTED_OPERATIONS, only: value.PERSISTED_ONLY },
    requestTimeoutMs: value.REQUEST_TIMEOUT_MS,
    drainTimeoutMs: value.DRAIN_TIMEOUT_MS,
    maxInFlight: value.MAX_IN_FLIGHT,
    eventLoopDelayLimitMs: value.EVENT_LOOP_DELAY_LIMIT_MS,
    subscriptions: {
      most: value.MAX_SUBSCRIPTIONS,
      mostPerCaller: value.MAX_SUBSCRIPTIONS_PER_CALLER,
      heartbeatMs: value.SSE_HEARTBEAT_MS,
      singleConnection: value.SSE_SINGLE_CONNECTION,
    },
    subgraphs: {
      urls,
      secret: value.SUBGRAPH_SECRET,
      connections: value.SUBGRAPH_CONNECTIONS,
      keepAliveMs: value.SUBGRAPH_KEEP_ALIVE_MS,
      responseLimitBytes: value.SUBGRAPH_RESPONSE_LIMIT_BYTES,
      compression: value.SUBGRAPH_COMPRESSION,
      mergeCalls: value.MERGE_CALLS,
      exposeMessages: value.EXPOSE_SUBGRAPH_MESSAGES ?? open,
      concurrency: value.SUBGRAPH_CONCURRENCY,
      queue: value.SUBGRAPH_QUEUE,
      breakerFailures: value.SUBGRAPH_BREAKER_FAILURES,
      breakerRetryMs: value.SUBGRAPH_BREAKER_RETRY_MS,
    },
    entityCache: value.ENTITY_CACHE,
    planCacheEntries: value.PLAN_CACHE_ENTRIES,
    planCacheBytes: value.PLAN_CACHE_BYTES,
    logLevel: value.LOG_LEVEL,
  };
}

/** What a gateway that verifies tokens by itself must be told. */
export function requireTokenSettings(config: GatewayConfig): void {
  if (config.auth.mode === 'none') return;
  const missing = [
    config.auth.jwks === undefined &&
      'AUTH_JWKS: required, the URL or path of a JSON Web Key Set (or AUTH=none on loopback)',
    config.auth.issuer === undefined && 'AUTH_ISSUER: required, the `iss` that tokens must carry',
    config.auth.audience === undefined && 'AUTH_AUDIENCE: required, the `aud` that tokens must carry',
  ].filter((problem) => problem !== false);
  if (missing.length > 0) throw new ConfigError(missing);
}
