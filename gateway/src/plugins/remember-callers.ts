/** Verifying a signature costs more than all else of a small operation, so a caller whose token was found good is remembered, in memory alone. */
import type { Claims } from '../context.ts';
import { BoundedStore } from '../plan/bounded-store.ts';
import type { Authenticate } from './authenticate.ts';

/** So much longer, at most, is a token honoured whose key has been withdrawn. */
const longestMs = 60_000;

interface Caller {
  readonly authorization: string;
  readonly claims: Claims;
  /** Milliseconds since 1970, both. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly bytes: number;
}

const bounds = { maxEntries: 20_000, maxBytes: 32 * 1024 * 1024, sizeInBytes: ({ bytes }: Caller) => bytes };
/** The text itself and what is read from it, roughly, for one of its characters. */
const bytesPerCharacter = 4;

/** Callers are found by the end of their token, which is its signature: to hash all of a token takes longer than to compare it. */
const endOf = (authorization: string): string => authorization.slice(-32);

/** One object serves many requests, so none may change it for the others. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

const inMs = (seconds: unknown, absent: number): number => (typeof seconds === 'number' ? seconds * 1000 : absent);

/**
 * The claims of a remembered caller are there at once, and are the same object each time. A caller is remembered for a minute between the token's `nbf` and `exp`;
 * beyond them, and for a token without `exp`, `authenticate` decides each time. Failures are not remembered.
 */
export function rememberCallers(authenticate: Authenticate, now: () => number = Date.now): Authenticate {
  const callers = new BoundedStore<Caller>(bounds);
  const askAndRemember = async (authorization: string): Promise<Claims> => {
    const askedAtMs = now();
    const claims = freeze(await authenticate(authorization));
    callers.put(endOf(authorization), {
      authorization,
      claims,
      fromMs: inMs(claims.nbf, 0),
      untilMs: Math.min(inMs(claims.exp, 0), askedAtMs + longestMs),
      bytes: authorization.length * bytesPerCharacter,
    });
    return claims;
  };
  return (authorization) => {
    if (authorization === undefined) return authenticate(authorization);
    const caller = callers.peek(endOf(authorization));
    if (caller?.authorization !== authorization) return askAndRemember(authorization);
    const nowMs = now();
    return nowMs >= caller.fromMs && nowMs < caller.untilMs ? caller.claims : askAndRemember(authorization);
  };
}
