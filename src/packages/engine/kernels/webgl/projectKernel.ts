import { type MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { type GPGPUProgram } from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_math';
import { type KernelConfig, type TensorInfo } from '@tensorflow/tfjs-core';
import { PROJECT } from '../../../../models/ops/project';

/** One draw call; tfjs' own product packs both factors first and has its result unpacked for the next program. */
function projectProgram(rows: number, depth: number, columns: number): GPGPUProgram {
  return {
    variableNames: ['x', 'weight'],
    outputShape: [rows, columns],
    userCode: `
      void main() {
        ivec2 at = getOutputCoords();
        float sum = 0.0;
        for (int k = 0; k < ${depth}; k++) sum += getX(at[0], k) * getWeight(k, at[1]);
        setOutput(sum);
      }
    `,
  };
}

export const projectKernel: KernelConfig = {
  kernelName: PROJECT,
  backendName: 'webgl',
  kernelFunc: ({ inputs, backend }) => {
    const { x, weight } = inputs as Record<'x' | 'weight', TensorInfo>;
    const [rows, depth] = x.shape as [number, number];
    const program = projectProgram(rows, depth, weight.shape[1]!);
    return (backend as MathBackendWebGL).runWebGLProgram(program, [x, weight], 'float32');
  },
};
