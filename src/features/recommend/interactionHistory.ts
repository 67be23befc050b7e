import * as v from 'valibot';
import { Dismissal, type DismissalReason } from '../../domain/rerank/dismissals';
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

const Stored = v.pipe(
  v.object({
    interactions: v.array(Interaction),
    dismissals: v.optional(v.array(Dismissal)),
    /** As versions before reasons kept them. */
    dismissed: v.optional(v.array(v.string()), []),
  }),
  v.transform(({ interactions, dismissals, dismissed }) => ({
    interactions,
    dismissals:
      dismissals ??
      dismissed.map((itemId): Dismissal => ({ itemId, reason: 'not-interested', dismissedAtMs: 0 })),
  })),
);
export type HistoryState = v.InferOutput<typeof Stored>;

const EMPTY: HistoryState = { interactions: [], dismissals: [] };

/** What this shopper did, kept on this device only: the model's input, never sent anywhere. */
export interface InteractionHistory extends ReadableStore<HistoryState> {
  load(): Promise<void>;
  record(itemId: string, kind: Interaction['kind']): void;
  /** "Not interested": the item leaves this shopper's lists, and the reason teaches about others. */
  dismiss(itemId: string, reason?: DismissalReason): void;
  /** Takes back what `dismiss` did. */
  undoDismissal(itemId: string): void;
  /** The item was never looked at. */
  forgetItem(itemId: string): void;
  /** Forgets some of what was done, as if it had never been. */
  forget(isForgotten: (interaction: Interaction) => boolean): void;
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
    initial: EMPTY,
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
    dismiss(itemId, reason = 'not-interested') {
      const dismissedAtMs = nowMs();
      void store.update((state) => {
        const others = state.dismissals.filter((dismissal) => dismissal.itemId !== itemId);
        const dismissals = [...others, { itemId, reason, dismissedAtMs }].slice(-KEPT_DISMISSALS);
        return { ...state, dismissals };
      });
    },
    undoDismissal(itemId) {
      void store.update((state) => {
        const dismissals = state.dismissals.filter((dismissal) => dismissal.itemId !== itemId);
        return dismissals.length < state.dismissals.length ? { ...state, dismissals } : state;
      });
    },
    forgetItem(itemId) {
      void store.update((state) => {
        const interactions = state.interactions.filter((interaction) => interaction.itemId !== itemId);
        return interactions.length < state.interactions.length ? { ...state, interactions } : state;
      });
    },
    forget(isForgotten) {
      void store.update((state) => ({
        ...state,
        interactions: state.interactions.filter((interaction) => !isForgotten(interaction)),
      }));
    },
    clear() {
      void store.set(EMPTY);
    },
  };
}
