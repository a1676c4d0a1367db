/** The local issuer of tokens, for the demo and the command line: its key lives in the data folder, so that every command and a running server agree. */
import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '@meridian/kit/identity';
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { DataFolderUnusable } from './data-folder/lock.ts';

export const localIssuer = 'urn:meridian:local';
export const localAudience = 'meridian';
const algorithm = 'EdDSA';

export interface TokenClaims {
  readonly role: Role;
  /** Protocol ids; '*' is every study. */
  readonly studies: readonly string[];
  readonly sites?: readonly string[];
  /** USUBJID, for a PATIENT. */
  readonly subject?: string;
}

export interface Issuer {
  /** A signed token. `audience` other than the graph's is for the operator's own calls. */
  mint(claims: TokenClaims, options?: { readonly lifetime?: string; readonly audience?: string }): Promise<string>;
  /** The verified claims; rejects for anything else. */
  verify(token: string, audience?: string): Promise<Record<string, unknown>>;
  /** The public key, for a gateway in another process. */
  readonly jwksFile: string;
}

/** Opens the data folder's issuer, making its key the first time. Throws DataFolderUnusable. */
export async function openIssuer(dataDir: string): Promise<Issuer> {
  const secret = await readOrCreate(dataDir, 'issuer.json', async () => {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    return JSON.stringify({ ...(await exportJWK(privateKey)), kid: randomUUID(), alg: algorithm, use: 'sig' });
  });
  const { jwk, key } = await readKey(dataDir, secret);
  const { d: _private, ...publicJwk } = jwk;
  const jwksFile = join(dataDir, 'jwks.json');
  await writeFile(jwksFile, JSON.stringify({ keys: [publicJwk] })).catch((error) => refuse(dataDir, error));
  const keySet = createLocalJWKSet({ keys: [publicJwk] });
  return {
    jwksFile,
    mint: (claims, { lifetime = '12h', audience = localAudience } = {}) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: algorithm, kid: jwk.kid })
        .setSubject(`local:${claims.role.toLowerCase()}`)
        .setIssuer(localIssuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(lifetime)
        .sign(key),
    async verify(token, audience = localAudience) {
      const { payload } = await jwtVerify(token, keySet, {
        issuer: localIssuer,
        audience,
        algorithms: [algorithm],
        requiredClaims: ['exp', 'sub'],
      });
      return payload;
    },
  };
}

function refuse(dataDir: string, error: NodeJS.ErrnoException): never {
  throw new DataFolderUnusable(dataDir, error.code ?? error.name);
}

async function readKey(dataDir: string, text: string) {
  try {
    const jwk = JSON.parse(text) as JWK & { kid: string };
    return { jwk, key: await importJWK(jwk, algorithm) };
  } catch {
    throw new DataFolderUnusable(dataDir, 'issuer.json holds no key; delete that file and a new one is made');
  }
}

/** The secret that the gateway and the subgraphs of this data folder share. */
export const openSubgraphSecret = (dataDir: string): Promise<string> =>
  readOrCreate(dataDir, 'subgraph-secret', async () => randomBytes(32).toString('base64url'));

/** Whoever comes first makes the file; whoever comes at the same moment reads the winner's. */
const readOrCreate = (dataDir: string, name: string, create: () => Promise<string>): Promise<string> =>
  createOnce(dataDir, name, create).catch((error) => refuse(dataDir, error));

async function createOnce(dataDir: string, name: string, create: () => Promise<string>): Promise<string> {
  const file = join(dataDir, name);
  const existing = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (existing !== null) return existing;
  await mkdir(dataDir, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, await create(), { mode: 0o600 });
  // A link appears whole or not at all, and never replaces what is there.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(file, 'utf8');
}
