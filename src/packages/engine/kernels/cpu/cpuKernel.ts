import { type MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import { type KernelConfig, type TensorInfo, type TypedArray } from '@tensorflow/tfjs-core';

/**
 * A kernel of the cpu backend under a name of `src/models/ops`, over plain arrays. For what plain operations of tfjs compute
 * several times as slowly: they visit every number through a list of coordinates.
 */
export function cpuKernel<Inputs extends string, Attributes extends string = never>(
  kernelName: string,
  run: (call: {
    inputs: Record<Inputs, TensorInfo>;
    attributes: Record<Attributes, number>;
    values(input: TensorInfo): TypedArray;
  }) => { shape: [rows: number, columns: number]; values: Float32Array },
): KernelConfig {
  return {
    kernelName,
    backendName: 'cpu',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const cpu = backend as MathBackendCPU;
      const { shape, values } = run({
        inputs: inputs as Record<Inputs, TensorInfo>,
        attributes: attrs as Record<Attributes, number>,
        values: ({ dataId }) => cpu.data.get(dataId).values as TypedArray,
      });
      return cpu.makeTensorInfo(shape, 'float32', values);
    },
  };
}
