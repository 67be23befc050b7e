import { addScaled, scaleInto, setZero } from './rows';

/** Row b of y [sequences, 2·n]: greatest and mean of rows offsets[b] … offsets[b + 1] − 1 of x; zeros of none. */
export function poolSequences(sequences: i32, n: i32, x: usize, offsets: usize, y: usize): void {
  const width = (<usize>n) << 2;
  setZero(y, sequences * 2 * n);
  for (let b = 0; b < sequences; b++) {
    const first = load<i32>(offsets);
    const end = load<i32>(offsets, 4);
    offsets += 4;
    const greatest = y;
    const mean = y + width;
    y += 2 * width;
    if (end <= first) continue;
    memory.copy(greatest, x + <usize>first * width, width);
    for (let row = first; row < end; row++) {
      const from = x + <usize>row * width;
      addScaled(mean, from, 1, n);
      for (let at: usize = 0; at < width; at += 4) {
        const value = load<f32>(from + at);
        // Also true where the value is no number, so that it shows.
        if (!(value <= load<f32>(greatest + at))) store<f32>(greatest + at, value);
      }
    }
    scaleInto(mean, mean, <f32>1 / <f32>(end - first), n);
  }
}

/** dx: the mean's gradient spread over its rows, the maximum's divided among the rows that have it. */
export function poolSequencesGradient(
  sequences: i32,
  n: i32,
  rows: i32,
  x: usize,
  offsets: usize,
  y: usize,
  dy: usize,
  dx: usize,
): void {
  const width = (<usize>n) << 2;
  setZero(dx, rows * n);
  for (let b = 0; b < sequences; b++) {
    const first = load<i32>(offsets);
    const end = load<i32>(offsets, 4);
    offsets += 4;
    const share = <f32>1 / <f32>(end - first);
    for (let row = first; row < end; row++) addScaled(dx + <usize>row * width, dy + width, share, n);
    for (let at: usize = 0; at < width; at += 4) {
      const greatest = load<f32>(y + at);
      let count = 0;
      for (let row = first; row < end; row++) {
        if (load<f32>(x + <usize>row * width + at) === greatest) count += 1;
      }
      const part = load<f32>(dy + at) / <f32>max(count, 1);
      for (let row = first; row < end; row++) {
        const place = <usize>row * width + at;
        if (load<f32>(x + place) === greatest) store<f32>(dx + place, load<f32>(dx + place) + part);
      }
    }
    y += 2 * width;
    dy += 2 * width;
  }
}
