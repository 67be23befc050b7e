/** Four floats at a time. Decorated methods, because a decorated function is no syntax that TypeScript's parser takes. */
export class Lanes {
  /** a · b + c; fused into one instruction where the module is built for it. */
  @inline
  static madd(a: v128, b: v128, c: v128): v128 {
    if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
    return f32x4.add(f32x4.mul(a, b), c);
  }

  @inline
  static sum(x: v128): f32 {
    return (
      f32x4.extract_lane(x, 0) +
      f32x4.extract_lane(x, 1) +
      (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
    );
  }

  /** NaN when a lane is NaN. */
  @inline
  static max(x: v128): f32 {
    return max<f32>(
      max<f32>(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)),
      max<f32>(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)),
    );
  }

  /**
   * e^x with a relative error of 2e-7 (Cephes' expf: x = z·ln 2 + r, e^r by a polynomial). 0 below −87.3, where
   * floats lose their precision; ∞ from 88.4 on; NaN stays NaN.
   */
  @inline
  static exp(x: v128): v128 {
    const clamped = f32x4.max(f32x4.min(x, f32x4.splat(88.3762626)), f32x4.splat(-87.3365478));
    const z = f32x4.nearest(f32x4.mul(clamped, f32x4.splat(1.44269504)));
    let r = f32x4.sub(clamped, f32x4.mul(z, f32x4.splat(0.693359375)));
    r = f32x4.sub(r, f32x4.mul(z, f32x4.splat(-2.1219444e-4)));
    let p = f32x4.splat(1.98756915e-4);
    p = Lanes.madd(p, r, f32x4.splat(1.3981999507e-3));
    p = Lanes.madd(p, r, f32x4.splat(8.3334519073e-3));
    p = Lanes.madd(p, r, f32x4.splat(4.1665795894e-2));
    p = Lanes.madd(p, r, f32x4.splat(1.6666665459e-1));
    p = Lanes.madd(p, r, f32x4.splat(5.0000001201e-1));
    p = f32x4.add(Lanes.madd(f32x4.mul(r, r), p, r), f32x4.splat(1));
    const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(z), i32x4.splat(127)), 23);
    const tiny = f32x4.lt(x, f32x4.splat(-87.3365478));
    const huge = f32x4.gt(x, f32x4.splat(88.3762626));
    const finite = v128.andnot(f32x4.mul(p, power), tiny);
    return v128.bitselect(f32x4.splat(Infinity), finite, huge);
  }

  /** The first `count` floats at `pointer`, 0 < count ≤ 4; the other lanes are `rest`. Reads nothing beyond. */
  @inline
  static loadFirst(pointer: usize, count: i32, rest: f32): v128 {
    let x = f32x4.splat(rest);
    x = f32x4.replace_lane(x, 0, load<f32>(pointer));
    if (count > 1) x = f32x4.replace_lane(x, 1, load<f32>(pointer, 4));
    if (count > 2) x = f32x4.replace_lane(x, 2, load<f32>(pointer, 8));
    if (count > 3) x = f32x4.replace_lane(x, 3, load<f32>(pointer, 12));
    return x;
  }

  @inline
  static storeFirst(pointer: usize, count: i32, x: v128): void {
    store<f32>(pointer, f32x4.extract_lane(x, 0));
    if (count > 1) store<f32>(pointer, f32x4.extract_lane(x, 1), 4);
    if (count > 2) store<f32>(pointer, f32x4.extract_lane(x, 2), 8);
    if (count > 3) store<f32>(pointer, f32x4.extract_lane(x, 3), 12);
  }
}

/** e^x of one float, rounded as in four lanes. */
export function exponential(x: f32): f32 {
  return f32x4.extract_lane(Lanes.exp(f32x4.splat(x)), 0);
}

/**
 * ln x of a positive number to double precision: x = m·2^n with m in [√½, √2), ln m = 2·artanh((m − 1)/(m + 1)).
 * The standard library's logarithm keeps a table in memory, which here belongs to somebody else.
 */
export function logarithm(x: f64): f64 {
  if (!(x > 0) || x === Infinity) return x > 0 ? x : x === 0 ? -Infinity : NaN;
  const bits = reinterpret<u64>(x);
  let exponent = <i32>(bits >> 52) - 1023;
  let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    exponent += 1;
  }
  const t = (m - 1) / (m + 1);
  const s = t * t;
  let series: f64 = 1.0 / 19.0;
  for (let odd = 17; odd >= 1; odd -= 2) series = series * s + 1.0 / <f64>odd;
  return 2 * t * series + <f64>exponent * 0.6931471805599453;
}
