/** OAuth 2.0 client credentials (RFC 6749 4.4) for servers that ask for them. */

import { z } from 'zod';
import type { RestHospital, SecretReference } from '../../../hospitals/config.ts';
import { BadAnswer, type Call } from '../adapter.ts';
import type { Http, HttpReply, HttpRequest } from './http.ts';
import { createShortMemory } from './short-memory.ts';

export interface Authorization {
  /** The value of the header; undefined where the server asks for none. */
  header(call: Call): Promise<string | undefined>;
  /** The server refused it: the next is a new one. */
  forget(header: string): void;
}

const tokenReply = z.object({
  /** RFC 6750 2.1, b64token. */
  access_token: z.string().regex(/^[A-Za-z0-9\-._~+/]+=*$/),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.coerce.number().positive().default(60),
});

const marginSeconds = 30;
const day = 86_400;

/** RFC 6749 2.3.1: both are form-encoded before they are joined. */
function toBasic(clientId: string, secret: string): string {
  const encode = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);
  return `Basic ${Buffer.from(`${encode(clientId)}:${encode(secret)}`).toString('base64')}`;
}

export function createAuthorization(
  oauth: RestHospital['oauth'],
  http: Http,
  readSecret: (reference: SecretReference) => string,
): Authorization {
  if (oauth === undefined) return { header: async () => undefined, forget: () => undefined };
  const { tokenUrl: url, clientId, clientSecret, scope } = oauth;
  const tokens = createShortMemory<string>(1);
  const authorization = toBasic(clientId, readSecret(clientSecret));
  const form = new URLSearchParams({ grant_type: 'client_credentials', scope });

  async function load(call: Call) {
    const { status, body } = await call((signal) => http.exchange({ url, form, authorization }, signal));
    if (status > 299) throw new BadAnswer('the credentials were refused');
    const reply = tokenReply.safeParse(body);
    if (!reply.success) throw new BadAnswer('its token cannot be used');
    const { access_token: token, expires_in: seconds } = reply.data;
    return { value: `Bearer ${token}`, keepMs: 1_000 * Math.min(Math.max(0, seconds - marginSeconds), day) };
  }

  return {
    header: (call) => tokens.get('', () => load(call)),
    forget: (header) => tokens.forget('', header),
  };
}

/** One request to the FHIR server itself, with a token where it asks for one. Rejects with BadAnswer when it refuses the credentials. */
export type Send = (request: HttpRequest, call: Call) => Promise<HttpReply>;

/** A request whose token the server no longer takes is sent once more with a new one. */
export const createSend =
  (http: Http, authorization: Authorization): Send =>
  async (request, call) => {
    for (let isRepeat = false; ; isRepeat = true) {
      const header = await authorization.header(call);
      const full = header === undefined ? request : { ...request, authorization: header };
      const reply = await call((signal) => http.exchange(full, signal));
      if (reply.status !== 401) return reply;
      if (header === undefined || isRepeat) throw new BadAnswer('the credentials were refused');
      authorization.forget(header);
    }
  };
