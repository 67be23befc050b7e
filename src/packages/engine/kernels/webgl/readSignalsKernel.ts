import { type MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { type GPGPUProgram } from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_math';
import { type KernelConfig, type TensorInfo } from '@tensorflow/tfjs-core';
import { READ_SIGNALS } from '../../../../models/ops/readSignals';

/** One draw call instead of five. */
function readSignalsProgram(shape: [number, number]): GPGPUProgram {
  return {
    variableNames: ['x', 'signals', 'gain', 'offset'],
    outputShape: shape,
    userCode: `
      void main() {
        ivec2 at = getOutputCoords();
        int signal = int(getSignals(at[0]) + 0.5);
        setOutput(getX(at[0], at[1]) * exp(getGain(signal)) + getOffset(signal, at[1]));
      }
    `,
  };
}

export const readSignalsKernel: KernelConfig = {
  kernelName: READ_SIGNALS,
  backendName: 'webgl',
  kernelFunc: ({ inputs, backend }) => {
    const { x, signals, gain, offset } = inputs as Record<'x' | 'signals' | 'gain' | 'offset', TensorInfo>;
    const program = readSignalsProgram(x.shape as [number, number]);
    return (backend as MathBackendWebGL).runWebGLProgram(program, [x, signals, gain, offset], 'float32');
  },
};
