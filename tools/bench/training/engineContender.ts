import { matMul, ones, tensor, tidy } from '@tensorflow/tfjs-core';
import { join } from 'node:path';
import { createParameter } from '../../../training/engine/optimiser/parameter';
import { readTensor } from '../../../training/engine/optimiser/parameter';
import { stepAdam } from '../../../training/engine/optimiser/stepAdam';
import { type EngineOptions } from '../../../training/engine/startEngine';
import { createWorkerPool } from '../../../training/engine/workers/createWorkerPool';
import { initialValues } from './initialValues';
import { referenceBatch, splitBatch } from './referenceBatches';
import { referenceShapes, type ReferenceBatch } from './referenceNetwork';
import { type Contender } from '../process/serveSteps';

export interface EngineContenderOptions {
  items: number;
  workers: number;
  engine: EngineOptions;
}

/** The reference step as the trainer takes it. */
export async function createEngineContender({
  items,
  workers,
  engine,
}: EngineContenderOptions): Promise<Contender> {
  const shapes = referenceShapes(items);
  const sizes = shapes.map(([, shape]) => shape.reduce((product, length) => product * length, 1));
  const module = join(__dirname, 'referenceReplica.ts');
  const pool = await createWorkerPool<{ items: number }, ReferenceBatch>({
    ...{ count: workers, module, setup: { items }, sizes, engine },
  });
  const values = initialValues(items);
  const parameters = shapes.map(([name, shape], i) => createParameter(name, tensor(values[i]!, shape)));
  return {
    facts: { gemm: fastestProduct() },
    step: async (step) => {
      const parts = splitBatch(referenceBatch(step, items), workers);
      parameters.forEach((parameter, i) => pool.parameters[i]!.set(readTensor(parameter.values)));
      const losses = await pool.accumulate(parts);
      tidy(() => {
        const gradients = pool.gradients.map((list, i) => tensor(list, shapes[i]![1]));
        stepAdam(parameters, gradients, { step, learningRate: 1e-3, betaSquare: 0.999 });
      });
      return losses.reduce((total, loss) => total + loss, 0);
    },
  };
}

/** GFLOP/s of the best of several large products: what this engine reaches at most. */
function fastestProduct(): number {
  const size = 512;
  const times = Array.from({ length: 12 }, () => {
    const started = performance.now();
    tidy(() => void matMul(ones([size, size]), ones([size, size])));
    return performance.now() - started;
  });
  return (2 * size ** 3) / Math.min(...times) / 1e6;
}
