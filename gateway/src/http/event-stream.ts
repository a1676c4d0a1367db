/** Server-sent events on one response. https://html.spec.whatwg.org/multipage/server-sent-events.html */
import type { ServerResponse } from 'node:http';
import type { Streams } from '../subscriptions/open-streams.ts';
import type { Head } from './cors.ts';

export interface EventStream {
  /** `data` is one line. Resolves when the client has read enough for more, or has gone; undefined when there may be more at once. */
  send(event: 'next' | 'complete', data: string): Promise<void> | undefined;
  end(): void;
}

/** A client that has read nothing for so many heartbeats is not waited for any longer. */
const deafBeats = 2;

const comment = ':\n\n';

function openHead(head: Head): string[] {
  const all = [...head];
  const set = (name: string, value: string): void => {
    const index = all.findIndex((entry, place) => place % 2 === 0 && entry === name);
    if (index < 0) all.push(name, value);
    else all[index + 1] = value;
  };
  set('content-type', 'text/event-stream; charset=utf-8');
  // Whatever passes it on may neither keep it nor wait for its end.
  set('cache-control', 'no-store, no-cache, no-transform');
  set('x-accel-buffering', 'no');
  return all;
}

const write = (event: string, data: string): string => `event: ${event}\ndata: ${data}\n\n`;

/** The answer to an operation that answers once. `text` is one line. */
export function sendOnce(response: ServerResponse, head: Head, text: string): void {
  response.writeHead(200, openHead(head));
  response.end(`${write('next', text)}${write('complete', '')}`);
}

/** Sends the head. `onGone` is called when the client has gone, or does not read. */
export function openEventStream(
  response: ServerResponse,
  head: Head,
  streams: Pick<Streams, 'watch'>,
  onGone: () => void,
): EventStream {
  let deaf = 0;
  let ended = false;
  const unwatch = streams.watch({
    beat: () => {
      const waits = response.writableNeedDrain || ended;
      deaf = waits ? deaf + 1 : 0;
      if (deaf > deafBeats) response.destroy();
      else if (!waits) response.write(comment);
    },
    close: () => undefined,
  });
  response.once('close', () => {
    unwatch();
    if (!ended) onGone();
  });
  if (response.destroyed) {
    unwatch();
    onGone();
  }
  response.writeHead(200, openHead(head));
  // Something at once, so that the client knows that it is open.
  response.write(comment);
  return {
    send(event, data) {
      if (ended || response.destroyed || response.write(write(event, data))) return undefined;
      const { promise, resolve } = Promise.withResolvers<void>();
      const done = (): void => {
        response.off('drain', done);
        response.off('close', done);
        resolve();
      };
      response.on('drain', done);
      response.on('close', done);
      return promise;
    },
    end() {
      if (ended) return;
      ended = true;
      response.end();
    },
  };
}
