import { rewriteTexts } from './rewriteTexts';

const texts = Array.from({ length: 2000 }, (_, index) => ({
  text: `第${index}次买，质量太好了，发货也快，下次还来！`,
  label: 'pos' as const,
}));
const options = { seed: 4, rewritten: 0.3 };

describe('rewriteTexts', () => {
  it('writes about as many anew as it is asked for, and leaves the others alone', () => {
    const share = rewriteTexts(texts, 1, options).filter((text) => text !== undefined).length / texts.length;
    expect(share).toBeGreaterThan(0.26);
    expect(share).toBeLessThan(0.34);
    expect(rewriteTexts(texts, 1, { ...options, rewritten: 0 }).every((text) => text === undefined)).toBe(
      true,
    );
  });

  it('changes most of those it takes', () => {
    const taken = rewriteTexts(texts, 1, { ...options, rewritten: 1 });
    const changed = taken.filter((text, at) => text !== texts[at]!.text).length;
    expect(changed / texts.length).toBeGreaterThan(0.7);
  });

  it('takes others in every epoch, the same for the same seed', () => {
    const first = rewriteTexts(texts, 1, options);
    expect(rewriteTexts(texts, 1, options)).toEqual(first);
    expect(rewriteTexts(texts, 2, options)).not.toEqual(first);
    expect(rewriteTexts(texts, 1, { ...options, seed: 5 })).not.toEqual(first);
  });
});
