import { Lanes } from './lanes';

/** Greatest of n floats, n ≥ 1; NaN when one is NaN. */
export function maximum(x: usize, n: i32): f32 {
  let lanes = f32x4.splat(-Infinity);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    lanes = f32x4.max(lanes, v128.load(x));
    x += 16;
  }
  if (i < n) lanes = f32x4.max(lanes, Lanes.loadFirst(x, n - i, -Infinity));
  return Lanes.max(lanes);
}

/** x = e^(x − shift) over n floats. Returns their sum. */
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
    const odds = f32x4.extract_lane(Lanes.exp(f32x4.splat(load<f32>(x) - shift)), 0);
    store<f32>(x, odds);
    sum += odds;
    x += 4;
  }
  return sum;
}

/** y = e^x over n floats. */
export function exponentialsOf(n: i32, x: usize, y: usize): void {
  memory.copy(y, x, (<usize>n) << 2);
  exponentials(y, n, 0);
}
