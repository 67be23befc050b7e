import { Counters, keepFactor } from './dropout';
import { packPanels, packTransposedPanels, panelColumns } from './matMul';
import { setZero } from './rows';
import { exponentials, maximum } from './softmax';
import { TILE_COLUMNS, TILE_ROWS, multiplyTile } from './tile';
import { scaleInto } from './rows';

/**
 * A stretch of one sequence's rows with the keys that they see, for one head. Columns of its matrices are keys,
 * rows are queries; row i sees the columns from `firstColumn(i)` to `own + i`.
 */
export let queries: i32 = 0;
export let keys: i32 = 0;
/** The column of row 0's own key. */
let own: i32 = 0;
let window: i32 = 0;
/** Bytes from one row of a [queries, keys] matrix to the next. */
export let pitch: usize = 0;

export function setBlock(queryCount: i32, keyCount: i32, windowLength: i32): void {
  queries = queryCount;
  keys = keyCount;
  own = keyCount - queryCount;
  window = windowLength;
  pitch = (<usize>panelColumns(keyCount)) << 2;
}

function firstColumn(row: i32): i32 {
  return max(0, own + row - window + 1);
}

function endColumn(row: i32): i32 {
  return own + row + 1;
}

/** to [queries, keys] = x [queries, depth] · y [keys, depth]ᵀ, where a row sees a column; the rest is undefined. */
export function products(
  depth: i32,
  x: usize,
  xRow: usize,
  y: usize,
  yRow: usize,
  panels: usize,
  to: usize,
): void {
  packTransposedPanels(y, yRow, depth, keys, panels);
  for (let row = 0; row < queries; row += TILE_ROWS) {
    const rows = min(queries - row, TILE_ROWS);
    const last = (endColumn(row + rows - 1) - 1) / TILE_COLUMNS;
    for (let panel = firstColumn(row) / TILE_COLUMNS; panel <= last; panel++) {
      multiplyTile(
        rows,
        TILE_COLUMNS,
        depth,
        x + <usize>row * xRow,
        xRow,
        4,
        panels + <usize>panel * ((<usize>depth) << 5),
        32,
        to + <usize>row * pitch + ((<usize>panel) << 5),
        pitch,
        false,
      );
    }
  }
}

/** Products become probabilities: softmax of product · scale + bias over what the row sees, 0 elsewhere. */
export function probabilities(matrix: usize, scale: f32, reversedBias: usize): void {
  for (let row = 0; row < queries; row++) {
    const from = firstColumn(row);
    const seen = endColumn(row) - from;
    const x = clearUnseen(matrix, row);
    const bias = reversedBias + ((<usize>(window - seen)) << 2);
    let i: usize = 0;
    const end = (<usize>seen) << 2;
    for (; i + 16 <= end; i += 16) {
      const scaled = f32x4.mul(v128.load(x + i), f32x4.splat(scale));
      v128.store(x + i, f32x4.add(scaled, v128.load(bias + i)));
    }
    for (; i < end; i += 4) store<f32>(x + i, load<f32>(x + i) * scale + load<f32>(bias + i));
    const sum = exponentials(x, seen, maximum(x, seen));
    scaleInto(x, x, 1 / sum, seen);
  }
}

/** Sets what the row does not see to 0. Returns where what it sees begins. */
export function clearUnseen(matrix: usize, row: i32): usize {
  const x = matrix + <usize>row * pitch;
  const from = firstColumn(row);
  const end = endColumn(row);
  setZero(x, from);
  setZero(x + ((<usize>end) << 2), panelColumns(keys) - end);
  return x + ((<usize>from) << 2);
}

export function seenCount(row: i32): i32 {
  return endColumn(row) - firstColumn(row);
}

/** Multiplies what the row sees by dropout's factors; `counter` is that of age 0, and older keys come first. */
export function dropSeen(x: usize, seen: i32, counter: u32, key: u32, threshold: u32, factor: f32): void {
  let oldest = counter + <u32>(seen - 1);
  let counters = i32x4.sub(i32x4.splat(oldest), i32x4(0, 1, 2, 3));
  let i = 0;
  for (; i + 4 <= seen; i += 4) {
    const kept = Counters.kept(counters, key, threshold);
    v128.store(x, f32x4.mul(v128.load(x), v128.and(kept, f32x4.splat(factor))));
    counters = i32x4.sub(counters, i32x4.splat(4));
    oldest -= 4;
    x += 16;
  }
  for (; i < seen; i++) {
    store<f32>(x, load<f32>(x) * keepFactor(oldest, key, threshold, factor));
    oldest -= 1;
    x += 4;
  }
}

/** to [queries, depth] = matrix [queries, keys] · y [keys, depth]. `panels` serves a depth that is no multiple of 8. */
export function weightedSums(
  depth: i32,
  matrix: usize,
  y: usize,
  yRow: usize,
  panels: usize,
  to: usize,
  toRow: usize,
): void {
  const inPlace = (depth & 7) === 0;
  if (!inPlace) packPanels(y, yRow, keys, depth, panels);
  for (let row = 0; row < queries; row += TILE_ROWS) {
    const rows = min(queries - row, TILE_ROWS);
    const from = firstColumn(row);
    const steps = endColumn(row + rows - 1) - from;
    for (let column = 0; column < depth; column += TILE_COLUMNS) {
      const b = inPlace ? y + ((<usize>column) << 2) : panels + <usize>column * ((<usize>keys) << 2);
      const bStep = inPlace ? yRow : 32;
      multiplyTile(
        rows,
        min(depth - column, TILE_COLUMNS),
        steps,
        matrix + <usize>row * pitch + ((<usize>from) << 2),
        pitch,
        4,
        b + <usize>from * bStep,
        bStep,
        to + <usize>row * toRow + ((<usize>column) << 2),
        toRow,
        false,
      );
    }
  }
}

/** to [keys, depth] += matrixᵀ [keys, queries] · x [queries, depth]. */
export function addTransposedSums(
  depth: i32,
  matrix: usize,
  x: usize,
  xRow: usize,
  panels: usize,
  to: usize,
  toRow: usize,
): void {
  const inPlace = (depth & 7) === 0;
  if (!inPlace) packPanels(x, xRow, queries, depth, panels);
  for (let key = 0; key < keys; key += TILE_ROWS) {
    const rows = min(keys - key, TILE_ROWS);
    // The queries that see one of these keys: from the first one's own row to the last one that is near enough.
    const from = max(0, key - own);
    const steps = min(queries, key + rows - 1 + window - own) - from;
    for (let column = 0; column < depth; column += TILE_COLUMNS) {
      const b = inPlace ? x + ((<usize>column) << 2) : panels + <usize>column * ((<usize>queries) << 2);
      const bStep = inPlace ? xRow : 32;
      multiplyTile(
        rows,
        min(depth - column, TILE_COLUMNS),
        steps,
        matrix + <usize>from * pitch + ((<usize>key) << 2),
        4,
        pitch,
        b + <usize>from * bStep,
        bStep,
        to + <usize>key * toRow + ((<usize>column) << 2),
        toRow,
        true,
      );
    }
  }
}
