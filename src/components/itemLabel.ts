import { type CatalogueItem } from '../contracts';
import { formatCount } from './formatCount';
import { type Currency, formatMoney } from './formatMoney';

/**
 * What a screen reader says of an item in a list: all that is to be read there, in that order, so that who speaks to the
 * phone may call it by any part.
 * @param above what stands above the price; what is undefined does not
 */
export function itemLabel(
  above: readonly (string | undefined)[],
  item: Pick<CatalogueItem, 'priceMinor' | 'originalPriceMinor' | 'soldCount'>,
  currency: Currency,
): string {
  const { priceMinor, originalPriceMinor = 0, soldCount } = item;
  return [
    ...above,
    formatMoney(priceMinor, currency),
    originalPriceMinor > priceMinor ? `${formatMoney(originalPriceMinor, currency)}（原价）` : undefined,
    `已售 ${formatCount(soldCount)}`,
  ]
    .filter(Boolean)
    .join('，');
}
