import { WIDE } from '../../src/models/text/wideNames';
import { BLOCK_ROWS, readWideWeights, type WideWeights } from '../../src/models/text/wideWeights';
import { classLogits, ngramValues } from '../../src/models/text/classProbabilities';
import { type TextModelConfig } from '../../src/contracts';
import { encodeWeights, type EncodedWeights, type WeightToEncode } from '../export/encodeWeights';
import { featureWeights, type Labelling } from './featureWeights';
import { type NgramMatrix } from './ngramMatrix';
import {
  fitRegression,
  type LinearWeights,
  type RegressionOptions,
  type SparseRows,
} from './softmaxRegression';

export interface WideOptions {
  l2: number;
  /** Most passes of the optimiser over the texts. */
  epochs: number;
  /** False leaves out what is known of the classes: idf alone, all texts alike; the usual baseline. */
  weighted: boolean;
}

/** Weights as they were learned: to be multiplied by the scales of their n-grams. */
export interface TrainedWide extends LinearWeights {
  scales: Float32Array;
}

/** What every penalty shares: the rows' numbers, and how much each row counts. */
export interface PreparedWide {
  sparse: SparseRows;
  scales: Float32Array;
  of: Pick<RegressionOptions, 'classes' | 'rows' | 'labels' | 'importance'>;
}

/**
 * Scales each n-gram by how surely it speaks for a class; texts of frequent categories count less: by the square root of
 * their category's share.
 */
export function prepareWide(
  matrix: NgramMatrix,
  rows: Int32Array,
  labelling: Labelling,
  weighted: boolean,
): PreparedWide {
  const scales = featureWeights(matrix, rows, labelling, weighted);
  const values = scaledValues(matrix, scales);
  const { classes, labels } = labelling;
  const importance = weighted ? balance(rows, labelling) : new Float32Array(labels.length).fill(1);
  return {
    sparse: { width: 2 ** matrix.bits, offsets: matrix.offsets, columns: matrix.buckets, values },
    scales,
    of: { classes, rows, labels, importance },
  };
}

/** Logistic regression over prepared rows. */
export function fitWide(
  { sparse, scales, of }: PreparedWide,
  { l2, epochs }: Pick<WideOptions, 'l2' | 'epochs'>,
  start?: LinearWeights,
): TrainedWide {
  return { ...fitRegression(sparse, { ...of, l2, maxIterations: epochs }, start), scales };
}

/** Both in one. */
export function trainWide(
  matrix: NgramMatrix,
  rows: Int32Array,
  labelling: Labelling,
  options: WideOptions,
  start?: LinearWeights,
): TrainedWide {
  return fitWide(prepareWide(matrix, rows, labelling, options.weighted), options, start);
}

function scaledValues({ offsets, buckets, counts }: NgramMatrix, scales: Float32Array): Float32Array {
  const values = new Float32Array(buckets.length);
  for (let row = 0; row + 1 < offsets.length; row++) {
    const own = { buckets, counts: counts.subarray(offsets[row], offsets[row + 1]) };
    values.set(ngramValues(own), offsets[row]);
  }
  return values.map((value, entry) => value * scales[buckets[entry]!]!);
}

function balance(rows: Int32Array, { categories, categoryCount, labels }: Labelling): Float32Array {
  const sizes = new Float64Array(categoryCount);
  for (const row of rows) sizes[categories[row]!]! += 1;
  return Float32Array.from(labels, (_, row) => 1 / Math.sqrt(sizes[categories[row]!]! || 1));
}

/** The weights that n-grams are multiplied by on the phone, before they are quantised. */
export function floatWeights({ logits, weights, bias, scales }: TrainedWide): WideWeights {
  return {
    logits,
    weights: Float32Array.from(weights, (weight, index) => weight * scales[Math.floor(index / logits)]!),
    bias: Float32Array.from(bias),
  };
}

/** A byte a weight, each block with a scale of its own. */
export function wideEntries({ logits, weights, bias }: WideWeights, names = WIDE): WeightToEncode[] {
  const roots = weights.map((weight) => Math.sign(weight) * Math.sqrt(Math.abs(weight)));
  const rows = weights.length / logits;
  const blocks = Array.from({ length: Math.ceil(rows / BLOCK_ROWS) }, (_, index) => {
    const values = roots.subarray(index * BLOCK_ROWS * logits, (index + 1) * BLOCK_ROWS * logits);
    const shape = [values.length / logits, logits];
    return { name: names.block(index), shape, values, storage: 'signed-uint8' as const };
  });
  return [...blocks, { name: names.bias, shape: [logits], values: bias, storage: 'float32' }];
}

/** Turns weights into the bytes that ship. */
export function quantiseWide(weights: WideWeights): EncodedWeights {
  return encodeWeights(wideEntries(weights), 'zhanggui-text-classifier');
}

/** The weights as a phone reads them back: what every figure on a card is measured with. */
export function dequantiseWide({ model, bytes }: EncodedWeights, config: TextModelConfig): WideWeights {
  const read = readWideWeights(model, bytes.buffer, config);
  if (!read.ok) throw new Error(`weights do not survive their own format: ${read.issues.join('; ')}`);
  return read.value;
}

/** Logits of rows of the matrix by the code that runs on the phone, [rows, classes]. */
export function logitsOfRows(
  weights: WideWeights,
  { offsets, buckets, counts }: NgramMatrix,
  rows: Int32Array,
): Float64Array {
  const classes = weights.logits === 1 ? 2 : weights.logits;
  const all = new Float64Array(rows.length * classes);
  rows.forEach((row, index) => {
    const [start, end] = [offsets[row], offsets[row + 1]];
    const ngrams = { buckets: buckets.subarray(start, end), counts: counts.subarray(start, end) };
    all.set(classLogits(weights, ngrams), index * classes);
  });
  return all;
}
