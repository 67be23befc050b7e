import { type FusedKernels } from '../loadKernels';
import { registerDropout, registerDropoutGradient } from './dropoutKernel';
import { registerIdentity } from './identityKernel';
import { registerLossKernels } from './lossKernels';
import { registerMatMul } from './matMulKernel';
import { registerPoolingGradients, registerPoolingKernels } from './poolingKernels';
import { registerRowGradients, registerRowKernels } from './rowKernels';
import { registerSegmentKernels } from './segmentKernels';
import { registerSequenceGradients, registerSequenceKernels } from './sequenceKernels';

/** Makes tfjs' wasm backend run our kernels: in place of its own slow ones, and for the fused operations. */
export function registerKernels(kernels: FusedKernels): void {
  registerIdentity();
  registerMatMul(kernels);
  registerSegmentKernels(kernels);
  registerRowKernels(kernels);
  registerSequenceKernels(kernels);
  registerPoolingKernels(kernels);
  registerDropout(kernels);
  registerLossKernels(kernels);
}

/** Gradients belong to a kernel's name on whatever backend, so they are registered once. */
export function registerFusedGradients(): void {
  registerRowGradients();
  registerSequenceGradients();
  registerPoolingGradients();
  registerDropoutGradient();
}
