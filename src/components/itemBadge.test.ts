import fc from 'fast-check';
import { discountText, itemBadge } from './itemBadge';

const price = fc.integer({ min: 1, max: 1_000_000 });

describe('the badge of an item', () => {
  it.each([
    [{ stock: 0, priceMinor: 5, originalPriceMinor: 10 }, '已售罄'],
    [{ stock: 3, priceMinor: 5, originalPriceMinor: 10 }, '仅剩3件'],
    [{ stock: 9, priceMinor: 5, originalPriceMinor: 10 }, '5折'],
    [{ stock: 9, priceMinor: 73, originalPriceMinor: 100 }, '7.3折'],
    [{ stock: 9, priceMinor: 96, originalPriceMinor: 100 }, undefined],
    [{ stock: 9, priceMinor: 96 }, undefined],
  ])('of %p is %p', (item, text) => {
    expect(itemBadge(item)?.text).toBe(text);
  });

  it('never makes a cut look larger than it is, nor off by more than a tenth of a tenth', () => {
    fc.assert(
      fc.property(price, price, (priceMinor, originalPriceMinor) => {
        const text = discountText({ priceMinor, originalPriceMinor });
        if (text === undefined) return expect(priceMinor).toBeGreaterThanOrEqual(originalPriceMinor * 0.95);
        const asked = (priceMinor / originalPriceMinor) * 10;
        expect(parseFloat(text)).toBeGreaterThanOrEqual(asked - 1e-9);
        expect(parseFloat(text) - asked).toBeLessThan(0.1 + 1e-9);
      }),
    );
  });
});
