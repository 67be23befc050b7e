import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import {
  enableProdMode,
  ready,
  registerKernel,
  setBackend,
  tensor,
  train,
  variable,
  type Scalar,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { type BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { floatsOf, integersOf, sizeOf } from '../../../training/engine/wasmMemory';
import { initialValues } from './initialValues';
import { referenceBatch } from './referenceBatches';
import { referenceLoss, referenceShapes } from './referenceNetwork';
import { type Contender } from './serveSteps';
import { stockOps } from './stockOps';

/** The reference step with tfjs' wasm backend as it comes, but for the one kernel that an embedding needs. */
export async function createStockContender(items: number): Promise<Contender> {
  enableProdMode();
  setWasmPaths(dirname(createRequire(__filename).resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  setThreadsCount(1);
  registerUnsortedSegmentSum();
  await setBackend('wasm');
  await ready();
  const shapes = referenceShapes(items);
  const names = shapes.map(([name]) => name);
  const values = initialValues(items);
  const variables = shapes.map(([name, shape], i) => variable(tensor(values[i]!, shape), true, name));
  const optimiser = train.adam(1e-3);
  return {
    facts: {},
    step: async (step) => {
      const batch = referenceBatch(step, items);
      const loss = optimiser.minimize(
        () => referenceLoss(stockOps, names, variables, batch),
        true,
        variables,
      ) as Scalar;
      const [value] = loss.dataSync();
      loss.dispose();
      return value!;
    },
  };
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
