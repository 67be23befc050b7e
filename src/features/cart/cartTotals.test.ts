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
    expect(priceCart({ lines }, byId)).toMatchObject({ goneItemIds: ['unknown'], totalMinor: 0 });
    expect(orderableLines(lines, byId)).toEqual([]);
  });
});
