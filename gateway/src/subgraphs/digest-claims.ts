/** Who is asking, by the value of their claims: what one caller is given may be given to another only when these are equal. */
import { createHash } from 'node:crypto';
import type { Claims } from '../context.ts';
import { inOrder } from './in-order.ts';

/**
 * Claims about the token itself (RFC 7519, section 4.1): a new token with the same rights reads what the one before it was given. Every other claim may decide what
 * a subgraph shows, and this gateway does not know which do.
 */
const claimsOfTheToken: ReadonlySet<string> = new Set(['iat', 'exp', 'nbf', 'jti']);

// Of nobody's in particular: it follows from the claims alone, and goes with them.
const known = new WeakMap<Claims, string>();

/** SHA-256 in base64url, always of the same length. The claims must not change. */
export function digestClaims(claims: Claims): string {
  const remembered = known.get(claims);
  if (remembered !== undefined) return remembered;
  const deciding = Object.fromEntries(Object.entries(claims).filter(([name]) => !claimsOfTheToken.has(name)));
  const digest = createHash('sha256').update(JSON.stringify(deciding, inOrder)).digest('base64url');
  known.set(claims, digest);
  return digest;
}
