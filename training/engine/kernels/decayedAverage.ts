import { addScaled, dot, setZero } from './rows';

/** y[t] = Σ weights[age] · x[t − age] within the own sequence; x, y [rows, n], weights [window]. */
export function decayedAverage(
  rows: i32,
  n: i32,
  window: i32,
  x: usize,
  weights: usize,
  positions: usize,
  y: usize,
): void {
  const width = (<usize>n) << 2;
  setZero(y, rows * n);
  for (let row = 0; row < rows; row++) {
    const oldest = oldestAge(positions, row, window);
    let from = x + <usize>row * width;
    const to = y + <usize>row * width;
    for (let age = 0; age <= oldest; age++) {
      addScaled(to, from, load<f32>(weights + ((<usize>age) << 2)), n);
      from -= width;
    }
  }
}

/** dx[s] = Σ weights[age] · dy[s + age]; dDecay[age] = weights[age] · Σ dy[t] · x[t − age], weights = e^decay. */
export function decayedAverageGradient(
  rows: i32,
  n: i32,
  window: i32,
  x: usize,
  weights: usize,
  positions: usize,
  dy: usize,
  dx: usize,
  dDecay: usize,
): void {
  const width = (<usize>n) << 2;
  setZero(dx, rows * n);
  setZero(dDecay, window);
  for (let row = 0; row < rows; row++) {
    const oldest = oldestAge(positions, row, window);
    const gradient = dy + <usize>row * width;
    let at = <usize>row * width;
    for (let age = 0; age <= oldest; age++) {
      const offset = (<usize>age) << 2;
      const weight = load<f32>(weights + offset);
      addScaled(dx + at, gradient, weight, n);
      store<f32>(dDecay + offset, load<f32>(dDecay + offset) + weight * dot(gradient, x + at, n));
      at -= width;
    }
  }
}

/** Never before the first row, whatever the positions say. */
function oldestAge(positions: usize, row: i32, window: i32): i32 {
  return min(min(load<i32>(positions + ((<usize>row) << 2)), window - 1), row);
}
