import { engine, registerGradient, type Tensor } from '@tensorflow/tfjs-core';
import { dropThreshold } from '../../../src/models/ops/keepMask';
import { type FusedKernels } from '../loadKernels';
import { DROPOUT } from '../ops/dropout';
import { sizeOf } from '../wasmMemory';
import { registerFusedKernel } from './fusedKernel';

export function registerDropout(kernels: FusedKernels): void {
  registerFusedKernel<'x', 'rate' | 'seed' | 'offset'>(
    DROPOUT,
    ({ inputs: { x }, attributes: { rate, seed, offset }, at, make }) => {
      const y = make(x.shape);
      kernels.dropout(sizeOf(x), at(x), seed, dropThreshold(rate), offset, 1 / (1 - rate), at(y));
      return y;
    },
  );
}

/** The elements that were dropped drop their gradients. */
export function registerDropoutGradient(): void {
  registerGradient({
    kernelName: DROPOUT,
    gradFunc: (dy, _, attributes) => ({
      x: () => engine().runKernel<Tensor>(DROPOUT, { x: dy as Tensor }, attributes),
    }),
  });
}
