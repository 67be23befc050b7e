import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import {
  add,
  concat,
  gather,
  grads,
  logSoftmax,
  matMul,
  mul,
  oneHot,
  reshape,
  scalar,
  setBackend,
  slice,
  sum,
  tensor1d,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { linearCrossEntropy } from './linearCrossEntropy';
import { sampledCrossEntropy } from './sampledCrossEntropy';
import { seededRandom } from '../../random/seededRandom';

beforeAll(() => setBackend('cpu'));

function normal(shape: [number, number], seed: number): Tensor2D {
  const random = seededRandom(seed);
  return tensor2d(
    Array.from({ length: shape[0] * shape[1] }, () => 2 * random.next() - 1),
    shape,
  );
}

const integers = (length: number, below: number, seed: number) => {
  const random = seededRandom(seed);
  return Int32Array.from({ length }, () => random.below(below));
};

/** Value and gradients of a loss, for comparison with another way to compute the same. */
function evaluate(loss: (...inputs: Tensor[]) => Scalar, inputs: Tensor[]): number[][] {
  const results: number[][] = [];
  tidy(() => {
    results.push([...loss(...inputs).dataSync()]);
    for (const gradient of grads((...xs: Tensor[]) => mul(loss(...xs), 3))(inputs)) {
      results.push([...gradient.dataSync()]);
    }
  });
  return results;
}

function expectSame(actual: number[][], expected: number[][]) {
  expected.forEach((list, i) => {
    expect(actual[i]).toHaveLength(list.length);
    list.forEach((value, at) => expect(actual[i]![at]).toBeCloseTo(value, 4));
  });
}

describe('linearCrossEntropy', () => {
  it('equals the logits’ softmax cross-entropy and its gradients', () => {
    const cases = fc.record({
      rows: fc.integer({ min: 1, max: 9 }),
      items: fc.integer({ min: 2, max: 12 }),
      epsilon: fc.constantFrom(0, 0.1),
    });
    fc.assert(
      fc.property(cases, ({ rows, items, epsilon }) => {
        const targets = integers(rows, items, rows);
        const weights = Float32Array.from({ length: rows }, (_, i) => 0.5 * (i % 3));
        const dense = (h: Tensor, t: Tensor, b: Tensor) => {
          const logits = add(matMul(h as Tensor2D, t as Tensor2D, false, true), b);
          const aim = add(mul(oneHot(tensor1d(targets, 'int32'), items), 1 - epsilon), epsilon / items);
          const byRow = sum(mul(logSoftmax(logits), aim), 1);
          return mul(sum(mul(byRow, tensor1d(weights))), scalar(-1 / 7)) as Scalar;
        };
        const inputs = [normal([rows, 3], 1), normal([items, 3], 2), reshape(normal([items, 1], 3), [items])];
        const fused = (h: Tensor, t: Tensor, b: Tensor) =>
          linearCrossEntropy({
            hidden: h as Tensor2D,
            table: t as Tensor2D,
            bias: b as Tensor1D,
            targets,
            weights,
            totalWeight: 7,
            labelSmoothing: epsilon,
          });
        expectSame(evaluate(fused, inputs), evaluate(dense, inputs));
      }),
      { numRuns: 30 },
    );
  });
});

describe('sampledCrossEntropy', () => {
  it('equals the softmax over the own item and the negatives that are not the own item', () => {
    const cases = fc.record({
      rows: fc.integer({ min: 1, max: 6 }),
      negatives: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(cases, ({ rows, negatives }) => {
        const targets = integers(rows, 4, 1);
        const negativeItems = integers(negatives, 4, 2);
        const weights = Float32Array.from({ length: rows }, (_, i) => 1 + (i % 2));
        const negativeCorrection = Float32Array.from({ length: negatives }, (_, i) => 0.3 * i);
        const ownCorrection = Float32Array.from({ length: rows }, (_, i) => -0.2 * i);
        const rowByRow = (h: Tensor, o: Tensor, n: Tensor) => {
          const losses = Array.from(targets, (target, row) => {
            const others = [...negativeItems.keys()].filter((m) => negativeItems[m] !== target);
            const hidden = gather(h, tensor1d([row], 'int32')) as Tensor2D;
            const own = add(sum(mul(hidden, gather(o, tensor1d([row], 'int32')))), ownCorrection[row]!);
            const rest = add(
              reshape(matMul(hidden, gather(n, tensor1d(others, 'int32')) as Tensor2D, false, true), [-1]),
              tensor1d(others.map((m) => negativeCorrection[m]!)),
            );
            const logits = others.length > 0 ? concat([reshape(own, [1]), rest]) : reshape(own, [1]);
            return mul(slice(logSoftmax(logits), 0, 1), -weights[row]! / 5);
          });
          // Negatives that are all left out still have a gradient: zero.
          return add(sum(concat(losses)), mul(sum(n), 0)) as Scalar;
        };
        const inputs = [normal([rows, 3], 1), normal([rows, 3], 2), normal([negatives, 3], 3)];
        const fused = (h: Tensor, o: Tensor, n: Tensor) =>
          sampledCrossEntropy({
            hidden: h as Tensor2D,
            own: o as Tensor2D,
            negatives: n as Tensor2D,
            targets,
            negativeItems,
            weights,
            totalWeight: 5,
            ownCorrection,
            negativeCorrection,
          });
        expectSame(evaluate(fused, inputs), evaluate(rowByRow, inputs));
      }),
      { numRuns: 30 },
    );
  });
});
