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

  function change(edit: (lines: CartLine[]) => CartLine[]) {
    const changedAtMs = nowMs();
    void store.update((cart) => {
      const lines = edit(cart.lines);
      if (lines === cart.lines) return cart;
      // Never goes back, even when the wall clock does: the newer cart wins between two devices.
      return { lines, updatedAtMs: Math.max(changedAtMs, cart.updatedAtMs + 1) };
    });
  }

  function changeQuantity(itemId: string, wanted: (before: number) => number) {
    const before = quantityOf(store.get().lines, itemId);
    change((lines) => withQuantity(lines, itemId, wanted(quantityOf(lines, itemId))));
    const quantity = quantityOf(store.get().lines, itemId);
    if (quantity > before) observer.onAdded(itemId, quantity - before);
    else if (quantity < before) observer.onRemoved(itemId, before - quantity);
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    load: store.load,
    setQuantity: (itemId, quantity) => changeQuantity(itemId, () => quantity),
    add(itemId, quantity = 1) {
      const { lines } = store.get();
      if (quantityOf(lines, itemId) === 0 && lines.length >= MAX_LINES) return 'full';
      changeQuantity(itemId, (before) => before + quantity);
      return 'added';
    },
    removeAll(itemIds) {
      change((lines) => {
        const left = lines.filter(({ itemId }) => !itemIds.includes(itemId));
        return left.length < lines.length ? left : lines;
      });
    },
    adopt: (cart) => void store.set(cart),
  };
}

function quantityOf(lines: readonly CartLine[], itemId: string): number {
  return lines.find((line) => line.itemId === itemId)?.quantity ?? 0;
}

/** The same array when nothing changes, and when there is no room for another line. */
function withQuantity(lines: CartLine[], itemId: string, wanted: number): CartLine[] {
  const before = quantityOf(lines, itemId);
  const quantity = Math.min(MAX_QUANTITY, Math.max(0, Math.round(wanted)));
  if (quantity === before) return lines;
  if (quantity === 0) return lines.filter((line) => line.itemId !== itemId);
  if (before > 0) return lines.map((line) => (line.itemId === itemId ? { itemId, quantity } : line));
  return lines.length < MAX_LINES ? [{ itemId, quantity }, ...lines] : lines;
}
