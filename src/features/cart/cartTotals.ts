import { type Cart, type CartLine, type CatalogueItem, type ItemVariant } from '../../contracts';
import { findSellable } from '../../domain/trade/variants';

export interface PricedLine {
  item: CatalogueItem;
  /** The one that is bought, of an item with variants. */
  variant: ItemVariant | undefined;
  /** Of the variant where there is one, else of the item. */
  priceMinor: number;
  stock: number;
  quantity: number;
  totalMinor: number;
  /** Why the line cannot be ordered as it is. */
  problem: 'sold-out' | 'too-few' | undefined;
}

export interface PricedCart {
  lines: PricedLine[];
  /** Lines whose item or variant is no longer in the catalogue: shown as gone, never priced. */
  goneLines: CartLine[];
  /** Of the lines that can be ordered. */
  totalMinor: number;
  quantity: number;
}

/** Prices a cart by the catalogue on the device; all sums are integers in minor units. */
export function priceCart(
  { lines: wanted }: Pick<Cart, 'lines'>,
  byId: ReadonlyMap<string, CatalogueItem>,
): PricedCart {
  const lines: PricedLine[] = [];
  const goneLines: CartLine[] = [];
  for (const line of wanted) {
    const item = byId.get(line.itemId);
    const sellable = item && findSellable(item, line.variantId);
    if (!sellable) {
      goneLines.push(line);
      continue;
    }
    const { quantity } = line;
    const { priceMinor, stock } = sellable;
    const problem = stock === 0 ? 'sold-out' : stock < quantity ? 'too-few' : undefined;
    lines.push({ item, ...sellable, quantity, totalMinor: priceMinor * quantity, problem });
  }
  const orderable = lines.filter(({ problem }) => !problem);
  return {
    lines,
    goneLines,
    totalMinor: orderable.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    quantity: orderable.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}

/** The lines that an order can be made of now. */
export function orderableLines(lines: CartLine[], byId: ReadonlyMap<string, CatalogueItem>): PricedLine[] {
  return priceCart({ lines }, byId).lines.filter(({ problem }) => !problem);
}
