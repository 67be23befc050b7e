import { logitCount } from '../../src/models/text/wideWeights';
import { minimise } from './lbfgs';

/** Texts as sparse rows of real numbers; see `NgramMatrix`. */
export interface SparseRows {
  /** Columns in all. */
  width: number;
  offsets: Int32Array;
  columns: Int32Array;
  values: Float32Array;
}

export interface RegressionOptions {
  classes: number;
  /** Rows to learn from. */
  rows: Int32Array;
  /** Class of every row of the matrix. */
  labels: Int32Array;
  /** How much each row of the matrix counts. */
  importance: Float32Array;
  /** Loss += l2 / 2 · Σ weight², the loss being a mean over the rows. */
  l2: number;
  maxIterations: number;
  /** Stops where the gradient has fallen to this share of its beginning; 0.01, beyond which validation sees nothing. */
  tolerance?: number;
}

export interface LinearWeights {
  logits: number;
  /** [width, logits] */
  weights: Float64Array;
  bias: Float64Array;
}

/**
 * Logistic regression, multinomial for more than two classes, with an L2 penalty on everything but the bias. Starts from
 * `start` where it is given. Deterministic.
 */
export function fitRegression(
  matrix: SparseRows,
  options: RegressionOptions,
  start?: LinearWeights,
): LinearWeights {
  const { classes, rows, labels, importance, l2, maxIterations, tolerance = 0.01 } = options;
  const logits = logitCount(classes);
  const size = matrix.width * logits;
  const point = new Float64Array(size + logits);
  if (start) {
    point.set(start.weights);
    point.set(start.bias, size);
  }
  const total = rows.reduce((sum, row) => sum + importance[row]!, 0);
  const own = new Float64Array(logits);
  const objective = (at: Float64Array, gradient: Float64Array) => {
    let penalty = 0;
    for (let index = 0; index < size; index++) {
      penalty += at[index]! * at[index]!;
      gradient[index] = l2 * at[index]!;
    }
    gradient.fill(0, size);
    let loss = 0;
    for (const row of rows) {
      for (let logit = 0; logit < logits; logit++) own[logit] = at[size + logit]!;
      addProducts(matrix, row, at, own);
      const share = importance[row]! / total;
      loss += share * lossAndError(own, labels[row]!);
      for (let entry = matrix.offsets[row]!; entry < matrix.offsets[row + 1]!; entry++) {
        const value = share * matrix.values[entry]!;
        const base = matrix.columns[entry]! * logits;
        for (let logit = 0; logit < logits; logit++) gradient[base + logit]! += value * own[logit]!;
      }
      for (let logit = 0; logit < logits; logit++) gradient[size + logit]! += share * own[logit]!;
    }
    return loss + (l2 / 2) * penalty;
  };
  minimise(objective, point, { maxIterations, tolerance });
  return { logits, weights: point.slice(0, size), bias: point.slice(size) };
}

function addProducts(
  { offsets, columns, values }: SparseRows,
  row: number,
  weights: Float64Array,
  sums: Float64Array,
) {
  const logits = sums.length;
  for (let entry = offsets[row]!; entry < offsets[row + 1]!; entry++) {
    const base = columns[entry]! * logits;
    const value = values[entry]!;
    for (let logit = 0; logit < logits; logit++) sums[logit]! += value * weights[base + logit]!;
  }
}

/** −log p of the label; replaces the logits by the loss' derivatives: p − 1 for the label, p for the others. */
function lossAndError(logits: Float64Array, label: number): number {
  if (logits.length === 1) {
    const towards = label === 1 ? logits[0]! : -logits[0]!;
    const loss = towards > 0 ? Math.log1p(Math.exp(-towards)) : Math.log1p(Math.exp(towards)) - towards;
    const wrong = 1 / (1 + Math.exp(towards));
    logits[0] = label === 1 ? -wrong : wrong;
    return loss;
  }
  let most = -Infinity;
  for (const logit of logits) most = Math.max(most, logit);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - most);
  const loss = most + Math.log(sum) - logits[label]!;
  for (let index = 0; index < logits.length; index++) logits[index] = Math.exp(logits[index]! - most) / sum;
  logits[label]! -= 1;
  return loss;
}

/** Logits of the given rows, [rows, logits]. */
export function rowLogits(matrix: SparseRows, rows: Int32Array, model: LinearWeights): Float64Array {
  const all = new Float64Array(rows.length * model.logits);
  rows.forEach((row, index) => {
    const own = all.subarray(index * model.logits, (index + 1) * model.logits);
    own.set(model.bias);
    addProducts(matrix, row, model.weights, own);
  });
  return all;
}
