import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { grads, mul, setBackend, sum, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { decayedAverage } from './decayedAverage';
import { layerNorm } from './layerNorm';
import { unitLength } from './unitLength';
import { windowAttention } from './windowAttention';

beforeAll(() => setBackend('cpu'));

const POSITIONS = Int32Array.of(0, 1, 2, 3, 0, 1);

type Op = (...inputs: never[]) => Tensor;
const OPS: [string, Op, number[][]][] = [
  ['layerNorm', layerNorm, [[2, 5], [5], [5]]],
  ['unitLength', unitLength, [[2, 5]]],
  ['decayedAverage', ((x, d) => decayedAverage(x, d, POSITIONS)) as Op, [[6, 2], [3]]],
  [
    'windowAttention',
    ((q, k, v, b) =>
      windowAttention(q, k, v, b, POSITIONS, { heads: 2, dropout: { rate: 0.3, seed: 4, offset: 0 } })) as Op,
    [
      [6, 4],
      [6, 4],
      [6, 4],
      [2, 3],
    ],
  ],
];

const fill = (shape: number[], salt: number) =>
  Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => Math.cos(2.3 * i + salt));

describe.each(OPS)('the gradient of %s', (_, op, shapes) => {
  it('is the slope of its value', () => {
    const at = shapes.map(fill);
    // A weighted sum, so that no symmetry hides a wrong gradient.
    const value = (...inputs: Tensor[]) =>
      tidy(() => {
        const y = op(...(inputs as never[]));
        return sum(mul(y, tensor(fill(y.shape, 9), y.shape)));
      });
    const tensors = (lists: Float32Array[]) => lists.map((list, i) => tensor(list, shapes[i]!));
    const gradients = grads(value)(tensors(at)).map((gradient) => gradient.dataSync());
    const step = 1 / 64;
    at.forEach((list, input) =>
      list.forEach((_, i) => {
        const moved = (by: number) => {
          const lists = at.map((values) => values.slice());
          lists[input]![i]! += by;
          return value(...tensors(lists)).dataSync()[0]!;
        };
        const slope = (moved(step) - moved(-step)) / (2 * step);
        expect(Math.abs(gradients[input]![i]! - slope)).toBeLessThan(3e-3);
      }),
    );
  });
});
