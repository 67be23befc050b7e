import { createSignal } from '../platform/signal';

/** A value that can be watched: what `useSyncExternalStore` asks for. `get` returns the same object until it changes. */
export interface ReadableStore<Value> {
  get(): Value;
  /** Called after each change. Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
}

export interface ValueStore<Value> extends ReadableStore<Value> {
  set(value: Value): void;
}

export function createValueStore<Value>(initial: Value): ValueStore<Value> {
  const changed = createSignal();
  let value = initial;
  return {
    get: () => value,
    subscribe: changed.subscribe,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      changed.fire();
    },
  };
}
