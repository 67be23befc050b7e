import { getKernel, registerKernel } from '@tensorflow/tfjs-core';
import { CPU_KERNELS } from './kernels/cpuKernels';
import { WEBGL_KERNELS } from './kernels/webglKernels';

/** Registers each kernel once: tfjs warns about a second registration. */
export function registerKernels(): void {
  for (const kernel of [...CPU_KERNELS, ...WEBGL_KERNELS]) {
    if (!getKernel(kernel.kernelName, kernel.backendName)) registerKernel(kernel);
  }
}
