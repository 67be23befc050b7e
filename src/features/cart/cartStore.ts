import { Cart, type CartLine } from '../../contracts';
import { type KeyValueStore } from '../../platform';
import { createPersistedStore } from '../../state/persistedStore';
import { type ReadableStore } from '../../state/valueStore';

/** The contract's limits on a cart. */
export const MAX_QUANTITY = 999;
const MAX_LINES = 200;

/** The cart lies on the device first: it works without a network and survives the app's end. */
export interface CartStore extends ReadableStore<Cart> {
  load(): Promise<void>;
  /** Adds to the line of this item, or a new line at the top; `full` when there is no room for another line. */
  add(itemId: string, quantity?: number): 'added' | 'full';
  /** 0 removes the line. */
  setQuantity(itemId: string, quantity: number): void;
  /** Removes what was ordered. */
  removeAll(itemIds: readonly string[]): void;
  /** Takes over what another of the shopper's devices saved later. */
  adopt(cart: Cart): void;
}

/** What changed, seen from the shopper: the bootstrap turns it into events. */
export interface CartObserver {
  onAdded(itemId: string, quantity: number): void;
  onRemoved(itemId: string, quantity: number): void;
}

export interface CartOptions {
  keyValueStore: KeyValueStore;
  nowMs: () => number;
  observer: CartObserver;
}

export function createCartStore({ keyValueStore, nowMs, observer }: CartOptions): CartStore {
  const store = createPersistedStore({
    keyValueStore,
    key: 'cart',
    schema: Cart,
    initial: { lines: [], updatedAtMs: 0 },
  });

  function save(lines: CartLine[]) {
    // Never goes back, even when the wall clock does: the newer cart wins between two devices.
    void store.set({ lines, updatedAtMs: Math.max(nowMs(), store.get().updatedAtMs + 1) });
  }

  function quantityOf(itemId: string): number {
    return store.get().lines.find((line) => line.itemId === itemId)?.quantity ?? 0;
  }

  function setQuantity(itemId: string, wanted: number) {
    const before = quantityOf(itemId);
    const quantity = Math.min(MAX_QUANTITY, Math.max(0, Math.round(wanted)));
    if (quantity === before) return;
    const { lines } = store.get();
    if (quantity === 0) save(lines.filter((line) => line.itemId !== itemId));
    else if (before === 0) save([{ itemId, quantity }, ...lines]);
    else save(lines.map((line) => (line.itemId === itemId ? { itemId, quantity } : line)));
    if (quantity > before) observer.onAdded(itemId, quantity - before);
    else observer.onRemoved(itemId, before - quantity);
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    load: store.load,
    setQuantity,
    add(itemId, quantity = 1) {
      const before = quantityOf(itemId);
      if (before === 0 && store.get().lines.length >= MAX_LINES) return 'full';
      setQuantity(itemId, before + quantity);
      return 'added';
    },
    removeAll(itemIds) {
      const lines = store.get().lines.filter(({ itemId }) => !itemIds.includes(itemId));
      if (lines.length < store.get().lines.length) save(lines);
    },
    adopt: (cart) => void store.set(cart),
  };
}
