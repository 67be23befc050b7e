import fc from 'fast-check';
import { hashText } from './hashText';
import goldenTexts from './testing/goldenTexts.json';
import { TEXT_FEATURES_VERSION, textNgrams } from './textNgrams';

const total = ({ counts }: { counts: Int32Array }) => counts.reduce((sum, count) => sum + count, 0);
const shared = (one: string, other: string) => {
  const known = new Set(textNgrams(one, 24).buckets);
  return textNgrams(other, 24).buckets.filter((bucket) => known.has(bucket)).length;
};

describe('textNgrams', () => {
  it('counts each character, pair and triple once for every place it stands at', () => {
    // 好吃 好吃 → 好 ×2, 吃 ×2, 好吃 ×2, 吃好, 好吃好, 吃好吃
    const { counts } = textNgrams('好吃好吃', 24);
    expect(Array.from(counts).sort()).toEqual([1, 1, 1, 2, 2, 2]);
  });

  it('adds words of more than three letters, and pairs of words', () => {
    // Characters: 4 + 3 + 2; the word itself.
    expect(total(textNgrams('good', 24))).toBe(10);
    // "a b" has 3 + 2 + 1 n-grams of characters and one pair.
    expect(total(textNgrams('a b', 24))).toBe(7);
    // Whatever stands between two words, they are a pair: hello world and hello, world.
    expect(total(textNgrams('good,good', 24))).toBe(9 + 8 + 7 + 2 + 1);
  });

  it('shares what texts share', () => {
    expect(shared('质量很好', '质量太差')).toBe(3);
    expect(shared('質量很好', '质量很好')).toBe(textNgrams('质量很好', 24).buckets.length);
    expect(shared('好', '差')).toBe(0);
  });

  it('gives rising buckets below 2 ** bits, with fewer bits the same ones halved', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 4, max: 20 }), (text, bits) => {
        const { buckets, counts } = textNgrams(text, bits);
        expect(counts).toHaveLength(buckets.length);
        buckets.forEach((bucket, index) => expect(bucket).toBeGreaterThan(buckets[index - 1] ?? -1));
        expect(buckets.at(-1) ?? 0).toBeLessThan(2 ** bits);
        const wider = new Set(textNgrams(text, bits + 1).buckets.map((bucket) => bucket >> 1));
        expect(Array.from(buckets)).toEqual(Array.from(wider));
      }),
    );
  });

  it('spreads n-grams evenly', () => {
    const bits = 8;
    const filled = new Float64Array(2 ** bits);
    for (let point = 0x4e00; point < 0x4e00 + 5120; point++) {
      filled[textNgrams(String.fromCodePoint(point), bits).buckets[0]!]! += 1;
    }
    // χ² with 255 degrees of freedom: 330 lies beyond all but a thousandth.
    const expected = 5120 / 2 ** bits;
    expect(filled.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(330);
  });

  it('tells what it left unread', () => {
    expect(textNgrams('好评。'.repeat(40_000), 18).unread).toBe(120_000 - 5000);
  });

  it('means by its version what it meant when the version was named', () => {
    const rows = goldenTexts.map(([text]) => {
      const { buckets, counts } = textNgrams(text!, 18);
      return `${buckets.join()}:${counts.join()}`;
    });
    // Weights trained with other features are worthless: a change here needs another TEXT_FEATURES_VERSION.
    expect({ version: TEXT_FEATURES_VERSION, hash: hashText(rows.join('\n')) }).toEqual({
      version: 1,
      hash: 3076031746,
    });
  });
});
