import { createLexicalIndex } from './lexicalIndex';

const index = createLexicalIndex(['怎么退货', '怎么付款', '运费多少钱', '多久发货？几天能到']);

describe('createLexicalIndex', () => {
  it('scores what shares rare grams above what shares frequent ones, and nothing with 0', () => {
    const scores = index.scores('请问退货怎么操作');
    expect(scores.indexOf(Math.max(...scores))).toBe(0);
    expect(scores[1]).toBeGreaterThan(0);
    expect(scores[1]).toBeLessThan(scores[0]!);
    expect(scores[2]).toBe(0);
  });

  it('reads width, script and punctuation alike', () => {
    expect([...index.scores('怎麼退貨!!!')]).toEqual([...index.scores('怎么退货')]);
  });

  it('equals the formula for one gram in one text of two', () => {
    // 甲 occurs once in the first of two texts of one gram each: ln(1 + 1.5/1.5) · 2.2/(1 + 1.2).
    const two = createLexicalIndex(['甲', '乙']);
    expect(two.scores('甲')[0]).toBeCloseTo(Math.log(2), 9);
  });

  it('answers with nothing but zeros where there is nothing to compare', () => {
    expect([...index.scores('')]).toEqual([0, 0, 0, 0]);
    expect([...createLexicalIndex([]).scores('退货')]).toEqual([]);
  });
});
