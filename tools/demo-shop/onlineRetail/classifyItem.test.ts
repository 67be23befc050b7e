import { parseLook } from '../pictures/look';
import { classifyItem, colourOfDescription } from './classifyItem';

describe('classifyItem', () => {
  it.each([
    ['JUMBO BAG RED RETROSPOT', 'bags', 'tote/shopping-bags'],
    ['REGENCY CAKESTAND 3 TIER', 'baking', 'shortcake'],
    ['WHITE HANGING HEART T-LIGHT HOLDER', 'candles-lights', 'candleglass/glowing-star'],
    ['WOODEN TREE CHRISTMAS SCANDINAVIAN', 'christmas', 'glowing-star'],
    ['60 TEATIME FAIRY CAKE CASES', 'baking', 'shortcake'],
    ['ALARM CLOCK BAKELIKE RED', 'signs-frames', 'alarm-clock'],
    ['SET/20 RED RETROSPOT PAPER NAPKINS', 'tea-table', 'folded/blossom'],
    ['CHARLIE+LOLA RED HOT WATER BOTTLE', 'home', 'cushion/snowflake'],
    ['SOMETHING ELSE ENTIRELY', 'home', 'giftbox/sparkles'],
  ])('puts %s into %s as %s', (description, category, look) => {
    expect(classifyItem(description)).toEqual({ category, look });
    expect(() => parseLook(look)).not.toThrow();
  });

  it('finds the colour that a description names', () => {
    expect(colourOfDescription('ALARM CLOCK BAKELIKE RED')).toBe('#d8483f');
    expect(colourOfDescription('PICTURE DOMINOES')).toBeUndefined();
  });
});
