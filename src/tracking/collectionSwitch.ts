import { type KeyValueStore } from '../platform';

const KEY = 'tracking/collection';

/** The shopper's decision whether behaviour may be collected, remembered across starts. */
export interface CollectionSwitch {
  load(): Promise<void>;
  isGranted(): boolean;
  /** Holds at once; resolves when it is remembered. */
  set(granted: boolean): Promise<void>;
}

export function createCollectionSwitch(store: KeyValueStore, byDefault: boolean): CollectionSwitch {
  let granted = byDefault;
  let isDecided = false;
  return {
    async load() {
      const stored = await store.get(KEY);
      // A decision of this run is newer than anything on disk.
      if (!isDecided && stored !== undefined) granted = stored === 'on';
    },
    isGranted: () => granted,
    async set(next) {
      granted = next;
      isDecided = true;
      await store.set(KEY, next ? 'on' : 'off');
    },
  };
}
