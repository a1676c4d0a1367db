/** A token endpoint for client credentials (RFC 6749 4.4) and what checks its tokens. */
import { randomBytes } from 'node:crypto';

export interface SimulatedOauth {
  readonly clientId: string;
  readonly clientSecret: string;
  /** 300 when absent. */
  readonly expiresInSeconds?: number;
}

export interface Tokens {
  /** The reply to a token request: its status and its body. */
  grant(authorization: string | undefined, form: URLSearchParams): readonly [status: number, body: object];
  isValid(authorization: string | undefined): boolean;
}

export function createTokens({ clientId, clientSecret, expiresInSeconds = 300 }: SimulatedOauth): Tokens {
  const expiries = new Map<string, number>();
  const decode = (text: string): string => new URLSearchParams(`=${text}`).get('') ?? '';
  return {
    grant(authorization, form) {
      if (form.get('grant_type') !== 'client_credentials') return [400, { error: 'unsupported_grant_type' }];
      const credentials = Buffer.from(authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
      const [id, secret] = credentials.split(':').map(decode);
      if (id !== clientId || secret !== clientSecret) return [401, { error: 'invalid_client' }];
      const token = randomBytes(24).toString('base64url');
      expiries.set(`Bearer ${token}`, Date.now() + 1_000 * expiresInSeconds);
      return [200, { access_token: token, token_type: 'Bearer', expires_in: expiresInSeconds }];
    },
    isValid: (authorization) => (expiries.get(authorization ?? '') ?? 0) > Date.now(),
  };
}
