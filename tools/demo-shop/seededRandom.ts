/** A reproducible source of chance: the same seed gives the same sequence on every machine. */
export interface SeededRandom {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number in [0, limit). */
  below(limit: number): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  /** Standard normal (Box–Muller). */
  normal(): number;
  pick<T>(options: readonly T[]): T;
  /** Index drawn with probability weights[i] / Σ weights; throws when no weight is positive. */
  pickWeighted(weights: ArrayLike<number>): number;
  /** A new array in random order (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[];
}

/** 32-bit FNV-1a over UTF-16 code units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * Mulberry32 (period 2³², passes gjrand for the few million draws a shop needs).
 * A text seed names a stream, so that adding a good does not disturb what other goods draw.
 */
export function createSeededRandom(seed: number | string): SeededRandom {
  // A murmur finaliser: neighbouring seeds must not give neighbouring first draws.
  let state = typeof seed === 'string' ? hashText(seed) : seed >>> 0;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  state = (state ^ (state >>> 16)) >>> 0;

  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);

  return {
    next,
    below,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick<T>(options: readonly T[]): T {
      if (options.length === 0) throw new RangeError('cannot pick from an empty list');
      return options[below(options.length)] as T;
    },
    pickWeighted(weights) {
      let total = 0;
      for (let index = 0; index < weights.length; index++) total += weights[index] ?? 0;
      if (!(total > 0)) throw new RangeError('cannot pick: no weight is positive');
      let remaining = next() * total;
      let last = 0;
      for (let index = 0; index < weights.length; index++) {
        const weight = weights[index] ?? 0;
        if (weight <= 0) continue;
        last = index;
        remaining -= weight;
        if (remaining < 0) return index;
      }
      return last;
    },
    shuffle<T>(items: readonly T[]): T[] {
      const shuffled = [...items];
      for (let index = shuffled.length - 1; index > 0; index--) {
        const other = below(index + 1);
        [shuffled[index], shuffled[other]] = [shuffled[other] as T, shuffled[index] as T];
      }
      return shuffled;
    },
  };
}
