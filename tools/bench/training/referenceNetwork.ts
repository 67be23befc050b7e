import {
  add,
  gather,
  matMul,
  mul,
  relu,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';

/** The step that engines are compared by: SASRec (Kang & McAuley 2018) with the full softmax. */
export const REFERENCE = {
  items: 3416,
  dimension: 64,
  length: 50,
  batch: 128,
  layers: 2,
  dropoutRate: 0.2,
  epsilon: 1e-6,
} as const;

/** Rows [P, D] of all sequences, one after the other. */
export interface ReferenceBatch {
  items: Int32Array;
  positions: Int32Array;
  targets: Int32Array;
  /** Rows of the whole batch before this part, and in it. */
  rowsBefore: number;
  totalRows: number;
  /** Of the step. */
  seed: number;
}

/** The operations that engines do differently. */
export interface ReferenceOps {
  layerNorm(x: Tensor2D, gain: Tensor1D, bias: Tensor1D): Tensor2D;
  /** Causal, one head, with dropout. */
  attention(q: Tensor2D, k: Tensor2D, v: Tensor2D, batch: ReferenceBatch, site: number): Tensor2D;
  dropout(x: Tensor2D, batch: ReferenceBatch, site: number): Tensor2D;
  loss(hidden: Tensor2D, table: Tensor2D, batch: ReferenceBatch): Scalar;
  indices(values: Int32Array): Tensor1D;
}

const BLOCK_SHAPES: [string, 'matrix' | 'vector'][] = [
  ...['query', 'key', 'value', 'output', 'inner', 'outer'].map(
    (name) => [name, 'matrix'] as [string, 'matrix'],
  ),
  ...['innerBias', 'outerBias', 'gain1', 'bias1', 'gain2', 'bias2'].map(
    (name) => [name, 'vector'] as [string, 'vector'],
  ),
];

/** Name and shape of every parameter, in a fixed order. */
export function referenceShapes(items: number = REFERENCE.items): [string, number[]][] {
  const { dimension, length, layers } = REFERENCE;
  const blocks = Array.from({ length: layers }, (_, layer) =>
    BLOCK_SHAPES.map(([name, kind]): [string, number[]] => [
      `${layer}.${name}`,
      kind === 'matrix' ? [dimension, dimension] : [dimension],
    ]),
  );
  return [
    ['items', [items, dimension]],
    ['positions', [length, dimension]],
    ...blocks.flat(),
    ['gain', [dimension]],
    ['bias', [dimension]],
  ];
}

/** The mean loss of a batch, given the parameters in the order of `referenceShapes`. */
export function referenceLoss(
  ops: ReferenceOps,
  names: readonly string[],
  tensors: readonly Tensor[],
  batch: ReferenceBatch,
): Scalar {
  const parameter = (name: string) => tensors[names.indexOf(name)]!;
  const matrix = (name: string) => parameter(name) as Tensor2D;
  const vector = (name: string) => parameter(name) as Tensor1D;
  const { dimension, layers } = REFERENCE;
  let site = 0;
  const drop = (rows: Tensor2D) => ops.dropout(rows, batch, site++);

  const rows = (name: string, indices: Int32Array): Tensor2D => gather(matrix(name), ops.indices(indices));
  const items: Tensor2D = mul(rows('items', batch.items), Math.sqrt(dimension));
  let x: Tensor2D = drop(add(items, rows('positions', batch.positions)) as Tensor2D);
  for (let layer = 0; layer < layers; layer++) {
    const of = (name: string) => `${layer}.${name}`;
    const a = ops.layerNorm(x, vector(of('gain1')), vector(of('bias1')));
    const [q, k, v] = ['query', 'key', 'value'].map((name) => matMul(a, matrix(of(name)))) as [
      Tensor2D,
      Tensor2D,
      Tensor2D,
    ];
    x = add(x, matMul(ops.attention(q, k, v, batch, site++), matrix(of('output'))));
    const b = ops.layerNorm(x, vector(of('gain2')), vector(of('bias2')));
    const inner = drop(relu(add(matMul(b, matrix(of('inner'))), vector(of('innerBias')))) as Tensor2D);
    x = add(x, drop(add(matMul(inner, matrix(of('outer'))), vector(of('outerBias')))));
  }
  return ops.loss(ops.layerNorm(x, vector('gain'), vector('bias')), matrix('items'), batch);
}
