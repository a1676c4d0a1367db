import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonDepthError, parseJson } from './parse-json.ts';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

describe('JSON from outside', () => {
  it('is refused exactly when it nests deeper than allowed, whatever its texts hold', () => {
    const text = fc.string({ unit: fc.constantFrom('"', '\\', '{', '[', ']', '}', 'a', '\n') });
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(text, tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 5 }), (json, limit) => {
        const parse = () => parseJson(JSON.stringify(json), limit);
        if (depthOf(json) > limit) expect(parse).toThrow(JsonDepthError);
        else expect(parse()).toEqual(json);
      }),
    );
  });

  it.each(['{"a": "[', '"\\', '[[["', '{"a"', ''])('that ends early is no JSON: %j', (text) => {
    expect(() => parseJson(text, 64)).toThrow(SyntaxError);
  });

  it('S24 loses every key that could reach a prototype', () => {
    for (const text of ['{"__proto__":{"x":1},"a":{"__proto__":1}}', '{"\\u005f_proto__":{"x":1},"a":{}}'])
      expect(Object.getOwnPropertyNames(parseJson(text, 64))).toEqual(['a']);
  });
});
