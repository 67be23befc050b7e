import { tensor, train, variable, type Scalar } from '@tensorflow/tfjs-core';
import { type Contender } from '../process/serveSteps';
import { startStockEngine } from '../startStockEngine';
import { initialValues } from './initialValues';
import { referenceBatch } from './referenceBatches';
import { referenceLoss, referenceShapes } from './referenceNetwork';
import { stockOps } from './stockOps';

/** The reference step with tfjs' wasm backend as it comes, but for the one kernel that an embedding needs. */
export async function createStockContender(items: number): Promise<Contender> {
  await startStockEngine();
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
