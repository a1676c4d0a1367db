/** Proof that a call comes from the gateway: HMAC-SHA-256 over time, nonce, claims and body. */
import { createHmac, createSecretKey, type Hmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';

export const signatureHeaders = ['meridian-claims', 'meridian-time', 'meridian-nonce', 'meridian-signature'] as const;

export type SignedHeaders = Readonly<Record<(typeof signatureHeaders)[number], string>>;

/** How far the two clocks may differ, and how long a nonce is remembered. */
const toleranceMs = 30_000;

const nonceBytes = 16;

export interface CallToSign {
  readonly secret: string;
  /** The request body exactly as sent. */
  readonly body: string | Uint8Array;
  /** The caller's claims as JSON. */
  readonly claims: string;
}

/** A key object is not read anew each time, as text is. */
type Secret = string | KeyObject;

function hmacOf(secret: Secret, time: string, nonce: string, claims: string, body: string | Uint8Array): Hmac {
  // No part holds a line feed: time is digits, nonce and claims are base64url.
  return createHmac('sha256', secret).update(`${time}\n${nonce}\n${claims}\n`).update(body);
}

function sign(secret: Secret, nonce: string, claims: string, body: string | Uint8Array): SignedHeaders {
  const time = String(Date.now());
  return {
    'meridian-claims': claims,
    'meridian-time': time,
    'meridian-nonce': nonce,
    'meridian-signature': hmacOf(secret, time, nonce, claims, body).digest('base64url'),
  };
}

const encode = (claims: string): string => Buffer.from(claims).toString('base64url');

/** Headers that carry the caller's claims and prove who sent them. */
export const signCall = ({ secret, body, claims }: CallToSign): SignedHeaders =>
  sign(secret, randomBytes(nonceBytes).toString('base64url'), encode(claims), body);

/** The same for whoever signs many calls: randomness is drawn for many at a time, and claims are written once for each object, which must not change. */
export function createCallSigner(
  secret: string,
): (claims: Readonly<Record<string, unknown>>, body: string | Uint8Array) => SignedHeaders {
  const key = createSecretKey(secret, 'utf8');
  const written = new WeakMap<Readonly<Record<string, unknown>>, string>();
  let drawn = Buffer.alloc(0);
  let used = 0;
  return (claims, body) => {
    let encoded = written.get(claims);
    if (encoded === undefined) {
      encoded = encode(JSON.stringify(claims));
      written.set(claims, encoded);
    }
    if (used === drawn.length) {
      drawn = randomBytes(256 * nonceBytes);
      used = 0;
    }
    used += nonceBytes;
    return sign(key, drawn.toString('base64url', used - nonceBytes, used), encoded, body);
  };
}

export type CallVerifier = (
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: string | Uint8Array,
) => unknown;

/** Verifies calls and returns their claims; null when a call is unsigned, altered, late, early or a replay. Nonces are remembered for as long as their time is accepted. */
export function createCallVerifier(secret: string, now: () => number = Date.now): CallVerifier {
  const key = createSecretKey(secret, 'utf8');
  const seen = new Map<string, number>();
  const forgetOld = (): void => {
    for (const [nonce, until] of seen) {
      if (until >= now()) break;
      seen.delete(nonce);
    }
  };
  return (headers, body) => {
    const [claims, time, nonce, signature] = signatureHeaders.map((name) => headers[name]);
    if (
      typeof claims !== 'string' ||
      typeof time !== 'string' ||
      typeof nonce !== 'string' ||
      typeof signature !== 'string'
    )
      return null;
    if (!/^\d{1,16}$/.test(time) || Math.abs(now() - Number(time)) > toleranceMs) return null;
    const expected = hmacOf(key, time, nonce, claims, body).digest();
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    forgetOld();
    if (seen.has(nonce)) return null;
    seen.set(nonce, now() + 2 * toleranceMs);
    try {
      return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
    } catch {
      return null;
    }
  };
}
