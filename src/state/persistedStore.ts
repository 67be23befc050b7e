import type * as v from 'valibot';
import { parseJsonWith } from '../contracts';
import { type KeyValueStore } from '../platform';
import { createValueStore, type ReadableStore } from './valueStore';

/** A value store whose value outlives the app. */
export interface PersistedStore<Value> extends ReadableStore<Value> {
  /**
   * Reads what an earlier run left behind; absent or unreadable text leaves the initial value.
   * A value that was set meanwhile wins. Later calls return the first one's promise.
   */
  load(): Promise<void>;
  /** Shown at once; resolves to whether the device has stored it. Writes of one store never overtake each other. */
  set(value: Value): Promise<boolean>;
}

export interface PersistedStoreOptions<Schema extends v.GenericSchema> {
  keyValueStore: KeyValueStore;
  key: string;
  schema: Schema;
  initial: v.InferOutput<Schema>;
}

export function createPersistedStore<Schema extends v.GenericSchema>({
  keyValueStore,
  key,
  schema,
  initial,
}: PersistedStoreOptions<Schema>): PersistedStore<v.InferOutput<Schema>> {
  const store = createValueStore<v.InferOutput<Schema>>(initial);
  let isSet = false;
  let loading: Promise<void> | undefined;
  let lastWrite: Promise<unknown> = Promise.resolve();

  async function readStored(): Promise<void> {
    const text = await keyValueStore.get(key).catch(() => undefined);
    if (text === undefined || isSet) return;
    const parsed = parseJsonWith(schema, text, key);
    if (parsed.ok) store.set(parsed.value);
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    load: () => (loading ??= readStored()),
    set(value) {
      isSet = true;
      store.set(value);
      const write = lastWrite.then(() => keyValueStore.set(key, JSON.stringify(value)));
      const stored = write.then(
        () => true,
        () => false,
      );
      lastWrite = stored;
      return stored;
    },
  };
}
