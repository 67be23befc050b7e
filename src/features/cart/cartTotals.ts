import { type Cart, type CartLine, type CatalogueItem } from '../../contracts';

export interface PricedLine {
  item: CatalogueItem;
  quantity: number;
  totalMinor: number;
  /** Why the line cannot be ordered as it is. */
  problem: 'sold-out' | 'too-few' | undefined;
}

export interface PricedCart {
  lines: PricedLine[];
  /** Lines whose item is no longer in the catalogue: shown as gone, never priced. */
  goneItemIds: string[];
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
  const goneItemIds: string[] = [];
  for (const { itemId, quantity } of wanted) {
    const item = byId.get(itemId);
    if (!item) {
      goneItemIds.push(itemId);
      continue;
    }
    const problem = item.stock === 0 ? 'sold-out' : item.stock < quantity ? 'too-few' : undefined;
    lines.push({ item, quantity, totalMinor: item.priceMinor * quantity, problem });
  }
  const orderable = lines.filter(({ problem }) => !problem);
  return {
    lines,
    goneItemIds,
    totalMinor: orderable.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    quantity: orderable.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}

/** The lines that an order can be made of now. */
export function orderableLines(lines: CartLine[], byId: ReadonlyMap<string, CatalogueItem>): PricedLine[] {
  return priceCart({ lines }, byId).lines.filter(({ problem }) => !problem);
}
