import { type MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { type GPGPUProgram } from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_math';
import { type KernelConfig, type TensorInfo } from '@tensorflow/tfjs-core';
import { DECAYED_AVERAGE } from '../../../../models/ops/decayedAverage';

/** One draw call: every output walks back through its own sequence. */
function decayedAverageProgram([rows, columns]: [number, number], window: number): GPGPUProgram {
  return {
    variableNames: ['x', 'decay', 'positions'],
    outputShape: [rows, columns],
    userCode: `
      void main() {
        ivec2 at = getOutputCoords();
        int oldest = int(getPositions(at[0]) + 0.5);
        float sum = 0.0;
        for (int age = 0; age < ${window}; age++) {
          if (age > oldest) break;
          sum += exp(getDecay(age)) * getX(at[0] - age, at[1]);
        }
        setOutput(sum);
      }
    `,
  };
}

export const decayedAverageKernel: KernelConfig = {
  kernelName: DECAYED_AVERAGE,
  backendName: 'webgl',
  kernelFunc: ({ inputs, backend }) => {
    const { x, decay, positions } = inputs as Record<'x' | 'decay' | 'positions', TensorInfo>;
    const program = decayedAverageProgram(x.shape as [number, number], decay.shape[0]!);
    return (backend as MathBackendWebGL).runWebGLProgram(program, [x, decay, positions], 'float32');
  },
};
