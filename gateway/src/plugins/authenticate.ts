/** Who is calling: verifies the bearer token, once, before anything of the request is read. */
import { readFile } from 'node:fs/promises';
import { codedError } from '@meridian/kit/errors';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeProtectedHeader,
  errors,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { ConfigError, type GatewayConfig } from '../config.ts';
import type { Claims } from '../context.ts';
import { rememberCallers } from './remember-callers.ts';

/** Resolves to the claims of a valid token and rejects for any other. */
export type VerifyToken = (token: string) => Promise<Claims>;

/** The claims of the caller who sent this Authorization header, at once when they are known. Rejects with a GraphQLError coded UNAUTHENTICATED, or SOURCE_UNAVAILABLE when the keys cannot be had. */
export type Authenticate = (authorization: string | undefined) => Claims | Promise<Claims>;

const longestToken = 8 * 1024;
const keyIdShape = /^[\w.:=-]{1,128}$/;

class KeysOutOfReach extends Error {}

/** Tells keys that cannot be fetched from a token that no key fits. */
function markOutOfReach(keys: JWTVerifyGetKey): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      const aboutToken =
        error instanceof errors.JOSEError &&
        error.code !== 'ERR_JOSE_GENERIC' &&
        !(error instanceof errors.JWKSTimeout);
      throw aboutToken ? error : new KeysOutOfReach();
    }
  };
}

async function readKeys(location: string): Promise<JWTVerifyGetKey> {
  if (/^https?:/.test(location)) {
    return markOutOfReach(
      createRemoteJWKSet(new URL(location), { cooldownDuration: 30_000, cacheMaxAge: 600_000, timeoutDuration: 5_000 }),
    );
  }
  try {
    return createLocalJWKSet(JSON.parse(await readFile(location, 'utf8')));
  } catch {
    throw new ConfigError(['AUTH_JWKS: cannot be read as a JSON Web Key Set']);
  }
}

/** Verifies signature, algorithm, issuer, audience and times against the configured key set. Keys named by the token itself (jku, x5u, jwk) are never used. */
export async function createTokenVerifier(auth: GatewayConfig['auth']): Promise<VerifyToken> {
  const keys = await readKeys(auth.jwks ?? '');
  return async (token) => {
    const { kid } = decodeProtectedHeader(token);
    if (kid !== undefined && !keyIdShape.test(kid)) throw new errors.JWTInvalid('key id');
    const { payload } = await jwtVerify(token, keys, {
      algorithms: [...auth.algorithms],
      clockTolerance: auth.clockToleranceSeconds,
      requiredClaims: ['exp'],
      ...(auth.issuer === undefined ? {} : { issuer: auth.issuer }),
      ...(auth.audience === undefined ? {} : { audience: auth.audience }),
    });
    return payload;
  };
}

/** AUTH=none: every caller has these claims. */
export const trustEveryone =
  (claims: Claims): Authenticate =>
  () =>
    claims;

export function createAuthentication(verify: VerifyToken): Authenticate {
  return rememberCallers(async (authorization) => {
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined || token.length > longestToken) {
      throw codedError('UNAUTHENTICATED', 'Send a bearer token: Authorization: Bearer <token>.');
    }
    try {
      return await verify(token);
    } catch (error) {
      if (error instanceof KeysOutOfReach)
        throw codedError('SOURCE_UNAVAILABLE', 'Tokens cannot be verified at the moment.');
      throw codedError('UNAUTHENTICATED', 'The token is not valid.');
    }
  });
}
