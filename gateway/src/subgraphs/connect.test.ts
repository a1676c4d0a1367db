import { describe, expect, it } from 'vitest';
import { asksCompressed } from './connect.ts';

describe('answers', () => {
  it.each([
    ['http://127.0.0.1:4001/graphql', false],
    ['http://localhost/graphql', false],
    ['https://[::1]:4001/graphql', false],
    ['http://10.0.0.7/graphql', true],
    ['https://edc.example.org/graphql', true],
    ['http://[fd00::1]/graphql', true],
    ['http://localhost.example.org/graphql', true],
  ])('of %s are asked for compressed by default: %s', (url, compressed) => {
    expect(asksCompressed(url, 'auto')).toBe(compressed);
    expect(asksCompressed(url, 'on')).toBe(true);
    expect(asksCompressed(url, 'off')).toBe(false);
  });
});
