import { type BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  getKernel,
  registerKernel,
  unregisterKernel,
  type KernelConfig,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { heapOf, sizeOf } from './wasmMemory';

const UNTRANSPOSED = { transposeA: false, transposeB: false };

/**
 * Replaces the product of matrices of tfjs 4.22 on wasm, which falls to 2 GFLOP/s (from about 28) as soon as a
 * factor is transposed or there is more than one pair: that is every gradient. Transposed factors are copied
 * into place first, and each pair is multiplied on its own by the fast path of the original kernel.
 */
export function registerFastBatchMatMul(): void {
  const stock = getKernel('BatchMatMul', 'wasm');
  const transpose = getKernel('Transpose', 'wasm');
  unregisterKernel('BatchMatMul', 'wasm');
  registerKernel(fastBatchMatMul(stock, transpose));
}

function fastBatchMatMul(stock: KernelConfig, transpose: KernelConfig): KernelConfig {
  const multiply = (backend: BackendWasm, a: TensorInfo, b: TensorInfo) =>
    stock.kernelFunc({ inputs: { a, b }, backend, attrs: UNTRANSPOSED }) as TensorInfo;
  const turned = (backend: BackendWasm, x: TensorInfo) =>
    transpose.kernelFunc({ inputs: { x }, backend, attrs: { perm: lastTwoSwapped(x) } }) as TensorInfo;

  return {
    ...stock,
    kernelFunc: (call) => {
      const { a, b } = call.inputs as { a: TensorInfo; b: TensorInfo };
      const { transposeA, transposeB } = call.attrs as { transposeA: boolean; transposeB: boolean };
      const backend = call.backend as BackendWasm;
      const pairs = pairCount(a);
      if (pairs !== pairCount(b)) return stock.kernelFunc(call); // broadcast
      const left = transposeA ? turned(backend, a) : a;
      const right = transposeB ? turned(backend, b) : b;
      const product =
        pairs === 1 ? multiply(backend, left, right) : multiplyPairs(backend, left, right, multiply);
      if (transposeA) backend.disposeData(left.dataId);
      if (transposeB) backend.disposeData(right.dataId);
      return product;
    },
  };
}

function multiplyPairs(
  backend: BackendWasm,
  a: TensorInfo,
  b: TensorInfo,
  multiply: (backend: BackendWasm, a: TensorInfo, b: TensorInfo) => TensorInfo,
): TensorInfo {
  const shape = [...a.shape.slice(0, -1), b.shape.at(-1)!];
  const product = backend.makeOutput(shape, 'float32');
  for (let pair = 0; pair < pairCount(a); pair++) {
    const left = matrixView(backend, a, pair);
    const right = matrixView(backend, b, pair);
    const part = multiply(backend, left, right);
    const to = matrixView(backend, product, pair);
    copyFloats(backend, part, to);
    [left, right, to].forEach((view) => forgetView(backend, view));
    backend.disposeData(part.dataId);
  }
  return product;
}

/** Matrix number `index` of a batch, in the same memory. */
function matrixView(backend: BackendWasm, batch: TensorInfo, index: number): TensorInfo {
  const shape = batch.shape.slice(-2);
  const floats = sizeOf({ ...batch, shape });
  const offset = backend.dataIdMap.get(batch.dataId).memoryOffset + index * floats * 4;
  return backend.makeOutput(shape, 'float32', offset);
}

/** Unlike `disposeData` this leaves the memory alone, which belongs to the whole batch. */
function forgetView(backend: BackendWasm, view: TensorInfo): void {
  backend.wasm.tfjs.disposeData(backend.dataIdMap.get(view.dataId).id);
  backend.dataIdMap.delete(view.dataId);
}

function copyFloats(backend: BackendWasm, from: TensorInfo, to: TensorInfo): void {
  const start = backend.dataIdMap.get(from.dataId).memoryOffset;
  const heap = new Uint8Array(heapOf(backend));
  heap.copyWithin(backend.dataIdMap.get(to.dataId).memoryOffset, start, start + sizeOf(from) * 4);
}

function pairCount({ shape }: TensorInfo): number {
  return shape.slice(0, -2).reduce((product, length) => product * length, 1);
}

function lastTwoSwapped({ shape }: TensorInfo): number[] {
  const axes = [...shape.keys()];
  return [...axes.slice(0, -2), axes.at(-1)!, axes.at(-2)!];
}
