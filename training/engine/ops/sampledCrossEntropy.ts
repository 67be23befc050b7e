import {
  add,
  concat,
  customGrad,
  div,
  engine,
  exp,
  getBackend,
  getKernel,
  logSumExp,
  matMul,
  mul,
  slice,
  sub,
  sum,
  tensor1d,
  tensor2d,
  type Scalar,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { columnMask, columnTensors, LEFT_OUT, type ColumnLists } from './columnLists';
import { nothingToLearn } from './linearCrossEntropy';
import { overChunks, rowChunks, type ChunkResult } from './rowChunks';

export const SAMPLED_CROSS_ENTROPY = 'SampledCrossEntropy';

export interface SampledCrossEntropy {
  /** [Q, D] */
  hidden: Tensor2D;
  /** [Q, D] the vector of each row's own item; the own logit is their product. */
  own: Tensor2D;
  /** [M, D] vectors of the sampled items, shared by all rows. */
  negatives: Tensor2D;
  /** [Q] the own item of each row. */
  targets: Int32Array;
  /** [M] the items of the negatives. */
  negativeItems: Int32Array;
  /** [Q] what each row's loss counts; rows with weight 0 are skipped. */
  weights: Float32Array;
  /** The weighted sum is divided by this: the weight of the whole batch, of which this may be a part. */
  totalWeight: number;
  /** Negatives that each row's softmax leaves out besides. */
  excluded?: ColumnLists;
  /** [Q] added to the own logits. */
  ownCorrection?: Float32Array;
  /**
   * [M], or one for all: added to the negatives' logits. −log(expected count of the item among the M draws)
   * makes the sample stand for the whole catalogue; that is log(items / M) for uniform draws.
   */
  negativeCorrection: Float32Array | number;
}

/**
 * Sampled softmax with logQ correction (Bengio & Senécal 2008):
 * Σ weight · (log(e^own + Σ e^negative) − own) / totalWeight, a scalar. A negative that is the row's own item is
 * left out. Differentiable by hidden, own and negatives; the logits [Q, M] are never stored.
 */
export function sampledCrossEntropy(call: SampledCrossEntropy): Scalar {
  const { hidden, own, negatives } = call;
  if (hidden.shape[0] === 0) return nothingToLearn([hidden, own, negatives]);
  const operation = customGrad((...args) => {
    const [h, o, n, save] = args as unknown as [Tensor2D, Tensor2D, Tensor2D, (tensors: Tensor[]) => void];
    const current = { ...call, hidden: h, own: o, negatives: n };
    const [loss, ...gradients] = getKernel(SAMPLED_CROSS_ENTROPY, getBackend())
      ? fused(current)
      : composed(current);
    save(gradients);
    return {
      value: loss!,
      gradFunc: (dy: Tensor, saved: Tensor[]) => saved.map((gradient) => mul(gradient, dy)),
    };
  });
  return operation(hidden, own, negatives) as Scalar;
}

/** [M] */
function correctionOf({ negativeCorrection, negativeItems }: SampledCrossEntropy): Float32Array {
  return typeof negativeCorrection === 'number'
    ? new Float32Array(negativeItems.length).fill(negativeCorrection)
    : negativeCorrection;
}

function ownCorrectionOf({ ownCorrection, targets }: SampledCrossEntropy): Float32Array {
  return ownCorrection ?? new Float32Array(targets.length);
}

function fused(call: SampledCrossEntropy): Tensor[] {
  const { hidden, own, negatives, totalWeight } = call;
  const inputs = {
    hidden,
    own,
    negatives,
    targets: tensor1d(call.targets, 'int32'),
    negativeItems: tensor1d(call.negativeItems, 'int32'),
    weights: tensor1d(call.weights),
    ownCorrection: tensor1d(ownCorrectionOf(call)),
    negativeCorrection: tensor1d(correctionOf(call)),
    ...columnTensors(call.excluded),
  };
  return engine().runKernel<Tensor[]>(SAMPLED_CROSS_ENTROPY, inputs, { totalWeight });
}

function composed(call: SampledCrossEntropy): Tensor[] {
  const chunks = rowChunks(call.hidden.shape[0], call.negativeItems.length);
  const { parts, terms } = overChunks(chunks, ({ start, rows }) => lossOfRows(call, start, rows));
  return [terms[0]!, parts[0]!, parts[1]!, terms[1]!];
}

/** parts: dHidden, dOwn; terms: loss, dNegatives. */
function lossOfRows(call: SampledCrossEntropy, start: number, rows: number): ChunkResult {
  const { negatives, negativeItems, totalWeight, excluded } = call;
  const ofRows = (values: Float32Array) => tensor2d(values.subarray(start, start + rows), [rows, 1]);
  const h = slice(call.hidden, [start, 0], [rows, -1]);
  const o = slice(call.own, [start, 0], [rows, -1]);
  const weights = div(ofRows(call.weights), totalWeight);
  const targets = call.targets.subarray(start, start + rows);
  const leftOut = tensor2d(collisions(targets, negativeItems), [rows, negativeItems.length]);
  const all = add(matMul(h, negatives, false, true), tensor1d(correctionOf(call)));
  const corrected = excluded ? add(all, columnMask(excluded, start, rows, negativeItems.length)) : all;
  const own = add(sum(mul(h, o), 1, true), ofRows(ownCorrectionOf(call)));
  const logits = add(corrected, leftOut);
  const logNormaliser = logSumExp(concat([own, logits], 1), 1, true);
  const dNegativeLogits = mul(exp(sub(logits, logNormaliser)), weights) as Tensor2D;
  const dOwnLogits = mul(sub(exp(sub(own, logNormaliser)), 1), weights);
  return {
    parts: [
      add(matMul(dNegativeLogits, negatives), mul(o, dOwnLogits)) as Tensor2D,
      mul(h, dOwnLogits) as Tensor2D,
    ],
    terms: [sum(mul(sub(logNormaliser, own), weights)), matMul(dNegativeLogits, h, true, false)],
  };
}

/** [Q, M]: `LEFT_OUT` where the negative is the row's own item, else 0. */
function collisions(targets: Int32Array, negativeItems: Int32Array): Float32Array {
  const width = negativeItems.length;
  const mask = new Float32Array(targets.length * width);
  const columnsOf = new Map<number, number[]>();
  negativeItems.forEach((item, column) => columnsOf.set(item, [...(columnsOf.get(item) ?? []), column]));
  targets.forEach((item, row) =>
    columnsOf.get(item)?.forEach((column) => (mask[row * width + column] = LEFT_OUT)),
  );
  return mask;
}
