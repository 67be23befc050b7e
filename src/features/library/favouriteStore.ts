import * as v from 'valibot';
import { type KeyValueStore } from '../../platform';
import { createPersistedStore } from '../../state/persistedStore';
import { type ReadableStore } from '../../state/valueStore';

/** About 30 KB. */
export const KEPT_FAVOURITES = 500;

const Favourite = v.object({ itemId: v.string(), savedAtMs: v.number() });
export type Favourite = v.InferOutput<typeof Favourite>;

/** What the shopper has put a heart to, newest first; kept on this device. */
export interface FavouriteStore extends ReadableStore<readonly Favourite[]> {
  load(): Promise<void>;
  add(itemId: string): void;
  remove(itemId: string): void;
}

export interface FavouriteOptions {
  keyValueStore: KeyValueStore;
  nowMs: () => number;
  onAdded: (itemId: string) => void;
}

export function createFavouriteStore({ keyValueStore, nowMs, onAdded }: FavouriteOptions): FavouriteStore {
  const store = createPersistedStore({
    keyValueStore,
    key: 'favourites',
    schema: v.array(Favourite),
    initial: [] as Favourite[],
  });
  return {
    get: store.get,
    subscribe: store.subscribe,
    load: store.load,
    add(itemId) {
      if (store.get().some((favourite) => favourite.itemId === itemId)) return;
      const savedAtMs = nowMs();
      void store.update((favourites) =>
        [{ itemId, savedAtMs }, ...favourites.filter((favourite) => favourite.itemId !== itemId)].slice(
          0,
          KEPT_FAVOURITES,
        ),
      );
      onAdded(itemId);
    },
    remove(itemId) {
      void store.update((favourites) =>
        favourites.some((favourite) => favourite.itemId === itemId)
          ? favourites.filter((favourite) => favourite.itemId !== itemId)
          : favourites,
      );
    },
  };
}
