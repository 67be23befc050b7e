import * as v from 'valibot';
import { type KeyValueStore } from '../../platform';
import { createPersistedStore } from '../../state/persistedStore';
import { type ReadableStore } from '../../state/valueStore';

const KEPT_QUERIES = 12;

/** What this shopper has searched for, last first; kept on this device only. */
export interface SearchHistory extends ReadableStore<readonly string[]> {
  load(): Promise<void>;
  add(query: string): void;
  remove(query: string): void;
  clear(): void;
}

export function createSearchHistory(keyValueStore: KeyValueStore): SearchHistory {
  const store = createPersistedStore({
    keyValueStore,
    key: 'search/history',
    schema: v.array(v.string()),
    initial: [],
  });
  const without = (queries: readonly string[], query: string) => queries.filter((other) => other !== query);
  return {
    get: store.get,
    subscribe: store.subscribe,
    load: store.load,
    add: (query) =>
      void store.update((queries) => [query, ...without(queries, query)].slice(0, KEPT_QUERIES)),
    remove: (query) => void store.update((queries) => without(queries, query)),
    clear: () => void store.set([]),
  };
}
