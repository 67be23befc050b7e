import { addScaled, dot, scaleInto, sumOfSquares } from './rows';

/** What a row is multiplied with; a row of zeros counts as one of length 1. */
function inverseLength(x: usize, n: i32): f32 {
  const squared = sumOfSquares(x, n);
  return squared === 0 ? 1 : 1 / sqrt<f32>(squared);
}

/** y = x / ‖x‖, row by row; x, y [rows, n]. */
export function unitLength(rows: i32, n: i32, x: usize, y: usize): void {
  for (let row = 0; row < rows; row++) {
    scaleInto(y, x, inverseLength(x, n), n);
    x += (<usize>n) << 2;
    y += (<usize>n) << 2;
  }
}

/** dx = (dy − u (u · dy)) / ‖x‖ with u = x / ‖x‖. */
export function unitLengthGradient(rows: i32, n: i32, x: usize, dy: usize, dx: usize): void {
  for (let row = 0; row < rows; row++) {
    const inverse = inverseLength(x, n);
    scaleInto(dx, dy, inverse, n);
    addScaled(dx, x, -dot(x, dy, n) * inverse * inverse * inverse, n);
    x += (<usize>n) << 2;
    dy += (<usize>n) << 2;
    dx += (<usize>n) << 2;
  }
}
