import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { BadAnswer } from '../adapter.ts';
import { decodeXml, encodeXml } from './encoding.ts';
import { escapeXml, parseXml } from './xml.ts';

const seed = 20_140_105;
const gb = (text: string): Buffer => iconv.encode(text, 'gb18030');

describe('what decodes an answer', () => {
  const declared = (charset: string, text = '<a>镕䙡</a>') => `<?xml version="1.0" encoding="${charset}"?>${text}`;

  test.each([
    ['its byte order mark', Buffer.from(`\uFEFF${declared('GB2312')}`), 'text/xml; charset=gb2312', 'GB2312'],
    ['its Content-Type', gb(declared('UTF-8')), 'text/xml; charset="GBK"; action=x', 'UTF-8'],
    ['its Content-Type, as it is abbreviated', gb(declared('UTF-8')), 'text/xml;Charset=gb2312', 'UTF-8'],
    ['its declaration', gb(`\r\n${declared('gb2312')}`), 'text/xml', 'UTF-8'],
    [
      'its declaration in single quotes',
      gb("<?xml version='1.0' encoding = 'GB18030' ?><a>镕䙡</a>"),
      undefined,
      'UTF-8',
    ],
    ['the configured charset', gb('<a>镕䙡</a>'), 'text/xml', 'GBK'],
    ['ASCII, which may turn out to be UTF-8', Buffer.from('<a>镕䙡</a>'), 'text/xml; charset=us-ascii', 'GBK'],
  ] as const)('is %s', (_name, bytes, contentType, fallback) => {
    expect(parseXml(decodeXml(bytes, contentType, fallback)).text).toBe('镕䙡');
  });

  test('refuses bytes that are not of the charset, and charsets that are not known', () => {
    const refused: readonly (readonly [Buffer, string])[] = [
      [gb('<a>葡萄糖</a>'), 'utf-8'],
      [Buffer.from('<a>葡萄糖</a>'), 'gb2312'],
      [Buffer.from('<a>5 µmol/L ≤ 7</a>'), 'gb18030'],
      [Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xff]), 'gbk'],
      [Buffer.from('<a/>'), 'x-none'],
      [Buffer.from('<a/>'), 'utf-7'],
    ];
    for (const [bytes, charset] of refused)
      expect(() => decodeXml(bytes, `text/xml; charset=${charset}`, 'UTF-8')).toThrow(BadAnswer);
  });

  test('takes a few characters in GB that could be UTF-8 as well for what they are declared to be', () => {
    // 渭 and 谢 are CE BC and D0 BB, which are μ and л in UTF-8.
    expect(decodeXml(gb('<a>渭谢渭</a>'), 'text/xml; charset=gb2312', 'UTF-8')).toBe('<a>渭谢渭</a>');
  });
});

test.each(['UTF-8', 'GB18030', 'GBK', 'GB2312', 'ISO-8859-1', 'US-ASCII'] as const)(
  'every text survives %s, by itself or as a reference',
  (charset) => {
    // Private use characters are where tables of GB18030 differ; \r\n is a line end to XML unless it is escaped.
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'&<>"\']\r\n\t乗䙡㘎𠮷é€\uE5E5\uE864'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(text, (written) => {
        const document = `<a><b>${escapeXml(escapeXml(written))}</b></a>`;
        const bytes = encodeXml(document, charset);
        const decoded = parseXml(decodeXml(bytes, `text/xml; charset=${charset}`, charset));
        const inner = parseXml(`<c>${decoded.children[0]?.text}</c>`);
        expect(inner.text).toBe(
          written.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD'),
        );
      }),
      { seed, numRuns: 400 },
    );
  },
);
