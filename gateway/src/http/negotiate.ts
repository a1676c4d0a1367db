/** Which of the two GraphQL media types the client prefers. RFC 9110, section 12.5.1; ties go to application/json. */
import type { MediaType } from '../context.ts';

const json: MediaType = 'application/json';
const graphqlResponse: MediaType = 'application/graphql-response+json';

interface Range {
  readonly type: string;
  readonly quality: number;
}

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}

/** The most specific range that covers the offer decides. */
function qualityOf(offer: string, ranges: readonly Range[]): number {
  for (const type of [offer, 'application/*', '*/*']) {
    const range = ranges.find((candidate) => candidate.type === type);
    if (range) return range.quality;
  }
  return 0;
}

function choose(accept: string): MediaType | undefined {
  if (accept.trim() === '') return json;
  const ranges = accept.split(',').map(readRange);
  const jsonQuality = qualityOf(json, ranges);
  const graphqlQuality = qualityOf(graphqlResponse, ranges);
  if (jsonQuality === 0 && graphqlQuality === 0) return undefined;
  if (jsonQuality !== graphqlQuality) return graphqlQuality > jsonQuality ? graphqlResponse : json;
  // Of two named alike, the one named first.
  const first = ranges.find(({ type }) => type === json || type === graphqlResponse);
  return first?.type === graphqlResponse ? graphqlResponse : json;
}

/** Clients of one kind send one text, so that the last is likely to come again. */
let last: { readonly accept: string; readonly chosen: MediaType | undefined } = { accept: json, chosen: json };

/** undefined when the client accepts neither. */
export function negotiate(accept: string | undefined): MediaType | undefined {
  if (accept === undefined || accept === json || accept === '*/*') return json;
  if (accept !== last.accept) last = { accept, chosen: choose(accept) };
  return last.chosen;
}

const eventStream = 'text/event-stream';

/** Whether the client wants an event stream at least as much as JSON: named alike, the one named first counts. No wildcard asks for a stream. */
export function prefersEventStream(accept: string | undefined): boolean {
  if (accept === undefined || !/event-stream/i.test(accept)) return false;
  if (accept === eventStream) return true;
  const ranges = accept.split(',').map(readRange);
  const place = ranges.findIndex(({ type }) => type === eventStream);
  const quality = ranges[place]?.quality ?? 0;
  return (
    quality > 0 &&
    ranges.every(
      (range, index) =>
        (range.type !== json && range.type !== graphqlResponse) ||
        range.quality < quality ||
        (range.quality === quality && index > place),
    )
  );
}
