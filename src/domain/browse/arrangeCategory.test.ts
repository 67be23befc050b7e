import fc from 'fast-check';
import { buildItem } from '../../testing/buildItem';
import { arrangeItems, facetsOf, SORTS } from './arrangeCategory';

const items = fc
  .array(
    fc.record({
      group: fc.constantFrom('茶叶', '茶具', '咖啡'),
      brand: fc.constantFrom('半山', '岩骨', ''),
      priceMinor: fc.nat(50),
      stock: fc.nat(2),
      soldCount: fc.nat(9),
      listedAtMs: fc.nat(9),
    }),
    { maxLength: 20 },
  )
  .map((list) => list.map((fields, index) => buildItem({ itemId: String(index), ...fields })));

describe('a category', () => {
  it('has facets that hold what they say, and together every item that has one', () => {
    fc.assert(
      fc.property(items, (list) => {
        const facets = facetsOf(list);
        for (const facet of facets) {
          const shown = arrangeItems(list, { facet, sort: 'standard', inStockOnly: false });
          expect(shown).toHaveLength(facet.count);
        }
        const named = list.filter(({ group }) => group).length;
        if (facets[0]?.by === 'group') {
          expect(facets.reduce((sum, { count }) => sum + count, 0)).toBe(named);
        }
      }),
    );
  });

  it('is parted by brands where the shop names no kinds, and not at all by a single one', () => {
    const brands = ['半山', '岩骨', '岩骨'].map((brand, index) =>
      buildItem({ itemId: String(index), brand }),
    );
    expect(facetsOf(brands)).toEqual([
      { by: 'brand', name: '岩骨', count: 2 },
      { by: 'brand', name: '半山', count: 1 },
    ]);
    expect(facetsOf(brands.slice(1))).toEqual([]);
  });

  it.each([
    ['sales', 'soldCount', -1],
    ['price-up', 'priceMinor', 1],
    ['price-down', 'priceMinor', -1],
    ['newest', 'listedAtMs', -1],
  ] as const)('is sorted by %s, and equals keep the shop’s order', (sort, field, sign) => {
    fc.assert(
      fc.property(items, (list) => {
        const shown = arrangeItems(list, { facet: undefined, sort, inStockOnly: false });
        shown.slice(1).forEach((item, index) => {
          const before = shown[index]!;
          const step = sign * (item[field] - before[field]);
          expect(step).toBeGreaterThanOrEqual(0);
          if (step === 0) expect(Number(item.itemId)).toBeGreaterThan(Number(before.itemId));
        });
        expect(shown).toHaveLength(list.length);
      }),
    );
  });

  it('shows nothing that is sold out where only what is in stock is asked for', () => {
    fc.assert(
      fc.property(items, fc.constantFrom(...SORTS), (list, sort) => {
        const shown = arrangeItems(list, { facet: undefined, sort, inStockOnly: true });
        expect(shown.every(({ stock }) => stock > 0)).toBe(true);
        expect(shown).toHaveLength(list.filter(({ stock }) => stock > 0).length);
      }),
    );
  });
});
