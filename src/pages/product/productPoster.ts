import { type Currency } from '../../components/formatMoney';
import { type CatalogueItem } from '../../contracts';
import { hasSeveralPrices } from '../../domain/trade/variants';
import { type ProductPosterContent } from '../../features/share/posterContent';
import { productPath } from '../routes';

/** What a poster of one product says. */
export function productPoster(
  { itemId, title, brand, priceMinor, originalPriceMinor = 0, picture, variants }: CatalogueItem,
  shopTitle: string,
  currency: Currency,
): ProductPosterContent {
  return {
    kind: 'product',
    shopTitle,
    currency,
    path: productPath(itemId, 'share'),
    good: { title, brand, priceMinor, originalPriceMinor, picture },
    isLowestPrice: hasSeveralPrices(variants),
  };
}
