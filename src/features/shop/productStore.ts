import { type Product } from '../../contracts';
import { type ShopClient, type ShopFailure } from '../../shopClient/shopClient';
import { createValueStore, type ReadableStore } from '../../state/valueStore';

/** Products kept in memory: going back to one shows it at once, and with the network off. */
const KEPT_PRODUCTS = 40;

export type ProductState =
  { status: 'loading' } | { status: 'ready'; product: Product } | { status: 'failed'; failure: ShopFailure };

export interface ProductStore {
  /** The state of one product; asking for it starts no call. */
  of(itemId: string): ReadableStore<ProductState>;
  /** Reads the product from the cloud. What was read before stays on the screen when that fails. */
  load(itemId: string): Promise<void>;
}

export function createProductStore(shop: ShopClient): ProductStore {
  const stores = new Map<string, ReturnType<typeof createValueStore<ProductState>>>();

  function storeOf(itemId: string) {
    const known = stores.get(itemId);
    if (known) return known;
    const created = createValueStore<ProductState>({ status: 'loading' });
    stores.set(itemId, created);
    const oldest = stores.keys().next().value;
    if (stores.size > KEPT_PRODUCTS && oldest !== undefined) stores.delete(oldest);
    return created;
  }

  return {
    of: storeOf,
    async load(itemId) {
      const store = storeOf(itemId);
      if (store.get().status === 'failed') store.set({ status: 'loading' });
      const outcome = await shop.call<'product'>({ action: 'product', itemId });
      if (outcome.ok) store.set({ status: 'ready', product: outcome.value });
      else if (store.get().status !== 'ready') store.set({ status: 'failed', failure: outcome.failure });
    },
  };
}
