import {
  addTransposedSums,
  clearUnseen,
  dropSeen,
  probabilities,
  products,
  seenCount,
  setBlock,
  weightedSums,
} from './attentionBlock';
import { mixBits } from './dropout';
import { panelColumns } from './matMul';
import { dot, setZero } from './rows';

/** Query rows of a block: whole tiles, and with the keys of a usual window still in the first-level cache. */
const BLOCK: i32 = 60;

/** Floats of workspace. */
export function attentionWorkspace(columns: i32, heads: i32, window: i32): i32 {
  const depth = panelColumns(columns / heads);
  const keys = panelColumns(BLOCK + window);
  return window + 4 + keys * depth + 2 * BLOCK * keys;
}

/** Where the run of rows that `row` belongs to ends: positions count up by one within a sequence. */
function sequenceEnd(positions: usize, row: i32, rows: i32): i32 {
  let end = row + 1;
  while (
    end < rows &&
    load<i32>(positions + ((<usize>end) << 2)) === load<i32>(positions + ((<usize>(end - 1)) << 2)) + 1
  ) {
    end++;
  }
  return end;
}

/** The bias of a head, oldest age first: as the keys lie. */
function reverseBias(bias: usize, window: i32, to: usize): void {
  for (let age = 0; age < window; age++) {
    store<f32>(to + ((<usize>(window - 1 - age)) << 2), load<f32>(bias + ((<usize>age) << 2)));
  }
}

/** See `windowAttention` of `src/models/ops`; q, k, v, y [rows, columns], threshold 0 for no dropout. */
export function windowAttention(
  rows: i32,
  columns: i32,
  heads: i32,
  window: i32,
  q: usize,
  k: usize,
  v: usize,
  bias: usize,
  positions: usize,
  seed: u32,
  threshold: u32,
  offset: u32,
  factor: f32,
  y: usize,
  workspace: usize,
): void {
  const depth = columns / heads;
  const row = (<usize>columns) << 2;
  const scale: f32 = 1 / sqrt<f32>(<f32>depth);
  const key = mixBits(seed);
  const panels = workspace + ((<usize>(window + 4)) << 2);
  const matrix = panels + ((<usize>(panelColumns(BLOCK + window) * panelColumns(depth))) << 2);
  for (let head = 0; head < heads; head++) {
    const skip = (<usize>(head * depth)) << 2;
    reverseBias(bias + ((<usize>(head * window)) << 2), window, workspace);
    for (let start = 0, end = 0; start < rows; start = end) {
      end = sequenceEnd(positions, start, rows);
      for (let first = start; first < end; first += BLOCK) {
        const from = max(start, first - window + 1);
        const count = min(end - first, BLOCK);
        setBlock(count, first + count - from, window);
        const x = <usize>first * row + skip;
        const keysAt = <usize>from * row + skip;
        products(depth, q + x, row, k + keysAt, row, panels, matrix);
        probabilities(matrix, scale, workspace);
        if (threshold > 0) {
          for (let i = 0; i < count; i++) {
            const counter = ((offset + <u32>(first + i)) * <u32>heads + <u32>head) * <u32>window;
            dropSeen(clearUnseen(matrix, i), seenCount(i), counter, key, threshold, factor);
          }
        }
        weightedSums(depth, matrix, v + keysAt, row, panels, y + x, row);
      }
    }
  }
}

/** Gradients of `windowAttention`; probabilities are computed once more rather than kept. */
export function windowAttentionGradient(
  rows: i32,
  columns: i32,
  heads: i32,
  window: i32,
  q: usize,
  k: usize,
  v: usize,
  bias: usize,
  positions: usize,
  seed: u32,
  threshold: u32,
  offset: u32,
  factor: f32,
  dy: usize,
  dq: usize,
  dk: usize,
  dv: usize,
  dBias: usize,
  workspace: usize,
): void {
  const depth = columns / heads;
  const row = (<usize>columns) << 2;
  const scale: f32 = 1 / sqrt<f32>(<f32>depth);
  const key = mixBits(seed);
  const panels = workspace + ((<usize>(window + 4)) << 2);
  const matrix = panels + ((<usize>(panelColumns(BLOCK + window) * panelColumns(depth))) << 2);
  const slopes = matrix + ((<usize>(BLOCK * panelColumns(BLOCK + window))) << 2);
  setZero(dk, rows * columns);
  setZero(dv, rows * columns);
  setZero(dBias, heads * window);
  for (let head = 0; head < heads; head++) {
    const skip = (<usize>(head * depth)) << 2;
    const dHeadBias = dBias + ((<usize>(head * window)) << 2);
    reverseBias(bias + ((<usize>(head * window)) << 2), window, workspace);
    for (let start = 0, end = 0; start < rows; start = end) {
      end = sequenceEnd(positions, start, rows);
      for (let first = start; first < end; first += BLOCK) {
        const from = max(start, first - window + 1);
        const count = min(end - first, BLOCK);
        setBlock(count, first + count - from, window);
        const x = <usize>first * row + skip;
        const keysAt = <usize>from * row + skip;
        products(depth, q + x, row, k + keysAt, row, panels, matrix);
        probabilities(matrix, scale, workspace);
        products(depth, dy + x, row, v + keysAt, row, panels, slopes);
        for (let i = 0; i < count; i++) {
          const counter = ((offset + <u32>(first + i)) * <u32>heads + <u32>head) * <u32>window;
          rowSlopes(matrix, slopes, i, counter, key, threshold, factor, scale, dHeadBias);
        }
        weightedSums(depth, slopes, k + keysAt, row, panels, dq + x, row);
        addTransposedSums(depth, slopes, q + x, row, panels, dk + keysAt, row);
        addTransposedSums(depth, matrix, dy + x, row, panels, dv + keysAt, row);
      }
    }
  }
}

/**
 * Row i of `slopes` holds dL/d(dropped probability) and becomes the gradient of the product q · k; row i of
 * `matrix` holds probabilities and becomes the dropped ones.
 */
function rowSlopes(
  matrix: usize,
  slopes: usize,
  i: i32,
  counter: u32,
  key: u32,
  threshold: u32,
  factor: f32,
  scale: f32,
  dHeadBias: usize,
): void {
  const seen = seenCount(i);
  const p = clearUnseen(matrix, i);
  const s = clearUnseen(slopes, i);
  if (threshold > 0) dropSeen(s, seen, counter, key, threshold, factor);
  const mean = dot(p, s, seen);
  for (let j = 0; j < seen; j++) {
    const at = (<usize>j) << 2;
    const slope = load<f32>(p + at) * (load<f32>(s + at) - mean);
    const toBias = dHeadBias + ((<usize>(seen - 1 - j)) << 2);
    store<f32>(toBias, load<f32>(toBias) + slope);
    store<f32>(s + at, slope * scale);
  }
  if (threshold > 0) dropSeen(p, seen, counter, key, threshold, factor);
}
