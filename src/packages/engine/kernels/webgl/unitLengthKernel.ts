import { type MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { type GPGPUProgram } from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_math';
import { type KernelConfig, type TensorInfo } from '@tensorflow/tfjs-core';
import { UNIT_LENGTH } from '../../../../models/ops/unitLength';

/** One draw call instead of the nine of plain operations: every output sums its own row. */
function unitLengthProgram([rows, columns]: [number, number]): GPGPUProgram {
  return {
    variableNames: ['x'],
    outputShape: [rows, columns],
    userCode: `
      void main() {
        ivec2 at = getOutputCoords();
        float squared = 0.0;
        for (int column = 0; column < ${columns}; column++) {
          float value = getX(at[0], column);
          squared += value * value;
        }
        float value = getX(at[0], at[1]);
        setOutput(squared > 0.0 ? value * inversesqrt(squared) : value);
      }
    `,
  };
}

export const unitLengthKernel: KernelConfig = {
  kernelName: UNIT_LENGTH,
  backendName: 'webgl',
  kernelFunc: ({ inputs, backend }) => {
    const { x } = inputs as { x: TensorInfo };
    const program = unitLengthProgram(x.shape as [number, number]);
    return (backend as MathBackendWebGL).runWebGLProgram(program, [x], 'float32');
  },
};
