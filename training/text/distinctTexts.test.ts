import fc from 'fast-check';
import { distinctTexts, textKey, withoutTextsOf } from './distinctTexts';
import { stratifiedFolds } from './stratifiedFolds';

const line = (label: string, text: string) => ({ label, text });

describe('distinctTexts', () => {
  it('takes copies that differ in width, script, spaces or punctuation for one text', () => {
    const { texts, repeated } = distinctTexts([
      line('pos', '質量很好，下次還來！'),
      line('pos', '质量很好 下次还来'),
      line('pos', '质量很好，，下次还来。。。'),
      line('pos', '质量很好，下次不来'),
    ]);
    expect(texts.map(({ text }) => text)).toEqual(['質量很好，下次還來！', '质量很好，下次不来']);
    expect(repeated).toBe(2);
  });

  it('gives a text the label that most of its lines have, and leaves a tie out', () => {
    const lines = [
      ...['pos', 'neg', 'pos'].map((label) => line(label, '好')),
      ...['pos', 'neg'].map((label) => line(label, '行')),
    ];
    expect(distinctTexts(lines)).toEqual({
      texts: [line('pos', '好')],
      repeated: 2,
      contradictory: 2,
      empty: 0,
    });
  });

  it('keeps texts of signs alone apart', () => {
    const { texts, empty } = distinctTexts([line('pos', '😊'), line('neg', '😡'), line('neg', ' \u200b')]);
    expect(texts.map(({ text }) => text)).toEqual(['😊', '😡']);
    expect(empty).toBe(1);
  });

  it('accounts for every line, and repeats no text', () => {
    const lines = fc.array(
      fc.record({
        label: fc.constantFrom('a', 'b'),
        text: fc.string({ unit: fc.constantFrom('好', '差', '！', ' ') }),
      }),
    );
    fc.assert(
      fc.property(lines, (all) => {
        const { texts, repeated, contradictory, empty } = distinctTexts(all);
        expect(texts.length + repeated + contradictory + empty).toBe(all.length);
        expect(new Set(texts.map(({ text }) => textKey(text))).size).toBe(texts.length);
      }),
    );
  });
});

describe('withoutTextsOf', () => {
  it('leaves out copies, whatever their label, script or punctuation', () => {
    const lines = [line('pos', '質量很好！'), line('neg', '质量太差')];
    expect(withoutTextsOf(lines, [line('neg', '质量很好')])).toEqual([lines[1]]);
    expect(withoutTextsOf(lines, [])).toEqual(lines);
  });
});

describe('stratifiedFolds', () => {
  it('fills all folds alike, and each stratum as evenly as it allows', () => {
    const strata = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(strata, fc.integer({ min: 2, max: 6 }), fc.nat(), (of, folds, seed) => {
        const foldOf = stratifiedFolds(of, folds, seed);
        const spread = (rows: number[]) => {
          const sizes = Array.from(
            { length: folds },
            (_, fold) => rows.filter((row) => foldOf[row] === fold).length,
          );
          return Math.max(...sizes) - Math.min(...sizes);
        };
        expect(spread([...of.keys()])).toBeLessThanOrEqual(1);
        for (const stratum of new Set(of)) {
          expect(spread([...of.keys()].filter((row) => of[row] === stratum))).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('depends on the seed alone', () => {
    const strata = Array.from({ length: 50 }, (_, row) => String(row % 2));
    expect(stratifiedFolds(strata, 5, 3)).toEqual(stratifiedFolds(strata, 5, 3));
    expect(stratifiedFolds(strata, 5, 3)).not.toEqual(stratifiedFolds(strata, 5, 4));
  });
});
