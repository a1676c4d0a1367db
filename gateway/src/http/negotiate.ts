/** Which of the two GraphQL media types the client prefers. RFC 9110, section 12.5.1; ties go to application/json. */
import { graphqlMediaType } from './respond.ts';

const offers = ['application/json', graphqlMediaType] as const;

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

/** undefined when the client accepts neither. */
export function negotiate(accept: string | undefined): string | undefined {
  if (accept === undefined || accept.trim() === '') return offers[0];
  const ranges = accept.split(',').map(readRange);
  const [json, graphql] = offers.map((offer) => qualityOf(offer, ranges));
  if (!json && !graphql) return undefined;
  if (json === graphql) {
    // Of two named alike, the one named first.
    const first = ranges.find((range) => (offers as readonly string[]).includes(range.type));
    return first?.type ?? offers[0];
  }
  return (graphql ?? 0) > (json ?? 0) ? graphqlMediaType : offers[0];
}
