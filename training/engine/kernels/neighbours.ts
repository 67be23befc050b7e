import { addScaled, setZero } from './rows';

/** y[t] = x[t − distance] ‖ x[t] ‖ x[t + distance] within the own sequence; x [rows, n], y [rows, 3·n]. */
export function neighbourRows(rows: i32, n: i32, distance: i32, x: usize, positions: usize, y: usize): void {
  const width = (<usize>n) << 2;
  for (let row = 0; row < rows; row++) {
    for (let side = -1; side <= 1; side++) {
      const other = row + side * distance;
      if (isNeighbour(positions, rows, row, other)) memory.copy(y, x + <usize>other * width, width);
      else setZero(y, n);
      y += width;
    }
  }
}

/** dx[s] = the parts of dy that x[s] was copied to. */
export function neighbourRowsGradient(
  rows: i32,
  n: i32,
  distance: i32,
  positions: usize,
  dy: usize,
  dx: usize,
): void {
  const width = (<usize>n) << 2;
  setZero(dx, rows * n);
  for (let row = 0; row < rows; row++) {
    for (let side = -1; side <= 1; side++) {
      const other = row + side * distance;
      if (isNeighbour(positions, rows, row, other)) addScaled(dx + <usize>other * width, dy, 1, n);
      dy += width;
    }
  }
}

/** Rows are of one sequence when their positions differ as their numbers do. */
function isNeighbour(positions: usize, rows: i32, row: i32, other: i32): bool {
  if (<u32>other >= <u32>rows) return false;
  const own = load<i32>(positions + ((<usize>row) << 2));
  return load<i32>(positions + ((<usize>other) << 2)) === own + other - row;
}
