import { type ReadableStore } from './valueStore';

/** A view of another store; `derive` runs once per value of the source, so that the result keeps its identity. */
export function deriveStore<Source, Value>(
  source: ReadableStore<Source>,
  derive: (value: Source) => Value,
): ReadableStore<Value> {
  let seen: { source: Source; value: Value } | undefined;
  return {
    subscribe: source.subscribe,
    get() {
      const current = source.get();
      if (!seen || !Object.is(seen.source, current)) seen = { source: current, value: derive(current) };
      return seen.value;
    },
  };
}
