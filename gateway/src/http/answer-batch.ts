/** Several operations in one request: answered at the same time, told in their order. */

import { shed } from './refusals.ts';
import { HttpRefusal, type Reply } from './respond.ts';
import type { LoadShedder } from './shed-load.ts';

export interface BatchOptions {
  /** Operations of one request at most. */
  readonly limit: number;
  readonly shedder: Pick<LoadShedder, 'enter' | 'leave'>;
  /** Never rejects. */
  readonly answer: (body: unknown) => Promise<Reply>;
}

/** Each operation counts as a request. Rejects with HttpRefusal when there are none, too many, or more than can be answered at present. */
export async function answerBatch(
  bodies: readonly unknown[],
  { limit, shedder, answer }: BatchOptions,
): Promise<Reply> {
  if (bodies.length === 0) throw new HttpRefusal(400, 'BAD_REQUEST', 'The batch holds no operation.');
  if (bodies.length > limit) throw new HttpRefusal(400, 'BAD_REQUEST', `A batch may hold at most ${limit} operations.`);
  // The first has been counted with its request.
  let counted = 1;
  try {
    while (counted < bodies.length) {
      const retryAfterSeconds = shedder.enter();
      if (retryAfterSeconds !== undefined) throw shed(retryAfterSeconds);
      counted += 1;
    }
    const replies = await Promise.all(bodies.map(answer));
    return { status: 200, text: `[${replies.map(({ text }) => text.toString().trimEnd()).join(',')}]\n` };
  } finally {
    for (; counted > 1; counted--) shedder.leave();
  }
}
