import * as v from 'valibot';
import { type KeyValueStore } from '../../platform';
import { createPersistedStore } from '../../state/persistedStore';
import { type ReadableStore } from '../../state/valueStore';

/** More than any encoder reads (RecommenderConfig.historyLength ≤ 50), so that dropping repeats leaves enough. */
const KEPT_INTERACTIONS = 100;
const KEPT_DISMISSALS = 500;

export const Interaction = v.object({
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

  return {
    get: store.get,
    subscribe: store.subscribe,
    load: store.load,
    record(itemId, kind) {
      const occurredAtMs = nowMs();
      void store.update((state) => {
        const { interactions } = state;
        const last = interactions[interactions.length - 1];
        // Opening the same product again and again says nothing new.
        if (last?.itemId === itemId && last.kind === kind) return state;
        const kept = [...interactions, { itemId, kind, occurredAtMs }].slice(-KEPT_INTERACTIONS);
        return { ...state, interactions: kept };
      });
    },
    dismiss(itemId) {
      void store.update((state) =>
        state.dismissed.includes(itemId)
          ? state
          : { ...state, dismissed: [...state.dismissed, itemId].slice(-KEPT_DISMISSALS) },
      );
    },
    clear() {
      void store.set({ interactions: [], dismissed: [] });
    },
  };
}
