import {
  gather,
  grads,
  matMul,
  mul,
  rsqrt,
  sum,
  tensor1d,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { type AttributeBags } from '../features/attributeBags';
import { type SeededRandom } from '../random/seededRandom';
import { type Batch } from './batches';
import { composeItemVectors, spreadItemGradient } from './itemVectors';
import { prefixAverage } from './prefixAverage';
import { type RecommenderParameters } from './recommenderParameters';
import { sampledSoftmaxLoss } from './sampledSoftmax';
import { type TrainOptions } from './trainOptions';

export interface StepContext {
  bags: AttributeBags;
  /** Items with interactions: negatives are drawn from them, uniformly. */
  candidates: Int32Array;
  options: TrainOptions;
}

/**
 * The loss of one batch; its gradients are added to `parameters`. Only the items that occur in the batch or
 * among the negatives become tensors, so a step costs the same however many items a shop has.
 */
export function accumulateGradients(
  parameters: RecommenderParameters,
  batch: Batch,
  { bags, candidates, options }: StepContext,
  random: SeededRandom,
): number {
  const { dimension, historyLength, temperature } = options;
  const negatives = Int32Array.from(
    { length: options.negatives },
    () => candidates[random.below(candidates.length)]!,
  );
  const { items, rowOf } = distinctItems([batch.inputs, batch.targets, negatives]);
  const tables = { ids: parameters.ids.values, attributes: parameters.attributes.values };
  const raw = composeItemVectors(items, tables, bags, dimension);
  const keptInputs = dropoutMask(batch.inputs.length * dimension, options.inputDropout, random);
  const rows = (list: Int32Array) =>
    tensor1d(
      list.map((item) => rowOf.get(item)!),
      'int32',
    );
  const correction = Math.log(candidates.length / options.negatives);

  let loss = 0;
  // Results leave by assignment: tidy would walk through every number of an array that it returns.
  let gradients: Float32Array[] = [];
  tidy(() => {
    const computeLoss = (vectors: Tensor, decay: Tensor, projection: Tensor): Scalar => {
      const unit = unitLength(vectors as Tensor2D);
      const inputs = mul(
        gather(unit, rows(batch.inputs)),
        tensor2d(keptInputs, [batch.inputs.length, dimension]),
      );
      const averaged = prefixAverage(inputs as Tensor2D, decay as Tensor1D, batch.positions);
      const asked = gather(averaged, tensor1d(batch.queries, 'int32')); // [Q, D]
      const encoded = mul(unitLength(matMul(asked, projection as Tensor2D)), 1 / temperature);
      const own: Tensor1D = sum(mul(encoded, gather(unit, rows(batch.targets))), 1); // [Q]
      const others: Tensor2D = matMul(encoded, gather(unit, rows(negatives)), false, true); // [Q, M]
      const value = sampledSoftmaxLoss(own, others, { ...batch, negatives, correction });
      loss = value.dataSync()[0]!;
      return value;
    };
    const tensors = grads(computeLoss)([
      tensor2d(raw, [items.length, dimension]),
      tensor1d(parameters.decay.values.subarray(0, historyLength)),
      tensor2d(parameters.projection.values, [dimension, dimension]),
    ]);
    gradients = tensors.map((gradient) => gradient.dataSync() as Float32Array);
  });

  const [dVectors, dDecay, dProjection] = gradients;
  spreadItemGradient(
    dVectors!,
    items,
    { ids: parameters.ids.gradient, attributes: parameters.attributes.gradient },
    bags,
    dimension,
  );
  addTo(parameters.decay.gradient, dDecay!);
  addTo(parameters.projection.gradient, dProjection!);
  return loss;
}

function unitLength(rows: Tensor2D): Tensor2D {
  return mul(rows, rsqrt(sum(mul(rows, rows), 1, true)));
}

function distinctItems(lists: Int32Array[]): { items: number[]; rowOf: Map<number, number> } {
  const rowOf = new Map<number, number>();
  for (const list of lists) for (const item of list) if (!rowOf.has(item)) rowOf.set(item, rowOf.size);
  return { items: [...rowOf.keys()], rowOf };
}

/** 0 with probability `rate`, otherwise 1 / (1 − rate), so that the expected input stays the same. */
function dropoutMask(size: number, rate: number, random: SeededRandom): Float32Array {
  const kept = 1 / (1 - rate);
  return Float32Array.from({ length: size }, () => (random.next() < rate ? 0 : kept));
}

function addTo(sum: Float32Array, values: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + values[i]!;
}
