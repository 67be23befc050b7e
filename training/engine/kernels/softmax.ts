import { Lanes, exponential } from './lanes';

/** Greatest of n floats, n ≥ 1, that are numbers; −∞ when there is none. */
export function maximum(x: usize, n: i32): f32 {
  let lanes = f32x4.splat(-Infinity);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    lanes = f32x4.pmax(lanes, v128.load(x));
    x += 16;
  }
  if (i < n) lanes = f32x4.pmax(lanes, Lanes.loadFirst(x, n - i, -Infinity));
  return Lanes.max(lanes);
}

/** x = e^(x − shift) over n floats, none above `shift`. Returns their sum, NaN when one is NaN. */
export function exponentials(x: usize, n: i32, shift: f32): f32 {
  const shifts = f32x4.splat(shift);
  let sums = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const odds = Lanes.exp(f32x4.sub(v128.load(x), shifts));
    v128.store(x, odds);
    sums = f32x4.add(sums, odds);
    x += 16;
  }
  let sum = Lanes.sum(sums);
  for (; i < n; i++) {
    const odds = exponential(load<f32>(x) - shift);
    store<f32>(x, odds);
    sum += odds;
    x += 4;
  }
  return sum;
}
