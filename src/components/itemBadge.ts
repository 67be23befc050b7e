import { type CatalogueItem } from '../contracts';
import { type BadgeTone } from './Badge';

/** From here down the shop says how many are left. */
const LOW_STOCK = 8;
/** A price cut smaller than this is not worth a badge: `9.5折`. */
const LEAST_DISCOUNT = 0.95;

export interface ItemBadge {
  text: string;
  tone: BadgeTone;
}

/** The one thing most worth knowing of an item beside its price: that it is gone, nearly gone, or reduced. */
export function itemBadge(
  item: Pick<CatalogueItem, 'stock' | 'priceMinor' | 'originalPriceMinor'>,
): ItemBadge | undefined {
  if (item.stock === 0) return { text: '已售罄', tone: 'dark' };
  if (item.stock <= LOW_STOCK) return { text: `仅剩${item.stock}件`, tone: 'dark' };
  const discount = discountText(item);
  return discount === undefined ? undefined : { text: discount, tone: 'accent' };
}

/** `7.3折`: tenths of the former price that are still asked, rounded up, so that no cut looks larger than it is. */
export function discountText({
  priceMinor,
  originalPriceMinor = 0,
}: Pick<CatalogueItem, 'priceMinor' | 'originalPriceMinor'>): string | undefined {
  if (priceMinor >= originalPriceMinor * LEAST_DISCOUNT) return undefined;
  const tenths = Math.max(0.1, Math.ceil((priceMinor / originalPriceMinor) * 100) / 10);
  return `${tenths}折`;
}
