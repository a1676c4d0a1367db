import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyRing } from './key-ring.ts';

const newKey = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;

test('what was sealed can be opened under its name, whatever the text', () => {
  const ring = new KeyRing([newKey('k1')]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, name) => {
      expect(ring.open(ring.seal(text, name), name)).toBe(text);
    }),
    { seed: 22 },
  );
});

test('a text that was changed anywhere, cut, or moved to another name is unreadable', () => {
  const ring = new KeyRing([newKey('k1')]);
  const sealed = ring.seal('HBsAg positive', 'one');
  expect(ring.open(sealed, 'two')).toBeUndefined();
  const [id = '', body = ''] = sealed.split('.');
  const bytes = Buffer.from(body, 'base64');
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(ring.open(`${id}.${changed.toString('base64')}`, 'one')).toBeUndefined();
    expect(ring.open(`${id}.${bytes.subarray(0, at).toString('base64')}`, 'one')).toBeUndefined();
  }
  for (const text of ['', '.', 'k1', 'k1.', '[1,2]']) expect(ring.open(text, 'one')).toBeUndefined();
});

test('after a rotation the old key still opens, and no longer once it is gone', () => {
  const [old, current] = [newKey('2026-01'), newKey('2026-02')];
  const sealed = new KeyRing([old]).seal('text', 'name');
  expect(new KeyRing([current, old]).open(sealed, 'name')).toBe('text');
  expect(new KeyRing([current]).open(sealed, 'name')).toBeUndefined();
  expect(new KeyRing([current, old]).seal('text', 'name')).toMatch(/^2026-02\./);
});

test('the same text is never sealed into the same bytes', () => {
  const ring = new KeyRing([newKey('k1')]);
  expect(ring.seal('text', 'name')).not.toBe(ring.seal('text', 'name'));
});

test.each([[['k1:c2hvcnQ=']], [['no key']], [[]], [[newKey('k1'), newKey('k1')]]])(
  'malformed keys are refused without being told',
  (keys) => {
    const secret = keys[0]?.split(':')[1];
    expect(() => new KeyRing(keys)).toThrow(/^(?!.*c2hvcnQ)A cache key|^Cache keys/);
    if (secret !== undefined) expect(() => new KeyRing(keys)).not.toThrow(secret);
  },
);
