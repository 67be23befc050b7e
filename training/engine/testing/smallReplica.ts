import {
  gather,
  grads,
  tensor1d,
  tensor2d,
  tidy,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { decayedAverage } from '../../../src/models/ops/decayedAverage';
import { dropout } from '../ops/dropout';
import { linearCrossEntropy } from '../ops/linearCrossEntropy';
import { type CreateReplica } from '../workers/replica';

export interface SmallSetup {
  items: number;
  dimension: number;
  window: number;
}

/** Sequences of one part of a batch. */
export interface SmallTask {
  items: number[];
  positions: number[];
  targets: number[];
  /** Rows of the batch before this part. */
  rowsBefore: number;
  /** Rows of the whole batch. */
  totalRows: number;
  /** What to do instead, for tests of failure. */
  fault?: 'throw' | 'exit';
}

/** A next-item model: the decayed average of item vectors, with dropout, against the item table. */
export const createReplica: CreateReplica<SmallSetup, SmallTask> = ({ items, dimension, window }) => {
  let table = new Float32Array();
  let decay = new Float32Array();
  return {
    load: ([first, second]) => {
      table = Float32Array.from(first!);
      decay = Float32Array.from(second!);
    },
    computeGradients: (task, into) => {
      if (task.fault === 'throw') throw new Error('no such item');
      if (task.fault === 'exit') process.exit(3);
      let value = 0;
      tidy(() => {
        const loss = (vectors: Tensor, ages: Tensor) => {
          const x = gather(vectors, tensor1d(task.items, 'int32')) as Tensor2D;
          const kept = dropout(x, { rate: 0.3, seed: 9, offset: task.rowsBefore * dimension });
          const scalar = linearCrossEntropy({
            hidden: decayedAverage(kept, ages as Tensor1D, Int32Array.from(task.positions)),
            table: vectors as Tensor2D,
            targets: Int32Array.from(task.targets),
            weights: new Float32Array(task.targets.length).fill(1),
            totalWeight: task.totalRows,
          });
          value = scalar.dataSync()[0]!;
          return scalar;
        };
        const tensors = [tensor2d(table, [items, dimension]), tensor1d(decay.subarray(0, window))];
        grads(loss)(tensors).forEach((gradient, i) => into[i]!.set(gradient.dataSync()));
      });
      return value;
    },
  };
};
