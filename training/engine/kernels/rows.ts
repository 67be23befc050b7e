import { Lanes } from './lanes';

/** Σ x² of n floats. */
export function sumOfSquares(x: usize, n: i32): f32 {
  return dot(x, x, n);
}

/** Σ x·y of n floats. */
export function dot(x: usize, y: usize, n: i32): f32 {
  let first = f32x4.splat(0);
  let second = f32x4.splat(0);
  let i = 0;
  for (; i + 8 <= n; i += 8) {
    first = Lanes.madd(v128.load(x), v128.load(y), first);
    second = Lanes.madd(v128.load(x, 16), v128.load(y, 16), second);
    x += 32;
    y += 32;
  }
  for (; i + 4 <= n; i += 4) {
    first = Lanes.madd(v128.load(x), v128.load(y), first);
    x += 16;
    y += 16;
  }
  let total = Lanes.sum(f32x4.add(first, second));
  for (; i < n; i++) {
    total += load<f32>(x) * load<f32>(y);
    x += 4;
    y += 4;
  }
  return total;
}

/** Σ x of n floats. */
export function total(x: usize, n: i32): f32 {
  let lanes = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    lanes = f32x4.add(lanes, v128.load(x));
    x += 16;
  }
  let sum = Lanes.sum(lanes);
  for (; i < n; i++) {
    sum += load<f32>(x);
    x += 4;
  }
  return sum;
}

/** y += scale · x over n floats. */
export function addScaled(y: usize, x: usize, scale: f32, n: i32): void {
  const factor = f32x4.splat(scale);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(y, Lanes.madd(factor, v128.load(x), v128.load(y)));
    x += 16;
    y += 16;
  }
  for (; i < n; i++) {
    store<f32>(y, load<f32>(y) + scale * load<f32>(x));
    x += 4;
    y += 4;
  }
}

/** y = scale · x over n floats; x may be y. */
export function scaleInto(y: usize, x: usize, scale: f32, n: i32): void {
  const factor = f32x4.splat(scale);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(y, f32x4.mul(factor, v128.load(x)));
    x += 16;
    y += 16;
  }
  for (; i < n; i++) {
    store<f32>(y, scale * load<f32>(x));
    x += 4;
    y += 4;
  }
}

export function setZero(y: usize, n: i32): void {
  memory.fill(y, 0, (<usize>n) << 2);
}
