import fc from 'fast-check';
import { hashText } from './hashText';
import { normaliseText } from './normaliseText';
import { titleTerms } from './titleTerms';

describe('normaliseText', () => {
  it('spells full-width and upper-case letters like plain ones', () => {
    expect(normaliseText('  ＡＢＣ\u3000１２３ Ｔｅａ\n杯 ')).toBe('abc 123 tea 杯');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
      }),
    );
  });
});

describe('titleTerms', () => {
  it('takes words of English and characters with pairs of Chinese', () => {
    expect(titleTerms('Red TEA-cup 6号茶杯, red')).toEqual([
      'red',
      'tea',
      'cup',
      '6',
      '号',
      '号茶',
      '茶',
      '茶杯',
      '杯',
    ]);
  });

  it('keeps accents and digits inside words', () => {
    expect(titleTerms('Café n°5 GBA3')).toEqual(['café', 'n', '5', 'gba3']);
  });

  it('never makes an empty term', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(titleTerms(title)).not.toContain('');
      }),
    );
  });
});

describe('hashText', () => {
  it('agrees with the published FNV-1a value for text of one byte a character', () => {
    // FNV-1a of the bytes 61 00 ("a" in UTF-16LE), worked by hand from offset basis and prime.
    const first = Math.imul(0x811c9dc5 ^ 0x61, 0x01000193);
    expect(hashText('a')).toBe(Math.imul(first, 0x01000193) >>> 0);
    expect(hashText('')).toBe(0x811c9dc5);
  });
});
