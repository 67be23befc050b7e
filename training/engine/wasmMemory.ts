import { type BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type TensorInfo } from '@tensorflow/tfjs-core';

/**
 * The numbers of a float tensor where they lie in wasm memory, writable. Valid until the backend allocates
 * again: growing the heap detaches every view.
 */
export function floatsOf(backend: BackendWasm, tensor: TensorInfo): Float32Array {
  return new Float32Array(heapOf(backend), offsetOf(backend, tensor), sizeOf(tensor));
}

export function integersOf(backend: BackendWasm, tensor: TensorInfo): Int32Array {
  return new Int32Array(heapOf(backend), offsetOf(backend, tensor), sizeOf(tensor));
}

/** All of the backend's memory. The published types leave out the heap that every Emscripten module has. */
export function heapOf({ wasm }: BackendWasm): ArrayBuffer {
  return (wasm as unknown as { HEAP8: Int8Array<ArrayBuffer> }).HEAP8.buffer;
}

export function sizeOf({ shape }: TensorInfo): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Where the tensor begins, in bytes. */
export function offsetOf(backend: BackendWasm, { dataId }: TensorInfo): number {
  return backend.dataIdMap.get(dataId).memoryOffset;
}
