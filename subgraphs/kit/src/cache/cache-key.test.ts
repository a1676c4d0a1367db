import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashParts, hashTags } from './cache-key.ts';

const part = fc.oneof(
  fc.constant(null),
  fc.double({ noNaN: true }).map((value) => value + 0),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '0', 'n1:1', 's1:a', '\ud800', '\ufffd'),
);

test('different parts have different hashes', () => {
  fc.assert(
    fc.property(fc.array(part), fc.array(part), (one, other) => {
      const isSame = one.length === other.length && one.every((value, index) => value === other[index]);
      expect(hashParts(one) === hashParts(other)).toBe(isSame);
    }),
    { seed: 18, numRuns: 2000 },
  );
});

test.each([
  [['ab'], ['a', 'b']],
  [['1'], [1]],
  [[null], ['']],
  [[null], []],
  [['\ud800'], ['\ufffd']],
  [['a1:b'], ['a', 'b']],
])('%j is another key than %j', (one, other) => {
  expect(hashParts(one)).not.toBe(hashParts(other));
});

test('a hash shows nothing of its parts', () => {
  expect(hashParts(['hospital-reads-1', 'SUBJ-0001'])).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

test('the order and the repetition of tags do not matter', () => {
  expect(hashTags(['b', 'a', 'b'])).toEqual(hashTags(['a', 'b']));
});
