import * as fc from 'fast-check';
import { type Merchandising, NO_MERCHANDISING } from '../../contracts';
import { buildItem } from '../../testing/buildItem';
import { merchandisingOf } from '../../testing/ruleArbitraries';
import { catalogueRails } from './catalogueRails';
import { makeRails, RAIL_ITEMS, SUBSTITUTES } from './railItems';

const IDS = Array.from({ length: 30 }, (_, index) => `i${index}`);
const CATEGORIES = ['tea', 'cups', 'toys'];
const BRANDS = ['山行', '一叶', ''];

function shopOf(items: ReturnType<typeof buildItem>[], merchandising: Merchandising = NO_MERCHANDISING) {
  return { items, byId: new Map(items.map((item) => [item.itemId, item])), merchandising };
}

const aShop = fc
  .record({
    facts: fc.array(
      fc.record({
        categoryId: fc.constantFrom(...CATEGORIES),
        brand: fc.constantFrom(...BRANDS),
        stock: fc.nat(2),
      }),
      { minLength: IDS.length, maxLength: IDS.length },
    ),
    merchandising: merchandisingOf(IDS, CATEGORIES, ['山行', '一叶']),
  })
  .map(({ facts, merchandising }) =>
    shopOf(
      IDS.map((itemId, index) => buildItem({ itemId, ...facts[index] })),
      merchandising,
    ),
  );
const anOrder = fc.shuffledSubarray([...IDS, 'gone']);

describe('the rails beside an item', () => {
  it('show only what can be bought and was not dismissed, never the item itself, and nothing twice', () => {
    fc.assert(
      fc.property(
        aShop,
        anOrder,
        anOrder,
        fc.subarray(IDS, { minLength: 1, maxLength: 3 }),
        fc.subarray(IDS, { maxLength: 5 }),
        (shop, similar, complements, anchors, dismissed) => {
          const rails = makeRails({ similar, complements }, anchors, shop, (itemId) =>
            dismissed.includes(itemId),
          );
          const shown = [...rails.similar, ...rails.complements];
          expect(new Set(shown).size).toBe(shown.length);
          expect(rails.similar.length).toBeLessThanOrEqual(RAIL_ITEMS);
          expect(rails.complements.length).toBeLessThanOrEqual(RAIL_ITEMS);
          for (const itemId of shown) {
            expect(shop.byId.get(itemId)!.stock).toBeGreaterThan(0);
            expect([...anchors, ...dismissed]).not.toContain(itemId);
          }
          // What is left keeps the order that it was given in.
          const placeOf = (order: string[]) => (itemId: string) => order.indexOf(itemId);
          expect(rails.similar.map(placeOf(similar))).toEqual(
            rails.similar.map(placeOf(similar)).sort((a, b) => a - b),
          );
          expect(rails.complements.map(placeOf(complements))).toEqual(
            rails.complements.map(placeOf(complements)).sort((a, b) => a - b),
          );
        },
      ),
    );
  });

  it('never offer along with an item what would stand in for it', () => {
    const shop = shopOf(IDS.map((itemId) => buildItem({ itemId })));
    const similar = IDS.slice(1);
    const rails = makeRails({ similar, complements: similar }, ['i0'], shop, () => false);
    expect(rails.complements.filter((itemId) => similar.slice(0, SUBSTITUTES).includes(itemId))).toEqual([]);
    expect(rails.similar.slice(0, SUBSTITUTES)).toEqual(similar.slice(0, SUBSTITUTES));
  });

  it.each(['hide', 'bury'] as const)('obey a merchant who says %s', (kind) => {
    const shop = shopOf(
      IDS.map((itemId) => buildItem({ itemId })),
      { revision: 1, rules: [{ kind, target: { by: 'item', itemId: 'i1' } }] },
    );
    expect(makeRails({ similar: ['i1', 'i2'], complements: [] }, ['i0'], shop, () => false).similar).toEqual([
      'i2',
    ]);
  });
});

describe('the rails of the catalogue alone', () => {
  const items = [
    buildItem({ itemId: 'green', categoryId: 'tea', brand: '山行' }),
    buildItem({ itemId: 'black', categoryId: 'tea', brand: '一叶' }),
    buildItem({ itemId: 'white', categoryId: 'tea', brand: '山行' }),
    buildItem({ itemId: 'cup', categoryId: 'cups' }),
    buildItem({ itemId: 'pot', categoryId: 'cups' }),
    buildItem({ itemId: 'bear', categoryId: 'toys' }),
  ];
  const companions = new Map([['tea', ['cups', 'toys', 'nothing']]]);

  it('name the same brand of the same category first', () => {
    expect(catalogueRails(['green'], shopOf(items), companions).similar).toEqual(['white', 'black']);
  });

  it('take from the companion categories in turn', () => {
    expect(catalogueRails(['green'], shopOf(items), companions).complements).toEqual(['cup', 'bear', 'pot']);
  });

  it('offer nothing along with goods whose category has no companions', () => {
    expect(catalogueRails(['bear'], shopOf(items), companions).complements).toEqual([]);
  });

  it('do not repeat what is in the cart already', () => {
    expect(catalogueRails(['green', 'cup'], shopOf(items), companions).complements).toEqual(['bear']);
  });
});
