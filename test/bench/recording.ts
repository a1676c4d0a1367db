/** A subgraph's HTTP face that asks the subgraph once for each distinct call, and from then on answers with the same bytes. It reads HTTP/1.1 by itself: what it costs is taken from the machine that it shares with what is measured. */
import { createServer, type Server, type Socket } from 'node:net';
import { createCallVerifier } from '@meridian/kit/signature';
import type { GraphQLCall, Subgraph } from '@meridian/kit/subgraph';

export type RecordedSubgraph = Pick<Subgraph, 'execute'>;

/** Callers write the same call in different orders, and are to get the same answer. */
const keyOf = ({ query, variables }: GraphQLCall): string =>
  JSON.stringify([query, Object.entries(variables ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))]);

const endOfHead = Buffer.from('\r\n\r\n');
const unsigned = Buffer.from('HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n');

function writeAnswer(text: string): Buffer {
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n`;
  return Buffer.from(head + text);
}

function readHeaders(head: string): Record<string, string> {
  const lines = head.split('\r\n').slice(1);
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

/** Signatures are verified while recording; after that the subgraph's own work is not to be seen. Knows one caller: claims are no part of a call. Bodies come with their length. */
export function createRecordingServer(subgraph: RecordedSubgraph, secret: string): Server {
  const verify = createCallVerifier(secret);
  const byCall = new Map<string, Promise<Buffer>>();
  const byBody = new Map<string, Buffer>();

  async function record(head: string, body: Buffer): Promise<Buffer> {
    const claims = verify(readHeaders(head), body);
    if (claims === null) return unsigned;
    const call = JSON.parse(body.toString('utf8')) as GraphQLCall;
    const key = keyOf(call);
    const answer =
      byCall.get(key) ??
      subgraph.execute(call, { claims, requestId: 'bench' }).then((result) => writeAnswer(JSON.stringify(result)));
    byCall.set(key, answer);
    byBody.set(body.toString('latin1'), await answer);
    return answer;
  }

  function serve(socket: Socket): void {
    socket.setNoDelay(true);
    let received: Buffer = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const headEnd = received.indexOf(endOfHead);
      if (headEnd < 0) return;
      const head = received.toString('latin1', 0, headEnd);
      const bodyStart = headEnd + endOfHead.length;
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1]);
      if (!Number.isInteger(length)) return void socket.destroy();
      if (received.length < bodyStart + length) return;
      const body = received.subarray(bodyStart, bodyStart + length);
      received = Buffer.alloc(0);
      const known = byBody.get(body.toString('latin1'));
      if (known) socket.write(known);
      else
        record(head, body).then(
          (answer) => socket.write(answer),
          () => socket.destroy(),
        );
    });
  }

  return createServer(serve);
}
