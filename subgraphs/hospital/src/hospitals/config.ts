/** The hospitals as configuration: one entry a hospital, read once at start from the file that HOSPITALS names. */
import { readFileSync } from 'node:fs';
import { ConfigError } from '@meridian/kit/config';
import { z } from 'zod';

const seconds = z.number().positive();
const count = z.number().int().positive();
const code = z.string().min(1);

/** A secret is named, never written: by environment variable or by file. */
const secret = z.union([z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })]);

/** Credentials have settings of their own, which name secrets. */
const url = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !URL.canParse(text) || new URL(text).username + new URL(text).password === '', {
    error: 'must hold no credentials',
  });

const timeZone = z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
  error: 'must be an IANA time zone, such as Asia/Shanghai',
});

/** GB2312 and GBK are read as GB18030, which contains both. */
export const charsets = ['UTF-8', 'GB18030', 'GBK', 'GB2312', 'ISO-8859-1', 'US-ASCII'] as const;
export type Charset = (typeof charsets)[number];

/** What the hospital's own codes mean here; what is not named passes as it is. */
const mapping = z
  .strictObject({
    tests: z.record(code, code).default({}),
    units: z.record(code, code).default({}),
    flags: z.record(code, code).default({}),
    categories: z.record(code, code).default({}),
  })
  .prefault({});

/** Limits toward one hospital's endpoint. */
const limits = z
  .strictObject({
    timeoutMs: count.default(2_000),
    /** Over all processes that share REDIS_URL. */
    callsPerSecond: count.default(10),
    concurrent: count.default(4),
    queue: z.number().int().nonnegative().default(16),
    breaker: z
      .strictObject({
        windowMs: count.default(5_000),
        ratio: z.number().gt(0).max(1).default(0.5),
        minimumCalls: count.default(10),
        consecutiveFailures: count.default(5),
        halfOpenAfterMs: count.default(3_000),
      })
      .prefault({}),
    retry: z
      .strictObject({ attempts: z.number().int().nonnegative().default(1), backoffMs: count.default(100) })
      .prefault({}),
  })
  .prefault({});

const everyHospital = {
  number: z.number().int().min(1).max(32_767),
  name: z.string().min(1),
  system: z.enum(['HIS', 'LIS']),
  timeZone,
  /** Site numbers whose subjects are patients there; without any, the sites are shared out by rule. */
  sites: z.array(z.string().min(1)).optional(),
  mapping,
  limits,
};

/** A pulled hospital's records count as current for so long, and may be shown as stale for so long after. */
const pulled = {
  maxAgeSeconds: seconds.default(300),
  staleForSeconds: seconds.default(86_400),
  /** How many subjects of one read may be fetched while the caller waits; the rest is served from what is kept. */
  coldReads: count.default(3),
};

const mllp = z.strictObject({
  ...everyHospital,
  transport: z.literal('MLLP'),
  /** Where we listen for this hospital's messages; port 0 lets the system choose. */
  listen: z.strictObject({ host: z.string().default('127.0.0.1'), port: z.number().int().min(0).max(65_535) }),
  /** When MSH-18 is empty; a message that names another charset is decoded by that, and counted. */
  charset: z.enum(charsets).default('UTF-8'),
  maxMessageBytes: count.default(1_000_000),
  maxConnections: count.default(16),
  idleSeconds: seconds.default(600),
  /** After so long without any message the hospital counts as silent, and its sections as stale; absent when silence says nothing. */
  silentAfterSeconds: seconds.optional(),
  /** A query port (QBP^Q11), at hospitals that offer one: a subject without any record is asked for. */
  query: z.strictObject({ host: z.string(), port: z.number().int().min(1).max(65_535) }).optional(),
});

const soap = z.strictObject({
  ...everyHospital,
  ...pulled,
  transport: z.literal('SOAP'),
  url,
  /** Of requests, and of answers that declare none. */
  charset: z.enum(charsets).default('GB2312'),
  namespace: z.string().default('http://tempuri.org/'),
  operation: z.string().default('CallService'),
  /** The operation's two parameters: which function is called, and the XML text for it. */
  parameters: z.strictObject({ code: code.default('code'), xml: code.default('strXml') }).prefault({}),
  /** The function that answers with each kind of record. */
  functions: z
    .strictObject({
      LABORATORY: code.default('QueryLabResults'),
      VITAL_SIGNS: code.default('QueryVitalSigns'),
      MEDICATION: code.default('QueryMedications'),
    })
    .prefault({}),
  /** What the hospital calls elements of its XML texts, by the names that adapters/soap/read-records.ts asks for; the rest keep those. */
  elements: z.record(code, code).default({}),
  /** ResultCode of an answer, and of one that tells that the record number is unknown; every other one is an error. */
  resultCodes: z.strictObject({ success: code.default('0'), unknownPatient: code.default('-2') }).prefault({}),
  credentials: z.strictObject({ user: z.string(), password: secret }).optional(),
});

const rest = z.strictObject({
  ...everyHospital,
  ...pulled,
  transport: z.literal('REST'),
  /** Base URL of the FHIR R4 server. */
  url,
  /** The identifier system of medical record numbers there. */
  recordNumberSystem: z.string().default('urn:meridian:mrn'),
  pageSize: count.max(1_000).default(500),
  oauth: z
    .strictObject({
      tokenUrl: url,
      clientId: z.string(),
      clientSecret: secret,
      scope: z.string().default('system/*.read'),
    })
    .optional(),
});

const isDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

const hospitals = z
  .strictObject({ hospitals: z.array(z.discriminatedUnion('transport', [mllp, soap, rest])) })
  .refine(({ hospitals: all }) => isDistinct(all.map(({ number }) => number)), {
    error: 'two hospitals have the same number',
  })
  .refine(({ hospitals: all }) => isDistinct(all.flatMap(({ sites = [] }) => sites)), {
    error: 'a site is named twice',
  });

export type MllpHospital = z.infer<typeof mllp>;
export type SoapHospital = z.infer<typeof soap>;
export type RestHospital = z.infer<typeof rest>;
export type HospitalConfig = MllpHospital | SoapHospital | RestHospital;
export type SecretReference = z.infer<typeof secret>;
export type HospitalsInput = z.input<typeof hospitals>;

/** Throws ConfigError with one line a setting that is wrong; never repeats a value. */
export function parseHospitals(value: unknown): readonly HospitalConfig[] {
  const parsed = hospitals.safeParse(value);
  if (parsed.success) return parsed.data.hospitals;
  throw new ConfigError(parsed.error.issues.map((issue) => `HOSPITALS: ${issue.path.join('.')}: ${issue.message}`));
}

/** The hospitals of the file that HOSPITALS names; none without it. Throws ConfigError. */
export function readHospitals(environment: NodeJS.ProcessEnv): readonly HospitalConfig[] {
  const file = environment.HOSPITALS;
  if (!file) return [];
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError([`HOSPITALS: ${error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'}`]);
  }
  return parseHospitals(value);
}

/** The secret that a reference names. Throws ConfigError when it is not there. */
export function readSecret(reference: SecretReference, environment: NodeJS.ProcessEnv): string {
  if ('env' in reference) {
    const value = environment[reference.env];
    if (value) return value;
    throw new ConfigError([`${reference.env}: is required, HOSPITALS refers to it`]);
  }
  try {
    return readFileSync(reference.file, 'utf8').trim();
  } catch {
    throw new ConfigError(['HOSPITALS: a file with a secret cannot be read']);
  }
}
