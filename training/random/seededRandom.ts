export interface SeededRandom {
  /** Uniform in [0, 1), with 32 random bits. */
  next(): number;
  /** Uniform in 0 … bound − 1. */
  below(bound: number): number;
  /** Standard normal (Box–Muller). */
  normal(): number;
  /** Fisher–Yates, in place. */
  shuffle(order: Int32Array): Int32Array;
  /** Where the sequence stands: `seededRandom(state())` goes on from here. */
  state(): number;
}

/** Taken once: a global costs a search at every call where tests run in a context of their own. */
const { imul } = Math;

/** mulberry32: small, fast and the same on every machine; good enough for sampling, not for secrets. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    next,
    below,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: (order) => {
      for (let last = order.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      return order;
    },
    state: () => state,
  };
}
