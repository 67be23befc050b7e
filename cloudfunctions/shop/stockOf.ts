import { type Product } from '../../src/contracts';
import { type StockRecord } from '../../src/domain/trade/stock';

/** The part of a product that orders change. */
export function stockOf({ stock, soldCount, variants }: Product): StockRecord {
  return { stock, soldCount, ...(variants && { variants }) };
}
