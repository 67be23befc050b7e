import { addScaled, setZero } from './rows';

/**
 * to [count, n]: row indices[i] of `from`. Returns −1, or the first i whose index is outside 0 … rows − 1; there it
 * stops.
 */
export function gatherRows(count: i32, n: i32, rows: i32, indices: usize, from: usize, to: usize): i32 {
  const width = (<usize>n) << 2;
  for (let i = 0; i < count; i++) {
    const index = load<i32>(indices + ((<usize>i) << 2));
    if (<u32>index >= <u32>rows) return i;
    memory.copy(to, from + <usize>index * width, width);
    to += width;
  }
  return -1;
}

/** sums [segments, n]: row s is the sum of the rows of x whose id is s; ids outside the segments are dropped. */
export function segmentSum(count: i32, n: i32, segments: i32, ids: usize, x: usize, sums: usize): void {
  const width = (<usize>n) << 2;
  setZero(sums, segments * n);
  for (let i = 0; i < count; i++) {
    const segment = load<i32>(ids + ((<usize>i) << 2));
    if (<u32>segment < <u32>segments) addScaled(sums + <usize>segment * width, x, 1, n);
    x += width;
  }
}
