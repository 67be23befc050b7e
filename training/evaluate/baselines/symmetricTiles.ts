/** Rows and columns of a tile: three tiles of doubles fit the cache next to the core. */
export const TILE = 64;
const AREA = TILE * TILE;

/**
 * Lower half of a symmetric or triangular matrix, cut into tiles of 64 × 64 that lie in one piece each, so
 * that products of tiles run in the cache. Rows beyond the size of the matrix are the caller's to fill.
 */
export interface LowerTiles {
  /** Tiles in a row of the whole matrix. */
  count: number;
  /** Tile (i, j) with j ≤ i. */
  at(i: number, j: number): Float64Array;
}

export function createLowerTiles(size: number): LowerTiles {
  const count = Math.ceil(size / TILE);
  const tiles = Array.from({ length: (count * (count + 1)) / 2 }, () => new Float64Array(AREA));
  return { count, at: (i, j) => tiles[(i * (i + 1)) / 2 + j]! };
}

/** target += sign · a · bᵀ for three tiles, four rows by four columns at a time in local variables. */
export function addProductTransposed(
  target: Float64Array,
  a: Float64Array,
  b: Float64Array,
  sign: 1 | -1,
): void {
  for (let row = 0; row < AREA; row += 4 * TILE) {
    for (let column = 0; column < AREA; column += 4 * TILE) {
      multiplyFourByFour(target, a, b, sign, row, column);
    }
  }
}

/** `row` and `column` are where four rows of `a` and four rows of `b` begin in their tiles. */
function multiplyFourByFour(
  target: Float64Array,
  a: Float64Array,
  b: Float64Array,
  sign: 1 | -1,
  row: number,
  column: number,
): void {
  let s00 = 0,
    s01 = 0,
    s02 = 0,
    s03 = 0;
  let s10 = 0,
    s11 = 0,
    s12 = 0,
    s13 = 0;
  let s20 = 0,
    s21 = 0,
    s22 = 0,
    s23 = 0;
  let s30 = 0,
    s31 = 0,
    s32 = 0,
    s33 = 0;
  for (let k = 0; k < TILE; k++) {
    const a0 = a[row + k]!;
    const a1 = a[row + TILE + k]!;
    const a2 = a[row + 2 * TILE + k]!;
    const a3 = a[row + 3 * TILE + k]!;
    const b0 = b[column + k]!;
    const b1 = b[column + TILE + k]!;
    const b2 = b[column + 2 * TILE + k]!;
    const b3 = b[column + 3 * TILE + k]!;
    s00 += a0 * b0;
    s01 += a0 * b1;
    s02 += a0 * b2;
    s03 += a0 * b3;
    s10 += a1 * b0;
    s11 += a1 * b1;
    s12 += a1 * b2;
    s13 += a1 * b3;
    s20 += a2 * b0;
    s21 += a2 * b1;
    s22 += a2 * b2;
    s23 += a2 * b3;
    s30 += a3 * b0;
    s31 += a3 * b1;
    s32 += a3 * b2;
    s33 += a3 * b3;
  }
  const place = row + column / TILE;
  addFour(target, place, sign, s00, s01, s02, s03);
  addFour(target, place + TILE, sign, s10, s11, s12, s13);
  addFour(target, place + 2 * TILE, sign, s20, s21, s22, s23);
  addFour(target, place + 3 * TILE, sign, s30, s31, s32, s33);
}

function addFour(
  target: Float64Array,
  place: number,
  sign: 1 | -1,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): void {
  target[place] = target[place]! + sign * s0;
  target[place + 1] = target[place + 1]! + sign * s1;
  target[place + 2] = target[place + 2]! + sign * s2;
  target[place + 3] = target[place + 3]! + sign * s3;
}
