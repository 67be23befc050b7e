import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import { layerNorm } from './layerNorm';
import { unitLength } from './unitLength';

beforeAll(() => setBackend('cpu'));

const values = (tensor: { dataSync(): ArrayLike<number> }) => Array.from(tensor.dataSync());

describe('layerNorm', () => {
  it('brings a row to mean 0 and variance 1, then scales and shifts it', () => {
    // mean 2, variance 1: (−1, 1) · (10, 20) + (1, 2)
    const y = layerNorm(tensor2d([[1, 3]]), tensor1d([10, 20]), tensor1d([1, 2]), 0);
    expect(values(y)).toEqual([-9, 22]);
  });

  it('keeps a constant row finite by its epsilon', () => {
    expect(values(layerNorm(tensor2d([[5, 5]]), tensor1d([1, 1]), tensor1d([0, 3])))).toEqual([0, 3]);
  });
});

describe('unitLength', () => {
  it('divides each row by its Euclidean length', () => {
    const y = values(unitLength(tensor2d([3, 4, 0, -2], [2, 2])));
    [0.6, 0.8, 0, -1].forEach((expected, i) => expect(y[i]).toBeCloseTo(expected, 6));
  });

  it('leaves a row of zeros as it is', () => {
    expect(values(unitLength(tensor2d([[0, 0]])))).toEqual([0, 0]);
  });
});
