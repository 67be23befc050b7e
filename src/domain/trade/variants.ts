import { type CatalogueItem, type ItemVariant } from '../../contracts';

/** What is bought: the item itself, or one of its variants. */
export interface Sellable {
  priceMinor: number;
  stock: number;
  variant: ItemVariant | undefined;
}

/** `undefined` when an item with variants is asked for without one, or with one that it does not have. */
export function findSellable(
  item: Pick<CatalogueItem, 'priceMinor' | 'stock' | 'variants'>,
  variantId: string | undefined,
): Sellable | undefined {
  const { variants, priceMinor, stock } = item;
  if (!variants) return variantId === undefined ? { priceMinor, stock, variant: undefined } : undefined;
  const variant = variants.find((candidate) => candidate.variantId === variantId);
  return variant && { priceMinor: variant.priceMinor, stock: variant.stock, variant };
}

/** The values of its options in order: `墨绿 M`. */
export function variantTitle({ options }: ItemVariant): string {
  return options.map(({ value }) => value).join(' ');
}

/** What is bought, in words: `棉麻衬衫 墨绿 M`. */
export function titleWithVariant(title: string, variant: ItemVariant | undefined): string {
  return variant ? `${title} ${variantTitle(variant)}` : title;
}

/** An item's own price and stock, as its variants make them: the lowest price, the sum of what is there. */
export function summariseVariants(variants: readonly ItemVariant[]): { priceMinor: number; stock: number } {
  return {
    priceMinor: Math.min(...variants.map(({ priceMinor }) => priceMinor)),
    stock: variants.reduce((sum, { stock }) => sum + stock, 0),
  };
}

/** Two lines of a cart or an order are one when they name the same item and the same variant. */
export function isSameLine(
  one: { itemId: string; variantId?: string | undefined },
  other: { itemId: string; variantId?: string | undefined },
): boolean {
  return one.itemId === other.itemId && one.variantId === other.variantId;
}

/** Whether the price of the item, the lowest of its variants', is not that of all: 起 stands behind it then. */
export function hasSeveralPrices(variants: CatalogueItem['variants']): boolean {
  return new Set(variants?.map(({ priceMinor }) => priceMinor)).size > 1;
}
