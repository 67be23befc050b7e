/** A list of listeners that may end their subscriptions while they are being called. */
export interface Signal<Payload> {
  subscribe(listener: (payload: Payload) => void): () => void;
  fire(payload: Payload): void;
}

export function createSignal<Payload = void>(): Signal<Payload> {
  const listeners = new Set<(payload: Payload) => void>();
  return {
    subscribe(listener) {
      // A wrapper of its own, so that one function may be subscribed twice.
      const entry = (payload: Payload) => listener(payload);
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    fire(payload) {
      for (const listener of [...listeners]) if (listeners.has(listener)) listener(payload);
    },
  };
}
