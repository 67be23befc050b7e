import { type BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { getKernel, registerKernel, unregisterKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import { type FusedKernels } from '../loadKernels';
import { integersOf, offsetOf, sizeOf } from '../wasmMemory';
import { registerFusedKernel } from './fusedKernel';

/** Gathering rows, and its gradient, which tfjs 4.22 lacks on wasm. */
export function registerSegmentKernels(kernels: FusedKernels): void {
  registerGather(kernels);
  registerFusedKernel<'x' | 'segmentIds', 'numSegments'>(
    'UnsortedSegmentSum',
    ({ inputs: { x, segmentIds }, attributes: { numSegments }, at, make }) => {
      const count = sizeOf(segmentIds);
      const rowShape = x.shape.slice(segmentIds.shape.length);
      const width = rowShape.reduce((product, length) => product * length, 1);
      const sums = make([numSegments, ...rowShape]);
      kernels.segmentSum(count, width, numSegments, at(segmentIds), at(x), at(sums));
      return sums;
    },
  );
}

function registerGather(kernels: FusedKernels): void {
  const stock = getKernel('GatherV2', 'wasm');
  unregisterKernel('GatherV2', 'wasm');
  registerKernel({
    ...stock,
    kernelFunc: (call) => {
      const { x, indices } = call.inputs as { x: TensorInfo; indices: TensorInfo };
      const { axis, batchDims } = call.attrs as { axis: number; batchDims: number };
      const takesRows = axis === 0 && batchDims === 0 && x.dtype === 'float32' && indices.dtype === 'int32';
      if (!takesRows) return stock.kernelFunc(call);
      const backend = call.backend as BackendWasm;
      const rowShape = x.shape.slice(1);
      const width = rowShape.reduce((product, length) => product * length, 1);
      const rows = backend.makeOutput([...indices.shape, ...rowShape], 'float32');
      const [from, to, at] = [x, rows, indices].map((tensor) => offsetOf(backend, tensor)) as [
        number,
        number,
        number,
      ];
      const wrong = kernels.gatherRows(sizeOf(indices), width, x.shape[0]!, at, from, to);
      if (wrong >= 0) {
        const index = integersOf(backend, indices)[wrong];
        backend.disposeData(rows.dataId);
        throw new RangeError(`gather: index ${index} at ${wrong} is not in 0 … ${x.shape[0]! - 1}`);
      }
      return rows;
    },
  });
}
