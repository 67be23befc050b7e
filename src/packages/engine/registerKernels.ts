import { getKernel, registerKernel } from '@tensorflow/tfjs-core';
import { CPU_KERNELS } from './kernels/cpuKernels';
import { decayedAverageKernel } from './kernels/webgl/decayedAverageKernel';
import { projectKernel } from './kernels/webgl/projectKernel';
import { readSignalsKernel } from './kernels/webgl/readSignalsKernel';
import { unitLengthKernel } from './kernels/webgl/unitLengthKernel';
import { WEBGL_KERNELS } from './kernels/webglKernels';

/** Operations of `src/models/ops` that are one program here; elsewhere they are composed of plain ones. */
const FUSED_KERNELS = [decayedAverageKernel, projectKernel, readSignalsKernel, unitLengthKernel];

/** Registers each kernel once: tfjs warns about a second registration. */
export function registerKernels(): void {
  for (const kernel of [...CPU_KERNELS, ...WEBGL_KERNELS, ...FUSED_KERNELS]) {
    if (!getKernel(kernel.kernelName, kernel.backendName)) registerKernel(kernel);
  }
}
