import fc from 'fast-check';
import { graphemes } from './graphemes';
import { wrapText } from './wrapText';

/** Latin letters count one, all others two. */
const widthOf = (line: string) => [...line].reduce((sum, sign) => sum + (sign < '\u0100' ? 1 : 2), 0);
const wrap = (text: string, width: number, lines = 2) => wrapText(text, width, lines, widthOf);

describe('wrapping a text', () => {
  it('leaves a text that fits in one line as it is', () => {
    expect(wrap('西湖龙井', 8)).toEqual(['西湖龙井']);
  });

  it('fills a line and goes on below', () => {
    expect(wrap('明前特级西湖龙井', 8)).toEqual(['明前特级', '西湖龙井']);
  });

  it('says by an ellipsis that there is more', () => {
    expect(wrap('明前特级西湖龙井绿茶', 8)).toEqual(['明前特级', '西湖龙…']);
  });

  it('keeps words and figures whole, and breaks one that is longer than a line', () => {
    expect(wrap('保温杯 500ml 大容量', 10)).toEqual(['保温杯', '500ml 大…']);
    expect(wrap('Supercalifragilistic', 8)).toEqual(['Supercal', 'ifragi…']);
  });

  it('begins no line with a closing sign and ends none with an opening one', () => {
    expect(wrap('春茶上新，买一送一', 8, 3)).toEqual(['春茶上', '新，买一', '送一']);
    expect(wrap('龙井茶（礼盒）', 8, 3)).toEqual(['龙井茶', '（礼盒）']);
  });

  it('never takes a sign apart that is made of several', () => {
    expect(graphemes('👩‍🍳🇨🇳🇬🇧❤️👍🏽é')).toEqual(['👩‍🍳', '🇨🇳', '🇬🇧', '❤️', '👍🏽', 'é']);
    expect(wrap('好吃👩‍🍳👩‍🍳👩‍🍳', 16, 1)).toEqual(['好吃👩‍🍳…']);
  });

  it('makes nothing of nothing', () => {
    expect(wrap('  \n ', 8)).toEqual([]);
  });

  const text = fc
    .array(fc.constantFrom('茶', '礼盒', 'ml', '500', ' ', '，', '（', '）', '👩‍🍳', '🇨🇳', '-', 'Zhanggui'), {
      maxLength: 40,
    })
    .map((parts) => parts.join(''));
  const lines = fc.integer({ min: 1, max: 4 });

  it('stays within its width and its lines, whatever the text', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 40 }), lines, (given, width, maxLines) => {
        const wrapped = wrap(given, width, maxLines);
        expect(wrapped.length).toBeLessThanOrEqual(maxLines);
        for (const line of wrapped) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('loses and invents nothing but space, and what is cut off is the end', () => {
    const bare = (value: string) => value.replace(/\s/g, '');
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 40 }), lines, (given, width, maxLines) => {
        const shown = bare(wrap(given, width, maxLines).join(''));
        if (!shown.endsWith('…')) expect(shown).toBe(bare(given));
        else expect(bare(given).startsWith(shown.slice(0, -1))).toBe(true);
      }),
    );
  });
});
