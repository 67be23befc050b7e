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

  it('equals the formula for two grams, one of which no text has', () => {
    // 甲 is in one of two texts of one gram each: idf ln(1 + 1.5/1.5), and its text scores idf · 2.2/(1 + 1.2). 丙 is in
    // none: idf ln(1 + 2.5/0.5). The query's own three grams (甲, 丙, 甲丙) are three times the mean length.
    const two = createLexicalIndex(['甲', '乙']);
    const own = 2.2 / (1 + 1.2 * (0.25 + 0.75 * 3));
    const ideal = (Math.log(2) + 2 * Math.log(6)) * own;
    expect(two.scores('甲丙')[0]).toBeCloseTo(Math.log(2) / ideal, 9);
  });

  it('gives a text of the index that is the query 1', () => {
    expect(index.scores('运费多少钱')[2]).toBeCloseTo(1, 9);
    expect(index.scores('多久发货？几天能到')[3]).toBeCloseTo(1, 9);
  });

  it('answers with nothing but zeros where there is nothing to compare', () => {
    expect([...index.scores('')]).toEqual([0, 0, 0, 0]);
    expect([...createLexicalIndex([]).scores('退货')]).toEqual([]);
  });
});
