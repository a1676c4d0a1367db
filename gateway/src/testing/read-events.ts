/** Reads an event stream as it comes, without a client's help. */

export interface StreamedEvent {
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is read field by field; a wrong assumption fails the test that made it.
  readonly data: any;
}

export interface OpenedStream {
  readonly status: number;
  readonly headers: Headers;
  /** Of an answer that is no stream. */
  json(): Promise<{ readonly errors: readonly { readonly extensions: { readonly code: string } }[] }>;
  /** The next event; comments do not count. Undefined when there are no more. */
  next(): Promise<StreamedEvent | undefined>;
  /** All that is left. */
  rest(): Promise<readonly StreamedEvent[]>;
  /** Leaves, as a client does that goes away. */
  leave(): void;
}

function parseEvent(text: string): StreamedEvent | undefined {
  const lines = text.split('\n').filter((line) => !line.startsWith(':'));
  if (lines.length === 0) return undefined;
  const value = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
  const data = value('data');
  return { event: value('event'), data: data === '' ? undefined : JSON.parse(data) };
}

async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamedEvent> {
  let text = '';
  for await (const part of body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)) {
    text += part;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const event = parseEvent(text.slice(0, end));
      text = text.slice(end + 2);
      if (event) yield event;
    }
  }
}

/** Resolves when the head is there. */
export async function openStream(url: string, init: RequestInit = {}): Promise<OpenedStream> {
  const abort = new AbortController();
  const response = await fetch(url, {
    ...init,
    headers: { accept: 'text/event-stream', ...init.headers },
    signal: abort.signal,
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  const events = isStream && response.body ? readEvents(response.body) : undefined;
  const next = async () => (await events?.next())?.value ?? undefined;
  return {
    status: response.status,
    headers: response.headers,
    json: async () => JSON.parse(await response.text()),
    next,
    async rest() {
      const all: StreamedEvent[] = [];
      for (let event = await next(); event !== undefined; event = await next()) all.push(event);
      return all;
    },
    leave: () => abort.abort(),
  };
}

export const postStream = (
  url: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<OpenedStream> =>
  openStream(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
