import fc from 'fast-check';
import { splitSentences } from './splitSentences';

describe('splitSentences', () => {
  it('parts what a review says of one thing from what it says of the next', () => {
    expect(splitSentences('质量很好，穿着舒服！就是物流太慢了。')).toEqual([
      '质量很好',
      '穿着舒服',
      '就是物流太慢了',
    ]);
  });

  it('leaves no scrap alone', () => {
    expect(splitSentences('好，真的很好，赞')).toEqual(['好，真的很好，赞']);
    expect(splitSentences('好')).toEqual(['好']);
    expect(splitSentences('，。 ！')).toEqual([]);
  });

  it('loses no character but marks and spaces, and keeps the order', () => {
    const text = fc.array(fc.constantFrom(...'质量好慢，。！ \n'), { maxLength: 60 });
    fc.assert(
      fc.property(text, (characters) => {
        const said = (value: string) => value.replace(/[，。！\s]/gu, '');
        expect(said(splitSentences(characters.join('')).join(''))).toBe(said(characters.join('')));
      }),
    );
  });
});
