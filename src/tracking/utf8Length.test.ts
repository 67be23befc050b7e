import fc from 'fast-check';
import { utf8Length } from './utf8Length';

describe('utf8Length', () => {
  it('agrees with the platform encoder on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});
