/** PostgreSQL's CancelRequest: a connection of its own, never counted nor authenticated, that names the session whose statement shall end (PostgreSQL documentation, 54.2.9). */
import { connect } from 'node:net';
import type pg from 'pg';

/** What pg knows of a session but does not declare. */
interface Session {
  readonly processID: number | null;
  readonly secretKey: number | null;
  readonly host: string;
  readonly port: number;
}

const cancelRequestCode = 80_877_102;
const answerWithinMs = 1_000;

/** Resolves when the server has passed the request on, so that it cannot hit a later statement. Rejects when it did not say so within a second. */
export function requestCancel(client: pg.PoolClient): Promise<void> {
  const { processID, secretKey, host, port } = client as unknown as Session;
  if (processID === null || secretKey === null) return Promise.reject(new Error('the session has no key'));
  const request = Buffer.alloc(16);
  request.writeInt32BE(16, 0);
  request.writeInt32BE(cancelRequestCode, 4);
  request.writeInt32BE(processID, 8);
  request.writeInt32BE(secretKey, 12);
  return new Promise((resolve, reject) => {
    const socket = connect(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });
    socket.setTimeout(answerWithinMs, () => socket.destroy(new Error('the server did not take the request')));
    socket.once('error', reject);
    // The server says nothing; it closes the connection when the signal is sent.
    socket
      .once('end', resolve)
      .once('close', () => reject(new Error('the connection broke')))
      .resume();
    socket.write(request);
  });
}
