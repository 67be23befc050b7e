import { exponential, logarithm } from './lanes';
import { multiply, packPanels, packTransposedPanels, panelColumns } from './matMul';
import { addScaled, dot, scaleInto, setZero, total } from './rows';
import { exponentials, maximum } from './softmax';

/** Rows of logits at a time, whole tiles. */
export const CHUNK: i32 = 65;
/** Columns at a time, whole panels: a block of 133 KB is still in the cache when it is read again. */
const BLOCK: i32 = 512;

function blockCount(columns: i32): i32 {
  return (columns + BLOCK - 1) / BLOCK;
}

/** Floats of workspace: panels of the table and of a chunk, logits of a chunk, and what is known of its rows. */
export function crossEntropyWorkspace(columns: i32, depth: i32): i32 {
  const blocks = blockCount(columns);
  const packed = panelColumns(depth) * (BLOCK + CHUNK);
  return panelColumns(columns) * depth + packed + blocks * CHUNK * (BLOCK + 1) + 4 * CHUNK;
}

/**
 * Σ weight · (log Σ e^logit − aimed logit) · scale and its gradients, without storing more than a chunk of logits.
 * Softmax over blocks of columns with a running maximum (Milakov & Gimelshein 2018).
 *
 * logits [rows, columns] = hidden [rows, depth] · table [columns, depth]ᵀ + correction. Either `targets` are columns
 * and aimed = (1 − smoothing) · logit[target] + smoothing · mean(logits); or `own` [rows, depth] is not 0: the row's
 * own logit hidden · own + ownCorrection is aimed at and counts in the sum, and columns whose `items` equal the row's
 * target are left out. Of row r, columns excludedColumns[excludedOffsets[r]] … are left out too. Arrays may be 0 for
 * none, but for hidden, table, targets, weights, dHidden and dTable.
 */
export function crossEntropy(
  rows: i32,
  columns: i32,
  depth: i32,
  hidden: usize,
  table: usize,
  correction: usize,
  targets: usize,
  items: usize,
  own: usize,
  ownCorrection: usize,
  weights: usize,
  scale: f32,
  smoothing: f32,
  excludedOffsets: usize,
  excludedColumns: usize,
  dHidden: usize,
  dTable: usize,
  dCorrection: usize,
  dOwn: usize,
  workspace: usize,
): f64 {
  const row = (<usize>depth) << 2;
  const blocks = blockCount(columns);
  const inPlace = (depth & 7) === 0;
  const tablePanels = workspace;
  const blockPanels = tablePanels + ((<usize>(panelColumns(columns) * depth)) << 2);
  const chunkPanels = blockPanels + ((<usize>(panelColumns(depth) * BLOCK)) << 2);
  const logits = chunkPanels + ((<usize>(panelColumns(depth) * CHUNK)) << 2);
  const blockMaxima = logits + ((<usize>(blocks * CHUNK * BLOCK)) << 2);
  const maxima = blockMaxima + ((<usize>(blocks * CHUNK)) << 2);
  const sums = maxima + ((<usize>CHUNK) << 2);
  const aims = sums + ((<usize>CHUNK) << 2);
  const totals = aims + ((<usize>CHUNK) << 2);
  packTransposedPanels(table, row, depth, columns, tablePanels);
  if (dCorrection) setZero(dCorrection, columns);
  let loss: f64 = 0;
  for (let start = 0; start < rows; start += CHUNK) {
    const count = min(rows - start, CHUNK);
    const h = hidden + <usize>start * row;
    for (let i = 0; i < count; i++) {
      const at = (<usize>i) << 2;
      let aim: f32 = 0;
      if (own) {
        aim = dot(h + <usize>i * row, own + <usize>(start + i) * row, depth);
        if (ownCorrection) aim += load<f32>(ownCorrection + ((<usize>(start + i)) << 2));
      }
      store<f32>(maxima + at, own ? aim : -Infinity);
      store<f32>(sums + at, own ? 1 : 0);
      store<f32>(aims + at, aim);
      store<f32>(totals + at, 0);
    }
    for (let block = 0; block < blocks; block++) {
      const first = block * BLOCK;
      const width = min(columns - first, BLOCK);
      const x = logits + ((<usize>(block * CHUNK * BLOCK)) << 2);
      const panels = tablePanels + <usize>first * row;
      multiply(
        count,
        width,
        depth,
        h,
        row,
        4,
        panels,
        (<usize>depth) << 5,
        32,
        x,
        (<usize>BLOCK) << 2,
        false,
      );
      for (let i = 0; i < count; i++) {
        const at = (<usize>i) << 2;
        const line = x + ((<usize>(i * BLOCK)) << 2);
        const target = load<i32>(targets + ((<usize>(start + i)) << 2));
        if (correction) addScaled(line, correction + ((<usize>first) << 2), 1, width);
        if (items) leaveOut(line, items + ((<usize>first) << 2), target, width);
        if (smoothing > 0) store<f32>(totals + at, load<f32>(totals + at) + total(line, width));
        if (!own && target >= first && target < first + width) {
          store<f32>(aims + at, load<f32>(line + ((<usize>(target - first)) << 2)));
        }
        if (excludedOffsets) leaveOutListed(line, excludedOffsets, excludedColumns, start + i, first, width);
        const before = load<f32>(maxima + at);
        const shift = max<f32>(before, maximum(line, width));
        store<f32>(blockMaxima + ((<usize>(block * CHUNK + i)) << 2), shift);
        if (shift === -Infinity) {
          setZero(line, width); // everything so far is left out
          continue;
        }
        const kept =
          before === shift ? load<f32>(sums + at) : load<f32>(sums + at) * exponential(before - shift);
        store<f32>(sums + at, kept + exponentials(line, width, shift));
        store<f32>(maxima + at, shift);
      }
    }
    for (let i = 0; i < count; i++) {
      const at = (<usize>i) << 2;
      const weight = load<f32>(weights + ((<usize>(start + i)) << 2));
      const normaliser = <f64>load<f32>(maxima + at) + logarithm(<f64>load<f32>(sums + at));
      const mean = <f64>load<f32>(totals + at) / <f64>columns;
      const aim =
        (1 - <f64>smoothing) * <f64>load<f32>(aims + at) + (smoothing > 0 ? <f64>smoothing * mean : 0);
      loss += <f64>weight * (normaliser - aim);
    }
    if (!inPlace) packPanels(h, row, count, depth, chunkPanels);
    for (let block = 0; block < blocks; block++) {
      const first = block * BLOCK;
      const width = min(columns - first, BLOCK);
      const x = logits + ((<usize>(block * CHUNK * BLOCK)) << 2);
      for (let i = 0; i < count; i++) {
        const at = (<usize>i) << 2;
        const line = x + ((<usize>(i * BLOCK)) << 2);
        const weight = load<f32>(weights + ((<usize>(start + i)) << 2)) * scale;
        const shift = load<f32>(blockMaxima + ((<usize>(block * CHUNK + i)) << 2)) - load<f32>(maxima + at);
        scaleInto(line, line, (weight * exponential(shift)) / load<f32>(sums + at), width);
        if (smoothing > 0) addConstant(line, (-weight * smoothing) / <f32>columns, width);
        const target = load<i32>(targets + ((<usize>(start + i)) << 2)) - first;
        if (!own && target >= 0 && target < width) {
          const to = line + ((<usize>target) << 2);
          store<f32>(to, load<f32>(to) - weight * (1 - smoothing));
        }
        if (dCorrection) addScaled(dCorrection + ((<usize>first) << 2), line, 1, width);
      }
      const part = table + <usize>first * row;
      const dPart = dTable + <usize>first * row;
      const dh = dHidden + <usize>start * row;
      const pitch = (<usize>BLOCK) << 2;
      if (inPlace) {
        multiply(count, depth, width, x, pitch, 4, part, 32, row, dh, row, block > 0);
        multiply(width, depth, count, x, 4, pitch, h, 32, row, dPart, row, start > 0);
      } else {
        packPanels(part, row, width, depth, blockPanels);
        multiply(count, depth, width, x, pitch, 4, blockPanels, (<usize>width) << 5, 32, dh, row, block > 0);
        multiply(
          width,
          depth,
          count,
          x,
          4,
          pitch,
          chunkPanels,
          (<usize>count) << 5,
          32,
          dPart,
          row,
          start > 0,
        );
      }
    }
    if (own) {
      for (let i = 0; i < count; i++) {
        const at = (<usize>i) << 2;
        const weight = load<f32>(weights + ((<usize>(start + i)) << 2)) * scale;
        const odds = exponential(load<f32>(aims + at) - load<f32>(maxima + at)) / load<f32>(sums + at);
        const slope = (odds - 1) * weight;
        const to = <usize>(start + i) * row;
        if (blocks === 0) setZero(dHidden + to, depth);
        addScaled(dHidden + to, own + to, slope, depth);
        scaleInto(dOwn + to, hidden + to, slope, depth);
      }
    }
  }
  return loss * <f64>scale;
}

/** x becomes −∞, whose exponential is 0, where the column's item is the target. */
function leaveOut(x: usize, items: usize, target: i32, n: i32): void {
  const targets = i32x4.splat(target);
  const never = f32x4.splat(-Infinity);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const same = i32x4.eq(v128.load(items), targets);
    v128.store(x, v128.bitselect(never, v128.load(x), same));
    x += 16;
    items += 16;
  }
  for (; i < n; i++) {
    if (load<i32>(items) === target) store<f32>(x, -Infinity);
    x += 4;
    items += 4;
  }
}

/** The same for the columns listed of `row` that lie in this block of columns. */
function leaveOutListed(x: usize, offsets: usize, columns: usize, row: i32, first: i32, width: i32): void {
  const at = offsets + ((<usize>row) << 2);
  const end = columns + ((<usize>load<i32>(at + 4)) << 2);
  for (let entry = columns + ((<usize>load<i32>(at)) << 2); entry < end; entry += 4) {
    const column = load<i32>(entry) - first;
    if (<u32>column < <u32>width) store<f32>(x + ((<usize>column) << 2), -Infinity);
  }
}

function addConstant(x: usize, value: f32, n: i32): void {
  const end = x + ((<usize>n) << 2);
  for (; x + 16 <= end; x += 16) v128.store(x, f32x4.add(v128.load(x), f32x4.splat(value)));
  for (; x < end; x += 4) store<f32>(x, load<f32>(x) + value);
}
