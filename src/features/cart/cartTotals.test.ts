import { buildItem } from '../../testing/buildItem';
import { orderableLines, priceCart } from './cartTotals';

const byId = new Map(
  [
    buildItem({ itemId: 'tea', priceMinor: 1990, stock: 5 }),
    buildItem({ itemId: 'cup', priceMinor: 4580, stock: 1 }),
    buildItem({ itemId: 'pot', priceMinor: 9900, stock: 0 }),
  ].map((item) => [item.itemId, item]),
);

describe('priceCart', () => {
  it('sums whole minor units of what can be ordered', () => {
    const cart = {
      lines: [
        { itemId: 'tea', quantity: 3 },
        { itemId: 'cup', quantity: 1 },
        { itemId: 'pot', quantity: 1 },
      ],
    };
    // 3 × 19.90 + 45.80 = 105.50; the pot is sold out.
    expect(priceCart(cart, byId)).toMatchObject({ totalMinor: 10_550, quantity: 4 });
  });

  it('says why a line cannot be ordered', () => {
    const { lines } = priceCart(
      {
        lines: [
          { itemId: 'cup', quantity: 2 },
          { itemId: 'pot', quantity: 1 },
          { itemId: 'tea', quantity: 5 },
        ],
      },
      byId,
    );
    expect(lines.map(({ problem }) => problem)).toEqual(['too-few', 'sold-out', undefined]);
  });

  it('names what the shop no longer has, and never orders it', () => {
    const lines = [{ itemId: 'unknown', quantity: 1 }];
    expect(priceCart({ lines }, byId)).toMatchObject({ goneLines: lines, totalMinor: 0 });
    expect(orderableLines(lines, byId)).toEqual([]);
  });

  it('prices and counts the variant, and calls a line gone that names none of an item with some', () => {
    const variants = [
      { variantId: 'm', options: [{ name: '尺码', value: 'M' }], priceMinor: 500, stock: 2 },
      { variantId: 'l', options: [{ name: '尺码', value: 'L' }], priceMinor: 700, stock: 0 },
    ];
    const shirt = buildItem({ itemId: 'shirt', priceMinor: 500, stock: 2, variants });
    const lines = [
      { itemId: 'shirt', variantId: 'm', quantity: 3 },
      { itemId: 'shirt', variantId: 'l', quantity: 1 },
      { itemId: 'shirt', quantity: 1 },
    ];
    const priced = priceCart({ lines }, new Map([['shirt', shirt]]));
    expect(priced.lines).toMatchObject([
      { variant: variants[0], priceMinor: 500, problem: 'too-few' },
      { variant: variants[1], priceMinor: 700, problem: 'sold-out' },
    ]);
    expect(priced.goneLines).toEqual([{ itemId: 'shirt', quantity: 1 }]);
  });
});
