import * as v from 'valibot';
import { countExposure, type ExposureCounts } from '../../domain/rerank/fatigue';
import { type KeyValueStore } from '../../platform';
import { createPersistedStore } from '../../state/persistedStore';

/** The last items shown: about 12 KB, written with each exposure. */
export const KEPT_EXPOSED_ITEMS = 200;

/** Item id, count and when, last shown last. */
const Stored = v.array(v.tuple([v.string(), v.number(), v.number()]));
type StoredExposures = v.InferOutput<typeof Stored>;

/** What this shopper was shown without a tap, kept on this device only; the input of fatigue. */
export interface ExposureMemory {
  load(): Promise<void>;
  get(): ExposureCounts;
  /** An item was seen in a list. */
  shown(itemId: string): void;
  /** The shopper did something with the item: what was shown in vain before is forgotten. */
  tapped(itemId: string): void;
  clear(): void;
}

export function createExposureMemory(keyValueStore: KeyValueStore, nowMs: () => number): ExposureMemory {
  const store = createPersistedStore({
    keyValueStore,
    key: 'recommend/exposures',
    schema: Stored,
    initial: [],
  });
  const without = (exposures: StoredExposures, itemId: string) => exposures.filter(([id]) => id !== itemId);

  return {
    load: store.load,
    get: () => new Map(store.get().map(([itemId, count, lastMs]) => [itemId, { count, lastMs }])),
    shown(itemId) {
      const shownAtMs = nowMs();
      void store.update((exposures) => {
        const entry = exposures.find(([id]) => id === itemId);
        const before = entry && { count: entry[1], lastMs: entry[2] };
        const after = countExposure(before, shownAtMs);
        if (after === before) return exposures;
        const rounded = Math.round(after.count * 1000) / 1000;
        return [
          ...without(exposures, itemId),
          [itemId, rounded, after.lastMs] satisfies StoredExposures[number],
        ].slice(-KEPT_EXPOSED_ITEMS);
      });
    },
    tapped(itemId) {
      void store.update((exposures) =>
        exposures.some(([id]) => id === itemId) ? without(exposures, itemId) : exposures,
      );
    },
    clear() {
      void store.set([]);
    },
  };
}
