import { describe, expect, it } from 'vitest';
import { negotiate, prefersEventStream } from './negotiate.ts';

const json = 'application/json';
const strict = 'application/graphql-response+json';

describe('the media type that a client prefers', () => {
  it.each([
    [undefined, json],
    ['', json],
    ['*/*', json],
    ['application/*', json],
    [json, json],
    [strict, strict],
    [`${strict}; charset=utf-8, ${json}; charset=utf-8`, strict],
    [`${json}, ${strict}`, json],
    [`${json};q=0.5, ${strict};q=0.9`, strict],
    [`${json};q=0.9, ${strict};q=0.5`, json],
    [`${json}; Q=0.5, ${strict}`, strict],
    [`${strict};q=0, */*`, json],
    [`${json};q=0, */*;q=0.1`, strict],
    [`text/html, ${strict};q=0.1`, strict],
    ['Application/JSON', json],
    ['text/event-stream, */*;q=0.1', json],
    ['text/html', undefined],
    [`${json};q=0`, undefined],
    [`${json};q=x`, undefined],
    ['*/*;q=0', undefined],
  ])('%s → %s', (accept, expected) => {
    expect(negotiate(accept)).toBe(expected);
    expect(negotiate(accept), 'asked again').toBe(expected);
  });
});

describe('an event stream', () => {
  it.each([
    ['text/event-stream', true],
    ['Text/Event-Stream; charset=utf-8', true],
    ['text/event-stream, application/json', true],
    [`text/event-stream;q=0.9, ${json};q=0.8`, true],
    ['text/event-stream, */*', true],
    [`${strict}, ${json}, text/event-stream`, false],
    [`${json};q=0.5, text/event-stream;q=0.4`, false],
    ['text/event-stream;q=0', false],
    ['*/*', false],
    [undefined, false],
  ])('is what %s asks for: %s', (accept, expected) => {
    expect(prefersEventStream(accept)).toBe(expected);
  });
});
