import { setThreadsCount, setWasmPaths, type BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { enableProdMode, ready, registerKernel, setBackend, type TensorInfo } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { floatsOf, integersOf, sizeOf } from '../../training/engine/wasmMemory';

/** tfjs' wasm backend as it comes, but for the one kernel that it lacks and an embedding needs. One thread. */
export async function startStockEngine(): Promise<void> {
  enableProdMode();
  setWasmPaths(dirname(createRequire(__filename).resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  setThreadsCount(1);
  registerUnsortedSegmentSum();
  await setBackend('wasm');
  await ready();
}

function registerUnsortedSegmentSum(): void {
  registerKernel({
    kernelName: 'UnsortedSegmentSum',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
      const { numSegments } = attrs as { numSegments: number };
      const wasm = backend as BackendWasm;
      const rowShape = x.shape.slice(segmentIds.shape.length);
      const sums = wasm.makeOutput([numSegments, ...rowShape], 'float32');
      const width = sizeOf(sums) / numSegments;
      const to = floatsOf(wasm, sums).fill(0);
      const from = floatsOf(wasm, x);
      integersOf(wasm, segmentIds).forEach((segment, row) => {
        for (let i = 0; i < width; i++) to[segment * width + i]! += from[row * width + i]!;
      });
      return sums;
    },
  });
}
