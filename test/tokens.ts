/** Tokens that are not to be trusted, made by hand, as someone would who wants in. */
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

/** What a good token says, in the hands of someone without the key. */
export interface Forgery {
  /** Not signed at all. */
  readonly unsigned: string;
  /** Signed with a key of one's own, under the issuer's key id. */
  readonly otherKey: string;
  /** Signed with the issuer's public key as if it were a shared secret. */
  readonly publicKeyAsSecret: string;
  /** With another role under the old signature. */
  readonly changedClaims: string;
}

/** `publicKey` is the text of the issuer's key set. */
export function forge(token: string, publicKey: string): Forgery {
  const [head, body, signature] = token.split('.');
  const header = decode(head);
  const claims = decode(body);
  const hmacInput = `${encode({ ...header, alg: 'HS256' })}.${body}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    unsigned: `${encode({ ...header, alg: 'none' })}.${body}.`,
    otherKey: `${head}.${body}.${sign(null, Buffer.from(`${head}.${body}`), privateKey).toString('base64url')}`,
    publicKeyAsSecret: `${hmacInput}.${createHmac('sha256', publicKey).update(hmacInput).digest('base64url')}`,
    changedClaims: `${head}.${encode({ ...claims, role: 'PRINCIPAL_INVESTIGATOR', sites: ['*'] })}.${signature}`,
  };
}
