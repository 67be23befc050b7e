import fc from 'fast-check';
import { type Tensor, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { linearCrossEntropy } from './ops/linearCrossEntropy';
import { sampledCrossEntropy } from './ops/sampledCrossEntropy';
import { startEngine } from './startEngine';
import {
  expectClose,
  onBoth,
  randomInputs,
  randomIntegers,
  randomValues,
  valueAndGradients,
} from './testing/onBoth';

beforeAll(() => startEngine());

const seed = fc.nat(10_000);
const weightsOf = (rows: number, from: number) =>
  randomValues([rows], from).map((value) => Math.max(0, value));

describe('linearCrossEntropy on wasm', () => {
  const agrees = async (
    shape: fc.Arbitrary<{ rows: number; items: number; depth: number }>,
    numRuns: number,
  ) =>
    fc.assert(
      fc.asyncProperty(
        shape,
        fc.boolean(),
        fc.constantFrom(0, 0.1),
        seed,
        async ({ rows, items, depth }, hasBias, labelSmoothing, from) => {
          const loss = (hidden: Tensor, table: Tensor, bias?: Tensor) =>
            linearCrossEntropy({
              hidden: hidden as Tensor2D,
              table: table as Tensor2D,
              bias: bias as Tensor1D | undefined,
              targets: randomIntegers(rows, items, from),
              weights: weightsOf(rows, from),
              totalWeight: 3,
              labelSmoothing,
            });
          const shapes = [[rows, depth], [items, depth], ...(hasBias ? [[items]] : [])];
          expectClose(await onBoth(valueAndGradients(loss), randomInputs(shapes, from)));
        },
      ),
      { numRuns },
    );

  it('agrees with the reference backend, with its gradients', async () => {
    await agrees(
      fc.record({
        rows: fc.integer({ min: 0, max: 9 }),
        items: fc.integer({ min: 2, max: 40 }),
        depth: fc.integer({ min: 1, max: 19 }),
      }),
      30,
    );
  });

  it('agrees over several chunks of rows and blocks of columns', async () => {
    await agrees(
      fc.record({
        rows: fc.integer({ min: 60, max: 140 }),
        items: fc.integer({ min: 500, max: 1100 }),
        depth: fc.constantFrom(3, 8),
      }),
      6,
    );
  }, 60_000);

  it('takes logits that overflow without their maximum', async () => {
    const inputs = randomInputs(
      [
        [4, 6],
        [20, 6],
      ],
      3,
    );
    inputs[0]!.values.forEach((value, i, values) => (values[i] = value * 300));
    const loss = (hidden: Tensor, table: Tensor) =>
      linearCrossEntropy({
        hidden: hidden as Tensor2D,
        table: table as Tensor2D,
        targets: Int32Array.of(1, 5, 19, 0),
        weights: new Float32Array(4).fill(1),
        totalWeight: 4,
      });
    expectClose(await onBoth(valueAndGradients(loss), inputs), 1e-3);
  });
});

describe('sampledCrossEntropy on wasm', () => {
  it('agrees with the reference backend, with its gradients', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          rows: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 60, max: 70 })),
          negatives: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 510, max: 530 })),
          depth: fc.integer({ min: 1, max: 19 }),
        }),
        fc.boolean(),
        seed,
        async ({ rows, negatives, depth }, corrects, from) => {
          const loss = (hidden: Tensor, own: Tensor, sampled: Tensor) =>
            sampledCrossEntropy({
              hidden: hidden as Tensor2D,
              own: own as Tensor2D,
              negatives: sampled as Tensor2D,
              targets: randomIntegers(rows, 9, from),
              negativeItems: randomIntegers(negatives, 9, from + 1),
              weights: weightsOf(rows, from),
              totalWeight: 2,
              ...(corrects ? { ownCorrection: randomValues([rows], from + 2) } : {}),
              negativeCorrection: corrects ? randomValues([negatives], from + 3) : 0.7,
            });
          const shapes = [
            [rows, depth],
            [rows, depth],
            [negatives, depth],
          ];
          expectClose(await onBoth(valueAndGradients(loss), randomInputs(shapes, from)));
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);
});
