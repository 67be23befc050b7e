import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { startEngine } from '../startEngine';
import { randomValues } from '../testing/onBoth';
import { blend } from './blend';
import { createParameter, disposeParameter, readTensor, writeTensor } from './parameter';
import { globalNorm, stepAdam } from './stepAdam';

beforeAll(() => startEngine());

const BACKENDS = ['wasm', 'cpu'] as const;

/** Weights after three steps with gradients that do not depend on them. */
async function afterThreeSteps(backend: string, size: number, clipNorm?: number): Promise<number[]> {
  await setBackend(backend);
  const parameters = [0, 1].map((i) => createParameter(`p${i}`, tensor1d(randomValues([size], i))));
  const norms = [1, 2, 3].map((step) => {
    const gradients = [0, 1].map((i) => tensor1d(randomValues([size], 10 * step + i)));
    const norm = stepAdam(parameters, gradients, { step, learningRate: 0.1, decay: 0.05, clipNorm });
    gradients.forEach((gradient) => gradient.dispose());
    return norm;
  });
  const weights = parameters.flatMap(({ values }) => [...readTensor(values)]);
  parameters.forEach(disposeParameter);
  return [...weights, ...norms];
}

describe('stepAdam', () => {
  it.each(BACKENDS)('moves every weight by the learning rate in its first step on %s', async (backend) => {
    await setBackend(backend);
    const parameter = createParameter('weights', tensor1d([1, -2, 3]));
    stepAdam([parameter], [tensor1d([0.5, -4, 0])], { step: 1, learningRate: 0.1 });
    const weights = readTensor(parameter.values);
    [0.9, -1.9, 3].forEach((expected, i) => expect(weights[i]).toBeCloseTo(expected, 5));
    disposeParameter(parameter);
  });

  it.each(BACKENDS)('follows the formula in its second step on %s', async (backend) => {
    await setBackend(backend);
    const parameter = createParameter('weights', tensor1d([0]));
    [1, 3].forEach((gradient, index) =>
      stepAdam([parameter], [tensor1d([gradient])], { step: index + 1, learningRate: 0.1 }),
    );
    // m = .9·.1 + .1·3 = .39, m̂ = .39/.19; v = .98·.02 + .02·9 = .1996, v̂ = .1996/.0396.
    const second = (0.1 * (0.39 / 0.19)) / Math.sqrt(0.1996 / 0.0396);
    expect(readTensor(parameter.values)[0]).toBeCloseTo(-0.1 - second, 5);
    disposeParameter(parameter);
  });

  it('gives the same on wasm as on other backends, clipped or not, for any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 21 }),
        fc.constantFrom(undefined, 0.5),
        async (size, clipNorm) => {
          const cpu = await afterThreeSteps('cpu', size, clipNorm);
          const wasm = await afterThreeSteps('wasm', size, clipNorm);
          expect(wasm).toHaveLength(cpu.length);
          cpu.forEach((value, i) => expect(wasm[i]).toBeCloseTo(value, 5));
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each(BACKENDS)('measures the joint norm of gradients on %s', async (backend) => {
    await setBackend(backend);
    expect(globalNorm([tensor1d([1, 2, 4, 0, 0]), tensor2d([[2]])])).toBeCloseTo(5, 6);
  });
});

describe.each(BACKENDS)('on %s', (backend) => {
  beforeEach(() => setBackend(backend));

  it('blends an average towards new values', () => {
    const average = blend(tensor1d([0, 10, 20, 30, 40]), tensor1d([10, 10, 10, 10, 10]), 0.1);
    const expected = [1, 10, 19, 28, 37];
    readTensor(average).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
  });

  it('writes and reads a tensor without sharing memory', () => {
    const floats = Float32Array.of(1, 2, 3, 4);
    const target = writeTensor(tensor2d([0, 0, 0, 0], [2, 2]), floats);
    floats[0] = 9;
    readTensor(target)[1] = 9;
    expect([...readTensor(target)]).toEqual([1, 2, 3, 4]);
    expect(() => writeTensor(target, Float32Array.of(1))).toThrow('writeTensor: 1 floats for a tensor of 4');
  });
});
