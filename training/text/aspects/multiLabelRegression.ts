import { seededRandom } from '../../random/seededRandom';

/** Texts as numbers of two kinds, a row each. */
export interface MixedRows {
  /** [rows · width] */
  dense: Float32Array;
  width: number;
  /** Entries `offsets[row]` to `offsets[row + 1]` of `columns` and `values` are those of a row. */
  offsets: Int32Array;
  columns: Int32Array;
  values: Float32Array;
  /** Columns in all. */
  buckets: number;
}

export interface MultiLabelTargets {
  labels: number;
  /** Rows to learn from; one may stand there more than once. */
  rows: Int32Array;
  /** [entries of `rows` · labels] 0 or 1. */
  targets: Float32Array;
  /** [entries of `rows` · labels] how much each counts; 0 leaves it out. */
  importance: Float32Array;
}

export interface MultiLabelWeights {
  /** [width, labels] */
  dense: Float32Array;
  /** [buckets, labels] */
  sparse: Float32Array;
  /** [labels] */
  bias: Float32Array;
}

export interface MultiLabelOptions {
  epochs: number;
  rate: number;
  /** Weights shrink by this share of the rate at each step that touches them. */
  decay: number;
  seed: number;
  /** Learns from one kind of number alone: a view that can teach the other one. */
  view?: 'dense' | 'sparse';
}

/** One logistic regression a label over the same rows, by AdaGrad (Duchi, Hazan & Singer 2011). Deterministic. */
export function fitMultiLabel(
  data: MixedRows,
  { labels, rows, targets, importance }: MultiLabelTargets,
  { epochs, rate, decay, seed, view }: MultiLabelOptions,
): MultiLabelWeights {
  const zeros = (length: number) => new Float32Array(length);
  const weights: MultiLabelWeights = {
    dense: zeros(data.width * labels),
    sparse: zeros(data.buckets * labels),
    bias: zeros(labels),
  };
  const squares = {
    dense: zeros(weights.dense.length),
    sparse: zeros(weights.sparse.length),
    bias: zeros(labels),
  };
  const random = seededRandom(seed);
  const order = Int32Array.from(rows.keys());
  const logits = new Float64Array(labels);
  const errors = new Float64Array(labels);
  const step = (part: keyof MultiLabelWeights, at: number, gradient: number) => {
    const weight = weights[part];
    const total = part === 'bias' ? gradient : gradient + decay * weight[at]!;
    squares[part][at]! += total * total;
    weight[at]! -= (rate * total) / Math.sqrt(squares[part][at]! + 1e-8);
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const entry of random.shuffle(order)) {
      const row = rows[entry]!;
      logitsOf(data, weights, row, logits, view);
      let isTold = false;
      for (let label = 0; label < labels; label++) {
        const counts = importance[entry * labels + label]!;
        errors[label] =
          counts === 0
            ? 0
            : counts * (1 / (1 + Math.exp(-logits[label]!)) - targets[entry * labels + label]!);
        if (counts !== 0) isTold = true;
      }
      if (!isTold) continue;
      for (let label = 0; label < labels; label++) {
        const error = errors[label]!;
        if (Math.abs(error) < 1e-4) continue;
        step('bias', label, error);
        if (view !== 'sparse') {
          for (let column = 0; column < data.width; column++) {
            step('dense', column * labels + label, error * data.dense[row * data.width + column]!);
          }
        }
        if (view !== 'dense') {
          for (let at = data.offsets[row]!; at < data.offsets[row + 1]!; at++) {
            step('sparse', data.columns[at]! * labels + label, error * data.values[at]!);
          }
        }
      }
    }
  }
  return weights;
}

/** Log odds of each label of one row, into `logits`. */
export function logitsOf(
  data: MixedRows,
  { dense, sparse, bias }: MultiLabelWeights,
  row: number,
  logits: Float64Array,
  view?: 'dense' | 'sparse',
): void {
  const labels = logits.length;
  logits.set(bias);
  if (view !== 'sparse') {
    for (let column = 0; column < data.width; column++) {
      const value = data.dense[row * data.width + column]!;
      for (let label = 0; label < labels; label++) logits[label]! += value * dense[column * labels + label]!;
    }
  }
  if (view !== 'dense') {
    for (let at = data.offsets[row]!; at < data.offsets[row + 1]!; at++) {
      const from = data.columns[at]! * labels;
      for (let label = 0; label < labels; label++) logits[label]! += data.values[at]! * sparse[from + label]!;
    }
  }
}
