import { Lanes } from './lanes';

/** Rows of the register tile. With 8 columns, 10 sums, 2 factors and 1 spread factor fit into 16 registers. */
export const TILE_ROWS: i32 = 5;
export const TILE_COLUMNS: i32 = 8;

/** Where an incomplete tile is put together: 5 × 8 floats of the backend's memory. */
let spare: usize = 0;

export function setSpareTile(pointer: usize): void {
  spare = pointer;
}

/**
 * C [rows ≤ 5, columns ≤ 8] = A [rows, k] · B [k, 8], added to what is there when `adds`. Distances are in bytes:
 * `aRow`, `cRow` between rows, `aStep`, `bStep` between steps of k. B is read 8 columns wide whatever `columns` is.
 */
export function multiplyTile(
  rows: i32,
  columns: i32,
  k: i32,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  c: usize,
  cRow: usize,
  adds: bool,
): void {
  const whole = rows === TILE_ROWS && columns === TILE_COLUMNS;
  const to = whole ? c : spare;
  const toRow: usize = whole ? cRow : 32;
  const start = i64x2.splat(whole && adds ? -1 : 0);
  if (rows < TILE_ROWS) multiplyFewRows(rows, k, a, aRow, aStep, b, bStep, to, toRow, start);
  else if (aStep === 4) multiplyAlongRows(k, a, aRow, b, bStep, to, toRow, start);
  else if (aRow === 4) multiplyDownColumns(k, a, aStep, b, bStep, to, toRow, start);
  else multiplyFewRows(rows, k, a, aRow, aStep, b, bStep, to, toRow, start);
  if (!whole) copyPart(rows, columns, c, cRow, adds);
}

// Three functions that differ in how they walk through A, with the sums loaded and stored in each: V8 (11.3, 12.4)
// keeps the sums in registers only while a function has one loop and nothing else; sharing costs a factor of 2 to 4.

/** A's rows are contiguous. `start` clears the sums' first values or lets them be. */
function multiplyAlongRows(
  k: i32,
  a: usize,
  aRow: usize,
  b: usize,
  bStep: usize,
  to: usize,
  toRow: usize,
  start: v128,
): void {
  let a0 = a;
  let a1 = a + aRow;
  let a2 = a + 2 * aRow;
  let a3 = a + 3 * aRow;
  let a4 = a + 4 * aRow;
  let c00 = v128.and(v128.load(to), start);
  let c01 = v128.and(v128.load(to, 16), start);
  let c10 = v128.and(v128.load(to + toRow), start);
  let c11 = v128.and(v128.load(to + toRow, 16), start);
  let c20 = v128.and(v128.load(to + 2 * toRow), start);
  let c21 = v128.and(v128.load(to + 2 * toRow, 16), start);
  let c30 = v128.and(v128.load(to + 3 * toRow), start);
  let c31 = v128.and(v128.load(to + 3 * toRow, 16), start);
  let c40 = v128.and(v128.load(to + 4 * toRow), start);
  let c41 = v128.and(v128.load(to + 4 * toRow, 16), start);
  for (const end = b + <usize>k * bStep; b < end; b += bStep) {
    const left = v128.load(b);
    const right = v128.load(b, 16);
    let spread = v128.load32_splat(a0);
    c00 = Lanes.madd(spread, left, c00);
    c01 = Lanes.madd(spread, right, c01);
    spread = v128.load32_splat(a1);
    c10 = Lanes.madd(spread, left, c10);
    c11 = Lanes.madd(spread, right, c11);
    spread = v128.load32_splat(a2);
    c20 = Lanes.madd(spread, left, c20);
    c21 = Lanes.madd(spread, right, c21);
    spread = v128.load32_splat(a3);
    c30 = Lanes.madd(spread, left, c30);
    c31 = Lanes.madd(spread, right, c31);
    spread = v128.load32_splat(a4);
    c40 = Lanes.madd(spread, left, c40);
    c41 = Lanes.madd(spread, right, c41);
    a0 += 4;
    a1 += 4;
    a2 += 4;
    a3 += 4;
    a4 += 4;
  }
  v128.store(to, c00);
  v128.store(to, c01, 16);
  v128.store(to + toRow, c10);
  v128.store(to + toRow, c11, 16);
  v128.store(to + 2 * toRow, c20);
  v128.store(to + 2 * toRow, c21, 16);
  v128.store(to + 3 * toRow, c30);
  v128.store(to + 3 * toRow, c31, 16);
  v128.store(to + 4 * toRow, c40);
  v128.store(to + 4 * toRow, c41, 16);
}

/** A's columns are contiguous: A lies transposed. */
function multiplyDownColumns(
  k: i32,
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  to: usize,
  toRow: usize,
  start: v128,
): void {
  let c00 = v128.and(v128.load(to), start);
  let c01 = v128.and(v128.load(to, 16), start);
  let c10 = v128.and(v128.load(to + toRow), start);
  let c11 = v128.and(v128.load(to + toRow, 16), start);
  let c20 = v128.and(v128.load(to + 2 * toRow), start);
  let c21 = v128.and(v128.load(to + 2 * toRow, 16), start);
  let c30 = v128.and(v128.load(to + 3 * toRow), start);
  let c31 = v128.and(v128.load(to + 3 * toRow, 16), start);
  let c40 = v128.and(v128.load(to + 4 * toRow), start);
  let c41 = v128.and(v128.load(to + 4 * toRow, 16), start);
  for (const end = b + <usize>k * bStep; b < end; b += bStep) {
    const left = v128.load(b);
    const right = v128.load(b, 16);
    let spread = v128.load32_splat(a);
    c00 = Lanes.madd(spread, left, c00);
    c01 = Lanes.madd(spread, right, c01);
    spread = v128.load32_splat(a, 4);
    c10 = Lanes.madd(spread, left, c10);
    c11 = Lanes.madd(spread, right, c11);
    spread = v128.load32_splat(a, 8);
    c20 = Lanes.madd(spread, left, c20);
    c21 = Lanes.madd(spread, right, c21);
    spread = v128.load32_splat(a, 12);
    c30 = Lanes.madd(spread, left, c30);
    c31 = Lanes.madd(spread, right, c31);
    spread = v128.load32_splat(a, 16);
    c40 = Lanes.madd(spread, left, c40);
    c41 = Lanes.madd(spread, right, c41);
    a += aStep;
  }
  v128.store(to, c00);
  v128.store(to, c01, 16);
  v128.store(to + toRow, c10);
  v128.store(to + toRow, c11, 16);
  v128.store(to + 2 * toRow, c20);
  v128.store(to + 2 * toRow, c21, 16);
  v128.store(to + 3 * toRow, c30);
  v128.store(to + 3 * toRow, c31, 16);
  v128.store(to + 4 * toRow, c40);
  v128.store(to + 4 * toRow, c41, 16);
}

/** Any A, also with less than 5 rows: the last one is repeated, and what comes of it is dropped by `copyPart`. */
function multiplyFewRows(
  rows: i32,
  k: i32,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  to: usize,
  toRow: usize,
  start: v128,
): void {
  const last = a + aRow * <usize>(rows - 1);
  let a0 = a;
  let a1 = min(a + aRow, last);
  let a2 = min(a + 2 * aRow, last);
  let a3 = min(a + 3 * aRow, last);
  let a4 = min(a + 4 * aRow, last);
  let c00 = v128.and(v128.load(to), start);
  let c01 = v128.and(v128.load(to, 16), start);
  let c10 = v128.and(v128.load(to + toRow), start);
  let c11 = v128.and(v128.load(to + toRow, 16), start);
  let c20 = v128.and(v128.load(to + 2 * toRow), start);
  let c21 = v128.and(v128.load(to + 2 * toRow, 16), start);
  let c30 = v128.and(v128.load(to + 3 * toRow), start);
  let c31 = v128.and(v128.load(to + 3 * toRow, 16), start);
  let c40 = v128.and(v128.load(to + 4 * toRow), start);
  let c41 = v128.and(v128.load(to + 4 * toRow, 16), start);
  for (const end = b + <usize>k * bStep; b < end; b += bStep) {
    const left = v128.load(b);
    const right = v128.load(b, 16);
    let spread = v128.load32_splat(a0);
    c00 = Lanes.madd(spread, left, c00);
    c01 = Lanes.madd(spread, right, c01);
    spread = v128.load32_splat(a1);
    c10 = Lanes.madd(spread, left, c10);
    c11 = Lanes.madd(spread, right, c11);
    spread = v128.load32_splat(a2);
    c20 = Lanes.madd(spread, left, c20);
    c21 = Lanes.madd(spread, right, c21);
    spread = v128.load32_splat(a3);
    c30 = Lanes.madd(spread, left, c30);
    c31 = Lanes.madd(spread, right, c31);
    spread = v128.load32_splat(a4);
    c40 = Lanes.madd(spread, left, c40);
    c41 = Lanes.madd(spread, right, c41);
    a0 += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
    a4 += aStep;
  }
  v128.store(to, c00);
  v128.store(to, c01, 16);
  v128.store(to + toRow, c10);
  v128.store(to + toRow, c11, 16);
  v128.store(to + 2 * toRow, c20);
  v128.store(to + 2 * toRow, c21, 16);
  v128.store(to + 3 * toRow, c30);
  v128.store(to + 3 * toRow, c31, 16);
  v128.store(to + 4 * toRow, c40);
  v128.store(to + 4 * toRow, c41, 16);
}

function copyPart(rows: i32, columns: i32, c: usize, cRow: usize, adds: bool): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const to = c + <usize>row * cRow + ((<usize>column) << 2);
      const value = load<f32>(spare + ((<usize>(row * TILE_COLUMNS + column)) << 2));
      store<f32>(to, adds ? load<f32>(to) + value : value);
    }
  }
}
