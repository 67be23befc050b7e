import {
  add,
  customGrad,
  div,
  engine,
  exp,
  gather,
  getBackend,
  getKernel,
  logSumExp,
  matMul,
  mean,
  mul,
  oneHot,
  reshape,
  scalar,
  slice,
  sub,
  sum,
  tensor1d,
  zerosLike,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { columnMask, columnTensors, type ColumnLists } from './columnLists';
import { overChunks, rowChunks, type ChunkResult } from './rowChunks';

export const LINEAR_CROSS_ENTROPY = 'LinearCrossEntropy';

export interface LinearCrossEntropy {
  /** [Q, D] */
  hidden: Tensor2D;
  /** [V, D], V ≥ 2: the logits are hidden · tableᵀ + bias. */
  table: Tensor2D;
  /** [V] */
  bias?: Tensor1D;
  /** [Q] the row of the table that is right. */
  targets: Int32Array;
  /** [Q] what each row's loss counts; rows with weight 0 are skipped. */
  weights: Float32Array;
  /** The weighted sum is divided by this: the weight of the whole batch, of which this may be a part. */
  totalWeight: number;
  /** Rows of the table that each row's softmax leaves out; its target must not be among them. */
  excluded?: ColumnLists;
  /** ε of Szegedy et al. 2016: the aim is 1 − ε on the target and ε / V on every row of the table. */
  labelSmoothing?: number;
}

/**
 * Σ weight · crossEntropy(softmax(hidden · tableᵀ + bias), target) / totalWeight, a scalar.
 * Differentiable by hidden, table and bias; the gradients are made along with the loss, a chunk of rows at a time,
 * so that the logits [Q, V] are never stored.
 */
export function linearCrossEntropy(call: LinearCrossEntropy): Scalar {
  const { hidden, table, bias, labelSmoothing = 0, excluded } = call;
  if (excluded && labelSmoothing) {
    throw new RangeError('linearCrossEntropy: a smoothed aim cannot lie on excluded rows; use one of them');
  }
  if (hidden.shape[0] === 0) return nothingToLearn([hidden, table, ...(bias ? [bias] : [])]);
  const operation = customGrad((...args) => {
    const tensors = args.slice(0, -1) as Tensor[];
    const save = args.at(-1) as unknown as (tensors: Tensor[]) => void;
    const [h, t, b] = tensors as [Tensor2D, Tensor2D, Tensor1D | undefined];
    const [loss, ...gradients] = getKernel(LINEAR_CROSS_ENTROPY, getBackend())
      ? fused({ ...call, hidden: h, table: t, bias: b }, labelSmoothing)
      : composed({ ...call, hidden: h, table: t, bias: b }, labelSmoothing);
    save(gradients);
    return {
      value: loss!,
      gradFunc: (dy: Tensor, saved: Tensor[]) => saved.map((gradient) => mul(gradient, dy)),
    };
  });
  return operation(...(bias ? [hidden, table, bias] : [hidden, table])) as Scalar;
}

/** 0 with gradients of zeros. */
export function nothingToLearn(inputs: Tensor[]): Scalar {
  return customGrad((...args) => {
    const tensors = args.slice(0, -1) as Tensor[];
    (args.at(-1) as unknown as (tensors: Tensor[]) => void)(tensors);
    return { value: scalar(0), gradFunc: (_: Tensor, saved: Tensor[]) => saved.map((x) => zerosLike(x)) };
  })(...inputs) as Scalar;
}

function fused(call: LinearCrossEntropy, labelSmoothing: number): Tensor[] {
  const { hidden, table, bias, targets, weights, totalWeight } = call;
  const inputs = {
    hidden,
    table,
    ...(bias ? { bias } : {}),
    targets: tensor1d(targets, 'int32'),
    weights: tensor1d(weights),
    ...columnTensors(call.excluded),
  };
  return engine().runKernel<Tensor[]>(LINEAR_CROSS_ENTROPY, inputs, { totalWeight, labelSmoothing });
}

function composed(call: LinearCrossEntropy, labelSmoothing: number): Tensor[] {
  const { hidden, table } = call;
  const chunks = rowChunks(hidden.shape[0], table.shape[0]);
  const { parts, terms } = overChunks(chunks, ({ start, rows }) =>
    lossOfRows(call, labelSmoothing, start, rows),
  );
  const [loss, ...shared] = terms;
  return [loss!, parts[0]!, ...shared];
}

/** parts: dHidden; terms: loss, dTable and, with a bias, dBias. */
function lossOfRows(call: LinearCrossEntropy, epsilon: number, start: number, rows: number): ChunkResult {
  const { hidden, table, bias, totalWeight, excluded } = call;
  const targets = tensor1d(call.targets.subarray(start, start + rows), 'int32');
  const weights = div(tensor1d(call.weights.subarray(start, start + rows)), totalWeight) as Tensor1D;
  const h = slice(hidden, [start, 0], [rows, -1]);
  const product = matMul(h, table, false, true);
  const all = bias ? add(product, bias) : product;
  const logits = excluded ? add(all, columnMask(excluded, start, rows, table.shape[0])) : all;
  const logNormaliser = logSumExp(logits, 1, true);
  const ownProduct = sum(mul(h, gather(table, targets)), 1);
  const own = bias ? add(ownProduct, gather(bias, targets)) : ownProduct;
  const aimed = epsilon ? add(mul(own, 1 - epsilon), mul(mean(logits, 1), epsilon)) : own;
  const losses = sub(reshape(logNormaliser, [rows]), aimed);
  const aim = add(mul(oneHot(targets, table.shape[0]), 1 - epsilon), epsilon / table.shape[0]);
  const dLogits = mul(sub(exp(sub(logits, logNormaliser)), aim), reshape(weights, [rows, 1]));
  return {
    parts: [matMul(dLogits, table)],
    terms: [sum(mul(losses, weights)), matMul(dLogits, h, true, false), ...(bias ? [sum(dLogits, 0)] : [])],
  };
}
