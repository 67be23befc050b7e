import * as v from 'valibot';
import { type CartLine } from '../../contracts';
import { type KeyValueStore } from '../../platform';
import { createPersistedStore } from '../../state/persistedStore';
import { type ReadableStore } from '../../state/valueStore';

/** What makes a line of the cart the line it is. */
export type LineKey = Pick<CartLine, 'itemId' | 'variantId'>;

/** Which lines of the cart are to be ordered. What is put into the cart is, until the shopper says otherwise. */
export interface CartSelection extends ReadableStore<readonly string[]> {
  load(): Promise<void>;
  isSelected(line: LineKey): boolean;
  select(lines: readonly LineKey[], isSelected: boolean): void;
}

/** Kept on this device: the keys of the lines that are left out. */
export function createCartSelection(keyValueStore: KeyValueStore): CartSelection {
  const store = createPersistedStore({
    keyValueStore,
    key: 'cart/left-out',
    schema: v.array(v.string()),
    initial: [] as string[],
  });
  return {
    get: store.get,
    subscribe: store.subscribe,
    load: store.load,
    isSelected: (line) => !store.get().includes(keyText(line)),
    select(lines, isSelected) {
      const keys = new Set(lines.map(keyText));
      void store.update((leftOut) => {
        const others = leftOut.filter((key) => !keys.has(key));
        return isSelected ? others : [...others, ...keys];
      });
    },
  };
}

function keyText({ itemId, variantId }: LineKey): string {
  return JSON.stringify(variantId === undefined ? [itemId] : [itemId, variantId]);
}
