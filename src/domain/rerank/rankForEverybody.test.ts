import fc from 'fast-check';
import { type MerchantRule, NO_MERCHANDISING } from '../../contracts';
import { buildItem } from '../../testing/buildItem';
import { merchandisingOf } from '../../testing/ruleArbitraries';
import { keepOrder, rankForEverybody } from './rankForEverybody';

const shop = [
  buildItem({ itemId: 'a', soldCount: 99, categoryId: 'tea' }),
  buildItem({ itemId: 'b', soldCount: 50, categoryId: 'tea', brand: 'x' }),
  buildItem({ itemId: 'c', soldCount: 50, categoryId: 'cup' }),
  buildItem({ itemId: 'gone', soldCount: 40, stock: 0 }),
  buildItem({ itemId: 'd', soldCount: 1, categoryId: 'cup' }),
];
const under = (...rules: MerchantRule[]) => rankForEverybody(shop, { revision: 1, rules }).order;

describe('the order for everybody', () => {
  it('is that of sales, equal ones as in the shop, without what is sold out', () => {
    expect(under()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is that of sales also where the catalogue has fallen behind them', () => {
    expect(rankForEverybody([...shop].reverse(), NO_MERCHANDISING).order).toEqual(['a', 'c', 'b', 'd']);
  });

  it('obeys the merchant', () => {
    expect(under({ kind: 'pin', itemId: 'd', position: 0 })).toEqual(['d', 'a', 'b', 'c']);
    expect(under({ kind: 'hide', target: { by: 'brand', brand: 'x' } })).toEqual(['a', 'c', 'd']);
    expect(under({ kind: 'bury', target: { by: 'item', itemId: 'a' } })).toEqual(['b', 'c', 'd', 'a']);
    const cup = { by: 'category' as const, categoryId: 'cup' };
    expect(under({ kind: 'boost', target: cup, strength: 5 })).toEqual(['c', 'd', 'a', 'b']);
    expect(under({ kind: 'category-cap', limit: 1, window: 2 })).toEqual(['a', 'c', 'b', 'd']);
  });

  it('is certain: every propensity is one', () => {
    expect(rankForEverybody(shop, NO_MERCHANDISING).propensities).toEqual([1, 1, 1, 1]);
  });
});

describe('a list that was made before', () => {
  const orders = fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 });
  const merchandising = merchandisingOf(['a', 'b', 'c', 'd'], ['tea', 'cup'], ['x']);

  it('keeps its order where no rule is against it', () => {
    fc.assert(
      fc.property(orders, (order) => {
        expect(keepOrder(order, shop, NO_MERCHANDISING).order).toEqual(order);
      }),
    );
  });

  it('is not changed by the rules it was made under', () => {
    fc.assert(
      fc.property(orders, merchandising, (order, rules) => {
        const once = keepOrder(order, shop, rules).order;
        expect(keepOrder(once, shop, rules).order).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  it('is followed by what it did not hold', () => {
    expect(keepOrder(['d', 'b'], shop, NO_MERCHANDISING).order).toEqual(['d', 'b', 'a', 'c']);
  });
});
