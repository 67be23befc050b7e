import { type BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { getKernel, registerKernel, unregisterKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import { floatsOf, offsetOf } from '../wasmMemory';

/** What a kernel works with: where tensors lie, and how to make outputs. */
export interface Call<Inputs extends string, Attributes extends string> {
  inputs: Record<Inputs, TensorInfo>;
  attributes: Record<Attributes, number>;
  /** Byte offset of a tensor in wasm memory. */
  at: (tensor: TensorInfo) => number;
  make: (shape: number[]) => TensorInfo;
  makeScalar: (value: number) => TensorInfo;
}

/** Registers a kernel of the wasm backend, in place of the one that has the name, if any. */
export function registerFusedKernel<Inputs extends string, Attributes extends string = never>(
  kernelName: string,
  run: (call: Call<Inputs, Attributes>) => TensorInfo | TensorInfo[],
): void {
  if (getKernel(kernelName, 'wasm')) unregisterKernel(kernelName, 'wasm');
  registerKernel({
    kernelName,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const wasm = backend as BackendWasm;
      return run({
        inputs: inputs as Record<Inputs, TensorInfo>,
        attributes: attrs as Record<Attributes, number>,
        at: (tensor) => offsetOf(wasm, tensor),
        make: (shape) => wasm.makeOutput(shape, 'float32'),
        makeScalar: (value) => {
          const scalar = wasm.makeOutput([], 'float32');
          floatsOf(wasm, scalar)[0] = value;
          return scalar;
        },
      });
    },
  });
}
