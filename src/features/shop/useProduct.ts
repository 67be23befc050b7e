import { useCallback, useEffect } from 'react';
import { type CatalogueItem, type Product } from '../../contracts';
import { type ShopFailure } from '../../shopClient/shopClient';
import { useStore } from '../../state/useStore';
import { useCatalogue, useShop } from './shopService';

export interface ProductView {
  /** As soon as either the catalogue or the cloud knows it. */
  item: CatalogueItem | undefined;
  product: Product | undefined;
  isLoading: boolean;
  failure: ShopFailure | undefined;
  reload: () => void;
}

export function useProduct(itemId: string): ProductView {
  const { products } = useShop();
  const store = products.of(itemId);
  const state = useStore(store);
  const listed = useCatalogue().byId.get(itemId);
  const reload = useCallback(() => void products.load(itemId), [products, itemId]);
  // Another store: this product was given up for later ones while its page lay below theirs.
  useEffect(reload, [reload, store]);
  const product = state.status === 'ready' ? state.product : undefined;
  return {
    item: product ?? listed,
    product,
    isLoading: state.status === 'loading',
    failure: state.status === 'failed' ? state.failure : undefined,
    reload,
  };
}
