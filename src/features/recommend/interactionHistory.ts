import * as v from 'valibot';
import { type KeyValueStore } from '../../platform';
import { createPersistedStore } from '../../state/persistedStore';
import { type ReadableStore } from '../../state/valueStore';

/** More than any encoder reads (RecommenderConfig.historyLength ≤ 50), so that dropping repeats leaves enough. */
const KEPT_INTERACTIONS = 100;
const KEPT_DISMISSALS = 500;

const Interaction = v.object({
  itemId: v.string(),
  kind: v.picklist(['viewed', 'cart-added', 'ordered']),
  occurredAtMs: v.number(),
});
export type Interaction = v.InferOutput<typeof Interaction>;

const Stored = v.object({ interactions: v.array(Interaction), dismissed: v.array(v.string()) });
export type HistoryState = v.InferOutput<typeof Stored>;

/** What this shopper did, kept on this device only: the model's input, never sent anywhere. */
export interface InteractionHistory extends ReadableStore<HistoryState> {
  load(): Promise<void>;
  record(itemId: string, kind: Interaction['kind']): void;
  /** "Not interested": the item leaves this shopper's lists. */
  dismiss(itemId: string): void;
  clear(): void;
}

export function createInteractionHistory(
  keyValueStore: KeyValueStore,
  nowMs: () => number,
): InteractionHistory {
  const store = createPersistedStore({
    keyValueStore,
    key: 'recommend/history',
    schema: Stored,
    initial: { interactions: [], dismissed: [] },
  });

  let isLoaded = false;
  let loading: Promise<void> | undefined;

  function load(): Promise<void> {
    loading ??= store.load().then(() => {
      isLoaded = true;
    });
    return loading;
  }

  /** At once, or, when a shared link opens a product before the device has answered, after what it remembers. */
  function change(update: (state: HistoryState) => Partial<HistoryState> | undefined): void {
    const apply = () => {
      const difference = update(store.get());
      if (difference) void store.set({ ...store.get(), ...difference });
    };
    if (isLoaded) apply();
    else void load().then(apply);
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    load,
    record(itemId, kind) {
      const occurredAtMs = nowMs();
      change(({ interactions }) => {
        const last = interactions[interactions.length - 1];
        // Opening the same product again and again says nothing new.
        if (last?.itemId === itemId && last.kind === kind) return undefined;
        return { interactions: [...interactions, { itemId, kind, occurredAtMs }].slice(-KEPT_INTERACTIONS) };
      });
    },
    dismiss(itemId) {
      change(({ dismissed }) =>
        dismissed.includes(itemId)
          ? undefined
          : { dismissed: [...dismissed, itemId].slice(-KEPT_DISMISSALS) },
      );
    },
    clear() {
      void store.set({ interactions: [], dismissed: [] });
    },
  };
}
