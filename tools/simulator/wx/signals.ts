type Listener = (payload?: unknown) => void;

export type Signals = ReturnType<typeof createSignals>;

/** The `onX`/`offX` pairs of `names`, and the way to fire them. */
export function createSignals(names: readonly string[]) {
  const listeners = new Map<string, Set<Listener>>(names.map((name) => [name, new Set()]));
  const of = (name: string) => {
    const found = listeners.get(name);
    if (!found) throw new Error(`simulator: no signal "${name}"`);
    return found;
  };
  const api: Record<string, (listener?: Listener) => void> = {};
  for (const name of names) {
    api[`on${name}`] = (listener) => void (listener && of(name).add(listener));
    api[`off${name}`] = (listener) => void (listener ? of(name).delete(listener) : of(name).clear());
  }
  return {
    api,
    fire: (name: string, payload?: unknown) => of(name).forEach((listener) => listener(payload)),
  };
}
