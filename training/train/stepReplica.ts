import { grads, keep, tidy, zeros, type Tensor } from '@tensorflow/tfjs-core';
import { encoderWeightShapes } from '../../src/models/recommender/encoderWeights';
import { copyTensor, writeTensor } from '../engine/optimiser/parameter';
import { type CreateReplica } from '../engine/workers/replica';
import { ATTRIBUTES, IDS, LOG_SCALE } from './initialParameters';
import { lossOfBatch, type StepContext, type StepTask } from './lossOfBatch';

export interface ReplicaSetup {
  context: StepContext;
  /** In the order of the lists of floats. */
  parameters: { name: string; shape: number[] }[];
}

/** Computes the gradients of a share of a batch; every thread of a run has one. Who does not answer learns nothing. */
export const createReplica: CreateReplica<ReplicaSetup, StepTask> = ({ context, parameters }) => {
  const tensors: Record<string, Tensor> = Object.fromEntries(
    parameters.map(({ name, shape }) => [name, keep(zeros(shape))]),
  );
  return {
    load: (lists) =>
      parameters.forEach(({ name }, index) => {
        tensors[name] = writeTensor(tensors[name]!, lists[index]!);
      }),
    computeGradients: (task, into) => {
      const learning = new Set([
        ...[IDS, ATTRIBUTES],
        ...(task.rivals.kind === 'all' ? [LOG_SCALE] : []),
        ...Object.keys(encoderWeightShapes({ ...context.options, signals: context.signals, ...task })),
      ]);
      const names = parameters.map(({ name }) => name).filter((name) => learning.has(name));
      let loss = 0;
      tidy(() => {
        const computeLoss = (...list: Tensor[]) => {
          const value = lossOfBatch(
            Object.fromEntries(names.map((name, index) => [name, list[index]!])),
            task,
            context,
          );
          loss = value.dataSync()[0]!;
          return value;
        };
        const gradients = grads(computeLoss)(names.map((name) => tensors[name]!));
        parameters.forEach(({ name }, index) => {
          const gradient = gradients[names.indexOf(name)];
          if (gradient) copyTensor(gradient, into[index]!);
          else into[index]!.fill(0);
        });
      });
      return loss;
    },
    dispose: () => Object.values(tensors).forEach((tensor) => tensor.dispose()),
  };
};
