import type * as v from 'valibot';
import { parseJsonWith } from '../contracts';
import { type KeyValueStore } from '../platform';
import { isPersonal } from './personalStorage';
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
  /**
   * Like `set`, for a change of what is there, which gives back the same object to change nothing. Before the stored
   * value has been read it is shown on the value so far, and made again on the stored one before anything is written.
   */
  update(change: (value: Value) => Value): Promise<boolean>;
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
  type Value = v.InferOutput<Schema>;
  const store = createValueStore<Value>(initial);
  /** Since the stored value was read, or a set value took its place. */
  let isKnown = false;
  const earlyChanges: ((value: Value) => Value)[] = [];
  let loading: Promise<void> | undefined;
  let lastWrite: Promise<unknown> = Promise.resolve();

  async function readStored(): Promise<void> {
    const text = await keyValueStore.get(key).catch(() => undefined);
    if (isKnown) return;
    isKnown = true;
    const parsed = text === undefined ? undefined : parseJsonWith(schema, text, key);
    if (parsed?.ok) store.set(earlyChanges.reduce((value, change) => change(value), parsed.value));
  }

  function load(): Promise<void> {
    return (loading ??= readStored());
  }

  function write(value: Value): Promise<boolean> {
    const stored = lastWrite
      .then(() => keyValueStore.set(key, JSON.stringify(value)))
      .then(
        () => true,
        () => false,
      );
    lastWrite = stored;
    return stored;
  }

  if (isPersonal(keyValueStore)) {
    keyValueStore.onErase(async () => {
      isKnown = true;
      earlyChanges.length = 0;
      store.set(initial);
      await lastWrite;
    });
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    load,
    set(value) {
      isKnown = true;
      store.set(value);
      return write(value);
    },
    async update(change) {
      const before = store.get();
      const wasKnown = isKnown;
      if (!wasKnown) earlyChanges.push(change);
      store.set(change(before));
      if (!wasKnown) await load();
      else if (store.get() === before) return true;
      return write(store.get());
    },
  };
}
