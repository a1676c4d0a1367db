/** Operations answered as an event stream, as a client without a library reads it. */
import type { TokenClaims } from '@meridian/app/issuer';
import { readOperation } from '@meridian/app/meridian';
import type { Graph, Json } from './graph.ts';

export interface Listening {
  /** The next answer; undefined when the stream has ended. */
  next(): Promise<Json | undefined>;
  leave(): void;
}

/** Takes the response and not its body, which ends when nobody has the response any more. */
async function* readAnswers(response: Response): AsyncGenerator<Json> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of response.body ?? []) {
    const blocks = (text + decoder.decode(part, { stream: true })).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^event: next\ndata: (.*)$/.exec(block)?.[1];
      if (data !== undefined) yield JSON.parse(data);
    }
  }
}

/** Resolves when it is sure that what happens from now on will be told. */
export async function listen(
  graph: Graph,
  operation: string,
  variables: Readonly<Record<string, unknown>>,
  claims: TokenClaims,
): Promise<Listening> {
  const abort = new AbortController();
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${await graph.token(claims)}`,
    },
    body: JSON.stringify({ query: readOperation(operation), variables }),
    signal: abort.signal,
  });
  if (!response.ok) throw new Error(`the stream was refused with ${response.status}`);
  const answers = readAnswers(response);
  return { next: async () => (await answers.next()).value, leave: () => abort.abort() };
}
