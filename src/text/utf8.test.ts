import fc from 'fast-check';
import { decodeUtf8, encodeUtf8 } from './utf8';

describe('UTF-8', () => {
  it('encodes any text as the platform does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(encodeUtf8(text)).toEqual(new Uint8Array(new TextEncoder().encode(text)));
      }),
    );
  });

  it('decodes its own bytes, also of texts longer than a chunk', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(decodeUtf8(encodeUtf8(text))).toBe(text)),
    );
    const long = '掌柜👋'.repeat(5000);
    expect(decodeUtf8(encodeUtf8(long))).toBe(long);
  });

  it('refuses exactly the bytes that the platform refuses', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const byte = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xed, 0xa0, 0xf0, 0xf4, 0x90),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 6 }), (values) => {
        const bytes = Uint8Array.from(values);
        let expected: string | undefined;
        try {
          expected = strict.decode(bytes);
        } catch {
          expected = undefined;
        }
        if (expected === undefined) expect(() => decodeUtf8(bytes)).toThrow(RangeError);
        else expect(decodeUtf8(bytes)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
