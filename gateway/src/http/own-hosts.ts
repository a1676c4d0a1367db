/** A page in a browser on this machine may point its own name at loopback (DNS rebinding), and then counts as of our origin. Its name still stands in the request. */
import { isIP } from 'node:net';
import type { ErrorCode } from '@meridian/kit/errors';
import { isLoopback } from '../config.ts';
import type { Handle } from './listen.ts';
import { sendJson } from './respond.ts';

/** Without the port, and the dot that a full name may end with. */
const nameOf = (host: string): string => host.replace(/:\d*$/, '').replace(/\.$/, '').toLowerCase();

/** No name server answers for an address or for `localhost`. */
const isOwn = (name: string): boolean =>
  name === '' ||
  name === 'localhost' ||
  name.endsWith('.localhost') ||
  isIP(name) === 4 ||
  (name.startsWith('[') && isIP(name.slice(1, -1)) === 6);

/** What listens on loopback answers under its own names and those of `allowed` alone. On another address it stands behind something that knows its names. */
export function underOwnNames(handle: Handle, address: string, allowed: readonly string[]): Handle {
  if (!isLoopback(address)) return handle;
  const names = new Set(allowed.map(nameOf));
  // Clients hardly ever change it.
  let last: string | undefined;
  return (request, response) => {
    const { host } = request.headers;
    if (host !== undefined && host !== last) {
      const name = nameOf(host);
      if (!isOwn(name) && !names.has(name))
        return sendJson(response, 421, {
          errors: [
            {
              message: 'No such host here: use localhost or an address, or have the name added to ALLOWED_HOSTS.',
              extensions: { code: 'MISDIRECTED_REQUEST' satisfies ErrorCode },
            },
          ],
        });
      last = host;
    }
    return handle(request, response);
  };
}
