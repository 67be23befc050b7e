import { type Tensor } from '@tensorflow/tfjs-core';
import { activeKernels, addressOf } from '../activeKernels';
import { readTensor, writeTensor } from './parameter';

/**
 * average += rate · (values − average): one step of an exponential moving average, or of a mean with rate 1 / n.
 * Returns the average: the same tensor, changed in place, on wasm; a new one, the old being freed, elsewhere.
 */
export function blend(average: Tensor, values: Tensor, rate: number): Tensor {
  const kernels = activeKernels();
  if (kernels) {
    kernels.blend(average.size, addressOf(average), addressOf(values), rate);
    return average;
  }
  const added = readTensor(values);
  return writeTensor(
    average,
    readTensor(average).map((old, i) => old + rate * (added[i]! - old)),
  );
}
