import { TILE_COLUMNS, TILE_ROWS, multiplyTile } from './tile';

/** Steps of k at a time: a panel of 8 KB and the rows it meets stay in the first-level cache. */
const DEPTH: i32 = 256;
/** Panels at a time: 256 KB, for the second-level cache. */
const PANELS: i32 = 32;

/** Columns rounded up to whole panels. */
export function panelColumns(n: i32): i32 {
  return (n + TILE_COLUMNS - 1) & ~(TILE_COLUMNS - 1);
}

/**
 * Copies B [k, n] into panels [n / 8, k, 8], the columns of the last one filled up with zeros. `bRow` is the
 * distance between rows in bytes.
 */
export function packPanels(b: usize, bRow: usize, k: i32, n: i32, panels: usize): void {
  for (let column = 0; column < n; column += TILE_COLUMNS) {
    let from = b + ((<usize>column) << 2);
    const width = min(n - column, TILE_COLUMNS);
    for (let p = 0; p < k; p++) {
      if (width === TILE_COLUMNS) {
        v128.store(panels, v128.load(from));
        v128.store(panels, v128.load(from, 16), 16);
      } else {
        for (let i = 0; i < TILE_COLUMNS; i++) {
          store<f32>(panels + ((<usize>i) << 2), i < width ? load<f32>(from + ((<usize>i) << 2)) : 0);
        }
      }
      from += bRow;
      panels += 32;
    }
  }
}

/** As `packPanels`, for B that lies transposed in memory: [n, k] with `bRow` bytes between its n rows. */
export function packTransposedPanels(b: usize, bRow: usize, k: i32, n: i32, panels: usize): void {
  for (let column = 0; column < n; column += TILE_COLUMNS) {
    const from = b + <usize>column * bRow;
    const width = min(n - column, TILE_COLUMNS);
    let p = 0;
    if (width === TILE_COLUMNS) {
      for (; p + 4 <= k; p += 4) {
        transposeFour(from + ((<usize>p) << 2), bRow, panels);
        transposeFour(from + 4 * bRow + ((<usize>p) << 2), bRow, panels + 16);
        panels += 128;
      }
    }
    for (; p < k; p++) {
      for (let i = 0; i < TILE_COLUMNS; i++) {
        const value: f32 = i < width ? load<f32>(from + <usize>i * bRow + ((<usize>p) << 2)) : 0;
        store<f32>(panels + ((<usize>i) << 2), value);
      }
      panels += 32;
    }
  }
}

/** 4 rows × 4 columns at `from` become 4 columns × 4 rows, 32 bytes apart. */
function transposeFour(from: usize, row: usize, to: usize): void {
  const r0 = v128.load(from);
  const r1 = v128.load(from + row);
  const r2 = v128.load(from + 2 * row);
  const r3 = v128.load(from + 3 * row);
  const a = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5);
  const b = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7);
  const c = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5);
  const d = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(a, c, 0, 2));
  v128.store(to, v128.shuffle<i64>(a, c, 1, 3), 32);
  v128.store(to, v128.shuffle<i64>(b, d, 0, 2), 64);
  v128.store(to, v128.shuffle<i64>(b, d, 1, 3), 96);
}

/**
 * C [m, n] = A [m, k] · B [k, n], added to what is there when `adds`. Distances in bytes. B: column j·8 begins at
 * b + j · bPanel, its rows are bStep apart; packed panels have bPanel = 32·k and bStep = 32, a matrix in place
 * has bPanel = 32 and bStep = its row, and then n must be a multiple of 8.
 */
export function multiply(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bPanel: usize,
  bStep: usize,
  c: usize,
  cRow: usize,
  adds: bool,
): void {
  if (k === 0 && !adds) {
    for (let row = 0; row < m; row++) memory.fill(c + <usize>row * cRow, 0, (<usize>n) << 2);
  }
  const panelCount = (n + TILE_COLUMNS - 1) / TILE_COLUMNS;
  for (let depth = 0; depth < k; depth += DEPTH) {
    const steps = min(k - depth, DEPTH);
    const addsHere = adds || depth > 0;
    const aHere = a + <usize>depth * aStep;
    const bHere = b + <usize>depth * bStep;
    for (let firstPanel = 0; firstPanel < panelCount; firstPanel += PANELS) {
      const endPanel = min(panelCount, firstPanel + PANELS);
      for (let row = 0; row < m; row += TILE_ROWS) {
        const rows = min(m - row, TILE_ROWS);
        const aTile = aHere + <usize>row * aRow;
        const cTile = c + <usize>row * cRow;
        for (let panel = firstPanel; panel < endPanel; panel++) {
          const columns = min(n - panel * TILE_COLUMNS, TILE_COLUMNS);
          const bTile = bHere + <usize>panel * bPanel;
          multiplyTile(
            rows,
            columns,
            steps,
            aTile,
            aRow,
            aStep,
            bTile,
            bStep,
            cTile + ((<usize>panel) << 5),
            cRow,
            addsHere,
          );
        }
      }
    }
  }
}

/**
 * `batch` products C [m, n] = A · B, each factor stored as it is or transposed. `aBatch`, `bBatch`: bytes from one
 * matrix to the next, 0 to use one for all. `panels` has room for k · panelColumns(n) floats.
 */
export function matMul(
  batch: i32,
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aBatch: usize,
  aTransposed: bool,
  b: usize,
  bBatch: usize,
  bTransposed: bool,
  c: usize,
  panels: usize,
): void {
  const aRow: usize = aTransposed ? 4 : (<usize>k) << 2;
  const aStep: usize = aTransposed ? (<usize>m) << 2 : 4;
  const cRow = (<usize>n) << 2;
  const inPlace = !bTransposed && (n & 7) === 0 && n <= 128;
  for (let i = 0; i < batch; i++) {
    if (inPlace) {
      multiply(m, n, k, a, aRow, aStep, b, 32, (<usize>n) << 2, c, cRow, false);
    } else {
      if (i === 0 || bBatch > 0) {
        if (bTransposed) packTransposedPanels(b, (<usize>k) << 2, k, n, panels);
        else packPanels(b, (<usize>n) << 2, k, n, panels);
      }
      multiply(m, n, k, a, aRow, aStep, panels, (<usize>k) << 5, 32, c, cRow, false);
    }
    a += aBatch;
    b += bBatch;
    c += <usize>m * cRow;
  }
}
