import { useSyncExternalStore } from 'react';
import { type ReadableStore } from './valueStore';

/** The store's value; the component renders again when it changes. */
export function useStore<Value>(store: ReadableStore<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
