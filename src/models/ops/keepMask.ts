/** Dropout whose choice for an element depends on nothing but the seed and the element's counter. */
export interface CounterDropout {
  /** Share of elements to drop, 0 ≤ rate < 1. */
  rate: number;
  /** Unsigned 32-bit integer; two places of a network, and two steps, need two seeds. */
  seed: number;
  /** Counter of the first element: where a part of a batch begins in the whole. */
  offset: number;
}

/**
 * An invertible mix of 32 bits (C. Wellons' lowbias32, 2018): every input bit flips every output bit with
 * probability close to one half.
 */
export function mixBits(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Elements whose mixed counter lies below this are dropped. */
export function dropThreshold(rate: number): number {
  return Math.min(2 ** 32 - 1, Math.round(rate * 2 ** 32));
}

/** What element number `counter` is multiplied with: 0 where it is dropped, otherwise 1 / (1 − rate). */
export function keepFactor(counter: number, { rate, seed }: Pick<CounterDropout, 'rate' | 'seed'>): number {
  const isKept = mixBits((counter ^ mixBits(seed)) | 0) >= dropThreshold(rate);
  return isKept ? Math.fround(1 / (1 - rate)) : 0;
}

/** `keepFactor` of the elements offset … offset + size − 1. Counters wrap at 2³². */
export function keepMask(size: number, { rate, seed, offset }: CounterDropout): Float32Array {
  return Float32Array.from({ length: size }, (_, i) => keepFactor(offset + i, { rate, seed }));
}
