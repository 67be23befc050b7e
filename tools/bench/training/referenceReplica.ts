import { grads, keep, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { readTensor, writeTensor } from '../../../training/engine/optimiser/parameter';
import { type CreateReplica } from '../../../training/engine/workers/replica';
import { engineOps } from './engineOps';
import { referenceLoss, referenceShapes, type ReferenceBatch } from './referenceNetwork';

/** The reference network on the trainer's operations; loaded by workers. */
export const createReplica: CreateReplica<{ items: number }, ReferenceBatch> = ({ items }) => {
  const shapes = referenceShapes(items);
  const names = shapes.map(([name]) => name);
  let tensors: Tensor[] | undefined;
  return {
    load: (parameters) => {
      tensors = tensors
        ? tensors.map((own, i) => writeTensor(own, parameters[i]!))
        : parameters.map((values, i) => keep(tensor(Float32Array.from(values), shapes[i]![1])));
    },
    computeGradients: (batch, gradients) => {
      let value = 0;
      tidy(() => {
        const loss = (...parameters: Tensor[]) => {
          const scalar = referenceLoss(engineOps, names, parameters, batch);
          value = scalar.dataSync()[0]!;
          return scalar;
        };
        grads(loss)(tensors!).forEach((gradient, i) => gradients[i]!.set(readTensor(gradient)));
      });
      return value;
    },
    dispose: () => tensors?.forEach((own) => own.dispose()),
  };
};
