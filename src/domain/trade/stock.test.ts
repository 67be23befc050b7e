import * as fc from 'fast-check';
import { returnStock, sellStock, type StockRecord } from './stock';

const options = [{ name: '尺码', value: 'M' }];
const variantsOf = (stocks: number[]) =>
  stocks.map((stock, index) => ({ variantId: `v${index}`, options, priceMinor: 1, stock }));
const summed = (stocks: number[]): StockRecord => ({
  stock: stocks.reduce((sum, stock) => sum + stock, 0),
  soldCount: 50,
  variants: variantsOf(stocks),
});

describe('stock', () => {
  it('leaves an item and joins the number sold', () => {
    expect(sellStock({ stock: 5, soldCount: 2 }, [{ quantity: 3 }])).toEqual({ stock: 2, soldCount: 5 });
  });

  it('leaves the variant that was sold, and the item as a whole', () => {
    const sold = sellStock(summed([3, 4]), [
      { variantId: 'v0', quantity: 1 },
      { variantId: 'v1', quantity: 2 },
    ]);
    expect(sold).toEqual({ stock: 4, soldCount: 53, variants: variantsOf([2, 2]) });
  });

  it('is after a return what it was before the sale', () => {
    const stocks = fc.array(fc.nat(9), { minLength: 1, maxLength: 4 });
    const lines = fc.array(fc.record({ index: fc.nat(3), quantity: fc.integer({ min: 1, max: 5 }) }));
    fc.assert(
      fc.property(stocks, lines, (start, wanted) => {
        const record = summed(start);
        const sold = wanted.map(({ index, quantity }) => ({
          variantId: `v${index % start.length}`,
          quantity,
        }));
        expect(returnStock(sellStock(record, sold), sold)).toEqual(record);
      }),
    );
  });

  it('does not come back to a variant that the shop no longer has', () => {
    expect(returnStock(summed([3]), [{ variantId: 'gone', quantity: 2 }])).toMatchObject({ stock: 3 });
  });
});
