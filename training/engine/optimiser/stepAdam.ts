import { type Tensor } from '@tensorflow/tfjs-core';
import { activeKernels, addressOf } from '../activeKernels';
import { readTensor, writeTensor, type Parameter } from './parameter';

export interface AdamStep {
  /** Counts from 1. */
  step: number;
  learningRate: number;
  /** Decoupled weight decay; 0 when left out. */
  decay?: number;
  /** All gradients are scaled so that their joint Euclidean norm is at most this. */
  clipNorm?: number;
  /** β₁, .9 when left out. */
  betaMean?: number;
  /** β₂, .98 when left out. */
  betaSquare?: number;
  /** 1e-8 when left out. */
  epsilon?: number;
}

/** The gradients' joint Euclidean norm. */
export function globalNorm(gradients: readonly Tensor[]): number {
  const kernels = activeKernels();
  const squared = gradients.map((gradient) =>
    kernels
      ? kernels.squaredNorm(gradient.size, addressOf(gradient))
      : gradient.dataSync<'float32'>().reduce((sum, value) => sum + value * value, 0),
  );
  return Math.sqrt(squared.reduce((sum, value) => sum + value, 0));
}

/**
 * One step of AdamW (Loshchilov & Hutter 2019, algorithm 2). gradients[i] belongs to parameters[i] and stays as it
 * is. Returns the gradients' norm before clipping, when there is a `clipNorm`; otherwise 0.
 */
export function stepAdam(
  parameters: readonly Parameter[],
  gradients: readonly Tensor[],
  adam: AdamStep,
): number {
  const { step, learningRate, decay = 0, clipNorm } = adam;
  const { betaMean = 0.9, betaSquare = 0.98, epsilon = 1e-8 } = adam;
  const norm = clipNorm === undefined ? 0 : globalNorm(gradients);
  const change: Omit<Change, 'kept'> = {
    rate: learningRate / (1 - betaMean ** step),
    correction: 1 / (1 - betaSquare ** step),
    scale: clipNorm !== undefined && norm > clipNorm ? clipNorm / norm : 1,
    betaMean,
    betaSquare,
    epsilon,
  };
  parameters.forEach((parameter, i) => {
    const kept = 1 - learningRate * (parameter.decay ?? decay);
    changeParameter(parameter, gradients[i]!, { ...change, kept });
  });
  return norm;
}

interface Change {
  /** lr / (1 − β₁^t) */
  rate: number;
  /** 1 / (1 − β₂^t) */
  correction: number;
  /** What decay leaves of the values. */
  kept: number;
  /** Of the gradients. */
  scale: number;
  betaMean: number;
  betaSquare: number;
  epsilon: number;
}

function changeParameter(parameter: Parameter, gradient: Tensor, change: Change): void {
  const { rate, correction, kept, scale, betaMean, betaSquare, epsilon } = change;
  const kernels = activeKernels();
  if (kernels) {
    const addresses = [parameter.values, gradient, parameter.mean, parameter.square].map(addressOf);
    const numbers = [rate, correction, kept, scale, betaMean, betaSquare, epsilon];
    kernels.adamW(gradient.size, ...addresses, ...numbers);
    return;
  }
  const [values, slopes, mean, square] = [parameter.values, gradient, parameter.mean, parameter.square].map(
    readTensor,
  ) as [Float32Array, Float32Array, Float32Array, Float32Array];
  for (let i = 0; i < values.length; i++) {
    const g = slopes[i]! * scale;
    const m = betaMean * mean[i]! + (1 - betaMean) * g;
    const s = betaSquare * square[i]! + (1 - betaSquare) * g * g;
    mean[i] = m;
    square[i] = s;
    values[i] = kept * values[i]! - (rate * m) / (Math.sqrt(s * correction) + epsilon);
  }
  parameter.values = writeTensor(parameter.values, values);
  parameter.mean = writeTensor(parameter.mean, mean);
  parameter.square = writeTensor(parameter.square, square);
}
