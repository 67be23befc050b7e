import { matMul, type Tensor2D } from '@tensorflow/tfjs-core';
import { runFused } from './runFused';

export const PROJECT = 'Project';

/** x [P, I] · weight [I, O] → [P, O], for matrices so small that getting them ready costs more than multiplying. */
export function project(x: Tensor2D, weight: Tensor2D): Tensor2D {
  return runFused(PROJECT, { x, weight }, {}, () => matMul(x, weight));
}
