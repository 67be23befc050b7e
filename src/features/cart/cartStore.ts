import { Cart, type CartLine } from '../../contracts';
import { isSameLine } from '../../domain/trade/variants';
import { type CartSelection, createCartSelection, type LineKey } from './cartSelection';
import { type KeyValueStore } from '../../platform';
import { createPersistedStore } from '../../state/persistedStore';
import { type ReadableStore } from '../../state/valueStore';

/** The contract's limits on a cart. */
export const MAX_QUANTITY = 999;
const MAX_LINES = 200;

/** The cart lies on the device first: it works without a network and survives the app's end. */
export interface CartStore extends ReadableStore<Cart> {
  load(): Promise<void>;
  /**
   * Adds to the line of this item (and variant, where it has some), or a new line at the top; `full` when there is no room
   * for another line.
   */
  add(itemId: string, quantity?: number, variantId?: string): 'added' | 'full';
  /** 0 removes the line. */
  setQuantity(itemId: string, quantity: number, variantId?: string): void;
  /** Removes what was ordered, or can be no longer. */
  removeLines(lines: readonly LineKey[]): void;
  /** Puts a line that was removed back where it stood, unless it is there again. */
  restore(line: CartLine, place: number): void;
  selection: CartSelection;
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

  const selection = createCartSelection(keyValueStore);

  function change(edit: (lines: CartLine[]) => CartLine[]) {
    const changedAtMs = nowMs();
    void store.update((cart) => {
      const lines = edit(cart.lines);
      if (lines === cart.lines) return cart;
      // Never goes back, even when the wall clock does: the newer cart wins between two devices.
      return { lines, updatedAtMs: Math.max(changedAtMs, cart.updatedAtMs + 1) };
    });
  }

  function changeQuantity(key: LineKey, wanted: (before: number) => number) {
    const before = quantityOf(store.get().lines, key);
    change((lines) => withQuantity(lines, key, wanted(quantityOf(lines, key))));
    const quantity = quantityOf(store.get().lines, key);
    if (quantity > before) observer.onAdded(key.itemId, quantity - before);
    else if (quantity < before) observer.onRemoved(key.itemId, before - quantity);
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    load: async () => void (await Promise.all([store.load(), selection.load()])),
    setQuantity: (itemId, quantity, variantId) => changeQuantity(keyOf(itemId, variantId), () => quantity),
    add(itemId, quantity = 1, variantId) {
      const { lines } = store.get();
      const key = keyOf(itemId, variantId);
      if (quantityOf(lines, key) === 0 && lines.length >= MAX_LINES) return 'full';
      changeQuantity(key, (before) => before + quantity);
      return 'added';
    },
    removeLines(removed) {
      change((lines) => {
        const left = lines.filter((line) => !removed.some((key) => isSameLine(line, key)));
        return left.length < lines.length ? left : lines;
      });
    },
    restore(line, place) {
      const { lines } = store.get();
      if (quantityOf(lines, line) > 0 || lines.length >= MAX_LINES) return;
      change((before) => [...before.slice(0, place), line, ...before.slice(place)]);
      observer.onAdded(line.itemId, line.quantity);
    },
    selection,
    adopt: (cart) => void store.set(cart),
  };
}

/** Without a variant there is no such field: carts are compared as text. */
function keyOf(itemId: string, variantId: string | undefined): LineKey {
  return variantId === undefined ? { itemId } : { itemId, variantId };
}

function quantityOf(lines: readonly CartLine[], key: LineKey): number {
  return lines.find((line) => isSameLine(line, key))?.quantity ?? 0;
}

/** The same array when nothing changes, and when there is no room for another line. */
function withQuantity(lines: CartLine[], key: LineKey, wanted: number): CartLine[] {
  const before = quantityOf(lines, key);
  const quantity = Math.min(MAX_QUANTITY, Math.max(0, Math.round(wanted)));
  if (quantity === before) return lines;
  if (quantity === 0) return lines.filter((line) => !isSameLine(line, key));
  if (before > 0) return lines.map((line) => (isSameLine(line, key) ? { ...key, quantity } : line));
  return lines.length < MAX_LINES ? [{ ...key, quantity }, ...lines] : lines;
}
