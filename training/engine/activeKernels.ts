import { type BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend, getBackend, type Tensor } from '@tensorflow/tfjs-core';
import { type FusedKernels } from './loadKernels';
import { floatsOf, offsetOf } from './wasmMemory';

let loaded: FusedKernels | undefined;

export function setKernels(kernels: FusedKernels): void {
  loaded = kernels;
}

/** Our kernels, while the backend that they live in is the current one. */
export function activeKernels(): FusedKernels | undefined {
  return getBackend() === 'wasm' ? loaded : undefined;
}

/** Where a tensor of the wasm backend begins, in bytes. Tensors do not move. */
export function addressOf(tensor: Tensor): number {
  return offsetOf(backend() as BackendWasm, tensor);
}

/** The floats of a tensor of the wasm backend, in place; valid until the backend allocates again. */
export function floatsInPlace(tensor: Tensor): Float32Array {
  return floatsOf(backend() as BackendWasm, tensor);
}
