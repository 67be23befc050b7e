import { grads, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { encoderWeightShapes } from '../../src/models/recommender/encoderWeights';
import { addTo } from './adamW';
import { ATTRIBUTES, IDS, LOG_SCALE } from './initialParameters';
import { lossOfBatch, type StepContext, type StepTask } from './lossOfBatch';
import { type Parameters } from './parameters';

/** Adds the gradients of one task to `parameters` and answers its part of the loss. Who does not answer learns nothing. */
export function accumulateGradients(parameters: Parameters, task: StepTask, context: StepContext): number {
  const names = [
    IDS,
    ATTRIBUTES,
    LOG_SCALE,
    ...Object.keys(encoderWeightShapes({ ...context.options, ...task })),
  ];
  return tidy(() => {
    const tensors = names.map((name) => tensor(parameters[name]!.values, parameters[name]!.shape));
    let loss = 0;
    const gradients = grads((...list: Tensor[]) => {
      const value = lossOfBatch(
        Object.fromEntries(names.map((name, index) => [name, list[index]!])),
        task,
        context,
      );
      loss = value.dataSync()[0]!;
      return value;
    })(tensors);
    names.forEach((name, index) =>
      addTo(parameters[name]!.gradient, gradients[index]!.dataSync() as Float32Array),
    );
    return loss;
  });
}
