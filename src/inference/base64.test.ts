import fc from 'fast-check';
import { decodeBase64 } from './base64';

describe('decodeBase64', () => {
  it('reads what the platform writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
      }),
    );
  });

  it.each(['a', 'ab', 'abc', 'abcde', 'ab=c', '====', 'abc-', 'a b='])('refuses %p', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });
});
