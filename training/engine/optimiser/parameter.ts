import { keep, tensor, zeros, type Tensor } from '@tensorflow/tfjs-core';
import { activeKernels, floatsInPlace } from '../activeKernels';

/** A tensor that training changes, with Adam's moving averages; `disposeParameter` frees all three. */
export interface Parameter {
  name: string;
  /** Changed in place on wasm, exchanged for a new tensor on other backends: read it anew in every step. */
  values: Tensor;
  /** Moving average of the gradient. */
  mean: Tensor;
  /** Moving average of its square. */
  square: Tensor;
  /** Decoupled weight decay of its own, instead of the step's. */
  decay?: number;
}

/** Takes over `values`, whose memory must be nobody else's: no reshape or clone of another tensor. */
export function createParameter(name: string, values: Tensor): Parameter {
  return { name, values: keep(values), mean: keep(zeros(values.shape)), square: keep(zeros(values.shape)) };
}

export function disposeParameter({ values, mean, square }: Parameter): void {
  [values, mean, square].forEach((own) => own.dispose());
}

/** A copy of the tensor's floats. */
export function readTensor(source: Tensor): Float32Array {
  return activeKernels() ? floatsInPlace(source).slice() : Float32Array.from(source.dataSync());
}

/** Copies the tensor's floats into `target`, which has as many. */
export function copyTensor(source: Tensor, target: Float32Array): void {
  target.set(activeKernels() ? floatsInPlace(source) : source.dataSync<'float32'>());
}

/**
 * The tensor with other floats: the same one, changed in place, on wasm; elsewhere a new kept one, the old being
 * freed. Throws RangeError when the sizes differ.
 */
export function writeTensor(target: Tensor, floats: Float32Array): Tensor {
  if (floats.length !== target.size) {
    throw new RangeError(`writeTensor: ${floats.length} floats for a tensor of ${target.size}`);
  }
  if (activeKernels()) {
    floatsInPlace(target).set(floats);
    return target;
  }
  const replacement = keep(tensor(floats.slice(), target.shape));
  target.dispose();
  return replacement;
}
