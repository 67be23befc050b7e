import { createService } from '../../state/service';
import { useStore } from '../../state/useStore';
import { type ValueStore } from '../../state/valueStore';
import { type CatalogueState, type CatalogueStore } from './catalogueStore';
import { type ProductStore } from './productStore';

export interface ShopService {
  catalogue: CatalogueStore;
  products: ProductStore;
  /** The category that the category page shows; a tab page takes no parameters. */
  selectedCategory: ValueStore<string | undefined>;
  /** The phone's clock, for what the shop shows at a time of the year. */
  nowMs(): number;
  /** What an image element can show for a picture's cloud path. */
  pictureUrl(cloudPath: string): string;
}

export const [ShopProvider, useShop] = createService<ShopService>('ShopProvider');

export function useCatalogue(): CatalogueState {
  return useStore(useShop().catalogue);
}
