/** Counters of four elements at a time. */
export class Counters {
  /** C. Wellons' lowbias32: the same bits as `mixBits` of `src/models/ops/keepMask`. */
  @inline
  static mix(value: v128): v128 {
    let x = v128.xor(value, i32x4.shr_u(value, 16));
    x = i32x4.mul(x, i32x4.splat(0x7feb352d));
    x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0x846ca68b));
    return v128.xor(x, i32x4.shr_u(x, 16));
  }

  /** All bits set where the element stays. `key` is the mix of the seed. */
  @inline
  static kept(counters: v128, key: u32, threshold: u32): v128 {
    return i32x4.ge_u(Counters.mix(v128.xor(counters, i32x4.splat(key))), i32x4.splat(threshold));
  }
}

export function mixBits(value: u32): u32 {
  let x = value ^ (value >> 16);
  x *= 0x7feb352d;
  x = (x ^ (x >> 15)) * 0x846ca68b;
  return x ^ (x >> 16);
}

/** y = x · (kept ? factor : 0); element i is kept when the mix of offset + i reaches the threshold. */
export function dropout(
  n: i32,
  x: usize,
  seed: u32,
  threshold: u32,
  offset: u32,
  factor: f32,
  y: usize,
): void {
  const key = mixBits(seed);
  let counters = i32x4.add(i32x4.splat(offset), i32x4(0, 1, 2, 3));
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const kept = Counters.kept(counters, key, threshold);
    v128.store(y, f32x4.mul(v128.load(x), v128.and(kept, f32x4.splat(factor))));
    counters = i32x4.add(counters, i32x4.splat(4));
    x += 16;
    y += 16;
  }
  for (; i < n; i++) {
    store<f32>(y, load<f32>(x) * keepFactor(offset + <u32>i, key, threshold, factor));
    x += 4;
    y += 4;
  }
}

/** `key` is the mix of the seed. */
export function keepFactor(counter: u32, key: u32, threshold: u32, factor: f32): f32 {
  return mixBits(counter ^ key) >= threshold ? factor : 0;
}
