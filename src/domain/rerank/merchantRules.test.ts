import fc from 'fast-check';
import { merchandisingOf } from '../../testing/ruleArbitraries';
import { readMerchantRules } from './merchantRules';

const item = (itemId: string, categoryId = 'tea', brand = '') => ({ itemId, categoryId, brand });

describe('merchant rules', () => {
  it('find items by id, category or brand, and add boosts up', () => {
    const { boostOf } = readMerchantRules({
      revision: 1,
      rules: [
        { kind: 'boost', target: { by: 'item', itemId: 'a' }, strength: 1 },
        { kind: 'boost', target: { by: 'category', categoryId: 'cup' }, strength: 0.5 },
        { kind: 'boost', target: { by: 'brand', brand: 'x' }, strength: 0.25 },
      ],
    });
    expect(boostOf(item('a', 'cup', 'x'))).toBe(1.75);
    expect(boostOf(item('b', 'tea', 'x'))).toBe(0.25);
    expect(boostOf(item('b'))).toBe(0);
  });

  it('give a taken place to the next free one, and one behind the end to the last', () => {
    const { pinnedPlaces } = readMerchantRules({
      revision: 1,
      rules: [
        { kind: 'pin', itemId: 'a', position: 1 },
        { kind: 'pin', itemId: 'b', position: 1 },
        { kind: 'pin', itemId: 'c', position: 99 },
        { kind: 'pin', itemId: 'd', position: 99 },
        { kind: 'pin', itemId: 'gone', position: 0 },
        { kind: 'pin', itemId: 'a', position: 3 },
      ],
    });
    const items = ['a', 'b', 'c', 'd', 'e'].map((itemId) => item(itemId));
    expect(pinnedPlaces(items)).toEqual(
      new Map([
        [1, 'a'],
        [2, 'b'],
        [4, 'c'],
        [3, 'd'],
      ]),
    );
  });

  it('pin each item at most once, within the list, whatever the rules', () => {
    const itemIds = ['a', 'b', 'c', 'd'];
    fc.assert(
      fc.property(
        merchandisingOf(itemIds, ['tea'], ['x']),
        fc.subarray(itemIds),
        (merchandising, present) => {
          const places = readMerchantRules(merchandising).pinnedPlaces(present.map((itemId) => item(itemId)));
          expect(new Set(places.values()).size).toBe(places.size);
          for (const [place, itemId] of places) {
            expect(place).toBeLessThan(present.length);
            expect(place).toBeGreaterThanOrEqual(0);
            expect(present).toContain(itemId);
          }
        },
      ),
    );
  });
});
