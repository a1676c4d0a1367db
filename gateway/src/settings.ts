/** The environment's settings as zod reads them: name, unit, bounds, default, and what is said about a wrong value. */
import { z } from 'zod';

const mebibyte = 1024 * 1024;

const whole = (least: number, most: number, fallback: number) =>
  z.coerce
    .number(`expected a number`)
    .int('expected a whole number')
    .min(least, `expected at least ${least}`)
    .max(most, `expected at most ${most}`)
    .default(fallback);
const port = z.coerce
  .number('expected a port')
  .int('expected a port')
  .min(0, 'expected a port between 0 and 65535')
  .max(65_535, 'expected a port between 0 and 65535');
const onOff = z.enum(['on', 'off'], 'expected on or off').transform((value) => value === 'on');
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** Asymmetric only: a shared secret could be forged by anyone who verifies. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;

const origin = z
  .string()
  .refine(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    'expected origins such as https://app.example.org',
  );

const hostName = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, 'expected host names such as graph.example.org, without port');

const claims = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'expected a JSON object' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.unknown(), 'expected a JSON object'));

export const settings = z.object({
  SUPERGRAPH: z.string().min(1).optional(),
  SUPERGRAPH_POLL_MS: whole(0, 3_600_000, 1_000),
  SUPERGRAPH_LAST_GOOD: z.string().min(1).optional(),
  SUPERGRAPH_PUBLIC_KEY: z.string().min(1).optional(),
  ENGINE: z.enum(['compiled', 'apollo'], 'expected compiled or apollo').default('compiled'),
  HOT_PATH: onOff.default(true),
  SPLICE: onOff.default(true),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(4000),
  ADMIN_HOST: z.string().min(1).default('127.0.0.1'),
  ADMIN_PORT: port.optional(),
  AUTH: z.enum(['jwt', 'none'], 'expected jwt or none').default('jwt'),
  AUTH_JWKS: z.string().min(1).optional(),
  AUTH_ISSUER: z.string().min(1).optional(),
  AUTH_AUDIENCE: z.string().min(1).optional(),
  AUTH_ALGORITHMS: list
    .pipe(
      z
        .array(z.enum(algorithms, `expected some of ${algorithms.join(', ')}`))
        .min(1, 'expected at least one algorithm'),
    )
    .default(['RS256', 'ES256', 'EdDSA']),
  AUTH_CLOCK_TOLERANCE_SECONDS: whole(0, 300, 5),
  ANONYMOUS_CLAIMS: claims.default({}),
  ALLOWED_HOSTS: list.pipe(z.array(hostName)).default([]),
  CORS_ORIGINS: list.pipe(z.array(origin)).default([]),
  INTROSPECTION: onOff.optional(),
  EXPLORER: onOff.optional(),
  BODY_LIMIT_BYTES: whole(1024, 64 * mebibyte, mebibyte),
  JSON_DEPTH_LIMIT: whole(8, 1000, 64),
  BATCH_LIMIT: whole(0, 100, 0),
  PERSISTED_OPERATIONS: z.string().min(1).optional(),
  PERSISTED_ONLY: onOff.default(false),
  REQUEST_TIMEOUT_MS: whole(1, 600_000, 10_000),
  DRAIN_TIMEOUT_MS: whole(0, 600_000, 10_000),
  MAX_IN_FLIGHT: whole(0, 1_000_000, 512),
  EVENT_LOOP_DELAY_LIMIT_MS: whole(0, 60_000, 500),
  MAX_SUBSCRIPTIONS: whole(0, 1_000_000, 1_000),
  MAX_SUBSCRIPTIONS_PER_CALLER: whole(0, 1_000_000, 20),
  SSE_HEARTBEAT_MS: whole(10, 600_000, 15_000),
  SSE_SINGLE_CONNECTION: onOff.default(false),
  SUBGRAPH_SECRET: z.string().min(16, 'expected at least 16 characters').optional(),
  SUBGRAPH_CONNECTIONS: whole(1, 10_000, 128),
  SUBGRAPH_KEEP_ALIVE_MS: whole(1, 64_000, 30_000),
  SUBGRAPH_RESPONSE_LIMIT_BYTES: whole(1024, 1024 * mebibyte, 64 * mebibyte),
  SUBGRAPH_COMPRESSION: z.enum(['auto', 'on', 'off'], 'expected auto, on or off').default('auto'),
  MERGE_CALLS: onOff.default(true),
  SUBGRAPH_CONCURRENCY: whole(1, 100_000, 512),
  SUBGRAPH_QUEUE: whole(0, 100_000, 1_024),
  SUBGRAPH_BREAKER_FAILURES: whole(0, 1_000, 5),
  SUBGRAPH_BREAKER_RETRY_MS: whole(1, 60_000, 500),
  ENTITY_CACHE: onOff.default(true),
  EXPOSE_SUBGRAPH_MESSAGES: onOff.optional(),
  PLAN_CACHE_ENTRIES: whole(1, 1_000_000, 1000),
  PLAN_CACHE_BYTES: whole(mebibyte, 4096 * mebibyte, 64 * mebibyte),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'expected fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
});
