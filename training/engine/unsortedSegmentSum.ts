import { registerKernel, type KernelConfig, type TensorInfo } from '@tensorflow/tfjs-core';
import { type BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { floatsOf, integersOf } from './wasmMemory';

/**
 * The kernel that tfjs 4.22 lacks on wasm; it is the gradient of every `gather`.
 * x [n, …], segmentIds [n] → [numSegments, …]: row s is the sum of the rows of x whose id is s. Ids outside
 * the segments are dropped.
 */
export const unsortedSegmentSum: KernelConfig = {
  kernelName: 'UnsortedSegmentSum',
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs, backend }) => {
    const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
    const { numSegments } = attrs as { numSegments: number };
    const wasm = backend as BackendWasm;
    const rowShape = x.shape.slice(segmentIds.shape.length);
    const width = rowShape.reduce((product, length) => product * length, 1);
    const sums = wasm.makeOutput([numSegments, ...rowShape], 'float32');
    // The views come last: making the output may grow the heap and detach earlier ones.
    const to = floatsOf(wasm, sums).fill(0);
    const from = floatsOf(wasm, x);
    integersOf(wasm, segmentIds).forEach((segment, row) => {
      if (segment < 0 || segment >= numSegments) return;
      const source = row * width;
      const target = segment * width;
      for (let i = 0; i < width; i++) to[target + i] = to[target + i]! + from[source + i]!;
    });
    return sums;
  },
};

export function registerUnsortedSegmentSum(): void {
  registerKernel(unsortedSegmentSum);
}
