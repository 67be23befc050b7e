import { Lanes } from './lanes';

/**
 * One step of AdamW (Loshchilov & Hutter 2019, algorithm 2) in place. `rate` and `correction` carry the bias
 * corrections lr / (1 − β₁^t) and 1 / (1 − β₂^t); `keep` = 1 − lr · decay; gradients are scaled by `scale` first.
 */
export function adamW(
  n: i32,
  values: usize,
  gradient: usize,
  mean: usize,
  square: usize,
  rate: f32,
  correction: f32,
  keep: f32,
  scale: f32,
  betaMean: f32,
  betaSquare: f32,
  epsilon: f32,
): void {
  const end = values + ((<usize>n) << 2);
  const toGradient = gradient - values;
  const toMean = mean - values;
  const toSquare = square - values;
  for (; values + 16 <= end; values += 16) {
    const g = f32x4.mul(v128.load(values + toGradient), f32x4.splat(scale));
    const m = Lanes.madd(
      f32x4.splat(betaMean),
      v128.load(values + toMean),
      f32x4.mul(f32x4.splat(1 - betaMean), g),
    );
    const s = Lanes.madd(
      f32x4.splat(betaSquare),
      v128.load(values + toSquare),
      f32x4.mul(f32x4.splat(1 - betaSquare), f32x4.mul(g, g)),
    );
    v128.store(values + toMean, m);
    v128.store(values + toSquare, s);
    const root = f32x4.add(f32x4.sqrt(f32x4.mul(s, f32x4.splat(correction))), f32x4.splat(epsilon));
    const change = f32x4.div(f32x4.mul(f32x4.splat(rate), m), root);
    v128.store(values, f32x4.sub(f32x4.mul(f32x4.splat(keep), v128.load(values)), change));
  }
  for (; values < end; values += 4) {
    const g = load<f32>(values + toGradient) * scale;
    const m = betaMean * load<f32>(values + toMean) + (1 - betaMean) * g;
    const s = betaSquare * load<f32>(values + toSquare) + (1 - betaSquare) * g * g;
    store<f32>(values + toMean, m);
    store<f32>(values + toSquare, s);
    store<f32>(values, keep * load<f32>(values) - (rate * m) / (sqrt<f32>(s * correction) + epsilon));
  }
}

/** Σ x² of n floats in double precision: a table of millions of rows would round small squares away. */
export function squaredNorm(n: i32, x: usize): f64 {
  let first = f64x2.splat(0);
  let second = f64x2.splat(0);
  const end = x + ((<usize>n) << 2);
  for (; x + 16 <= end; x += 16) {
    const lanes = v128.load(x);
    const low = f64x2.promote_low_f32x4(lanes);
    const high = f64x2.promote_low_f32x4(v128.shuffle<i64>(lanes, lanes, 1, 1));
    first = f64x2.add(first, f64x2.mul(low, low));
    second = f64x2.add(second, f64x2.mul(high, high));
  }
  const lanes = f64x2.add(first, second);
  let sum = f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1);
  for (; x < end; x += 4) sum += <f64>load<f32>(x) * <f64>load<f32>(x);
  return sum;
}

/** average += rate · (values − average), in place. */
export function blend(n: i32, average: usize, values: usize, rate: f32): void {
  const end = average + ((<usize>n) << 2);
  for (; average + 16 <= end; average += 16) {
    const old = v128.load(average);
    v128.store(average, Lanes.madd(f32x4.splat(rate), f32x4.sub(v128.load(values), old), old));
    values += 16;
  }
  for (; average < end; average += 4) {
    const old = load<f32>(average);
    store<f32>(average, old + rate * (load<f32>(values) - old));
    values += 4;
  }
}
