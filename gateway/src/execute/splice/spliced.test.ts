import { expect, it } from 'vitest';
import { Spliced, writeSpliced } from './spliced.ts';

const cut = (reply: Buffer, text: string): Spliced => {
  const start = reply.indexOf(text);
  return new Spliced(reply, start, start + Buffer.byteLength(text));
};

it('writes text when nothing is spliced', () => {
  expect(writeSpliced({ a: '"\\/"' })).toBe(`${JSON.stringify({ a: '"\\/"' })}\n`);
});

it('puts bytes where they stood, beside text that looks like their mark', () => {
  const reply = Buffer.from('{"a":{"x":"é\\/"},"b":[1],"c":{"y":"漢"}}');
  const [a, b, c] = [cut(reply, '{"x":"é\\/"}'), cut(reply, '[1]'), cut(reply, '{"y":"漢"}')];
  // Neighbours, the same between others, others between them, and the same value twice.
  const value = { 'é"\\/"': ['"\\/"', '\\"\\/"'], a, b, far: c, again: { c, a, b, c2: c }, list: [a, a] };
  const written = writeSpliced(value);
  expect(written).toBeInstanceOf(Buffer);
  expect(JSON.parse(String(written))).toEqual(JSON.parse(JSON.stringify(value)));
  expect(JSON.parse(String(written)).again).toEqual({ c: { y: '漢' }, a: { x: 'é/' }, b: [1], c2: { y: '漢' } });
});

it('does not take bytes for the characters of their numbers', () => {
  const reply = Buffer.from('{"a":[1],"é":0,"b":[2]}');
  const value = { a: cut(reply, '[1]'), 'Ã©': 0, b: cut(reply, '[2]') };
  expect(JSON.parse(String(writeSpliced(value)))).toEqual({ a: [1], 'Ã©': 0, b: [2] });
});

it('leaves nothing behind when something cannot be written', () => {
  const reply = Buffer.from('{"a":1}');
  expect(() => writeSpliced([new Spliced(reply, 0, 7), 1n])).toThrow(TypeError);
  expect(JSON.stringify(new Spliced(reply, 0, 7))).toBe('{"a":1}');
});
