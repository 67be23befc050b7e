import { type Currency } from '../../components/formatMoney';
import { type PricedLine } from '../../features/cart/cartTotals';
import { type CartPosterContent } from '../../features/share/posterContent';
import { titleWithVariant } from '../../domain/trade/variants';

/** A cart is its owner's: what others are led to is the shop. */
export const CART_SHARE_PATH = '/pages/home/index';

/** What a poster of these lines says. */
export function cartPoster(
  lines: readonly PricedLine[],
  shopTitle: string,
  currency: Currency,
): CartPosterContent {
  return {
    kind: 'cart',
    shopTitle,
    currency,
    path: CART_SHARE_PATH,
    goods: lines.map(({ item, variant, priceMinor, quantity }) => ({
      title: titleWithVariant(item.title, variant),
      brand: item.brand,
      priceMinor,
      originalPriceMinor: 0,
      picture: item.thumbnail ?? item.picture,
      quantity,
    })),
    totalMinor: lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
  };
}
