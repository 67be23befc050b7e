import fc from 'fast-check';
import { tensor2d, type Tensor, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
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

/** Up to half of the columns of each row, and sometimes the first 600, but never its target. */
function randomLists(targets: Int32Array, columns: number, from: number) {
  const lists = Array.from(targets, (target, row) => {
    const some = [...randomIntegers(columns >> 1, columns, from + row)];
    const first = row % 3 === 0 ? Array.from({ length: Math.min(600, columns) }, (_, column) => column) : [];
    return [...some, ...first].filter((column) => column !== target);
  });
  const offsets = Int32Array.from([0, ...lists.map((_, row) => lists.slice(0, row + 1).flat().length)]);
  return { offsets, columns: Int32Array.from(lists.flat()) };
}

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

  it('leaves out the listed rows of the table, be it a whole block of them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 70 }),
        fc.constantFrom(5, 40, 1100),
        seed,
        async (rows, items, from) => {
          const targets = randomIntegers(rows, items, from);
          const excluded = randomLists(targets, items, from);
          const loss = (hidden: Tensor, table: Tensor) =>
            linearCrossEntropy({
              hidden: hidden as Tensor2D,
              table: table as Tensor2D,
              targets,
              weights: weightsOf(rows, from),
              totalWeight: 3,
              excluded,
            });
          const shapes = [
            [rows, 8],
            [items, 8],
          ];
          expectClose(await onBoth(valueAndGradients(loss), randomInputs(shapes, from)));
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  it('gives what a smaller table gives when a row of it is excluded everywhere', async () => {
    const [hidden, table] = randomInputs(
      [
        [2, 4],
        [3, 4],
      ],
      5,
    );
    const of = (floats: Float32Array, rows: number, more: object) => (inputs: Tensor[]) => [
      linearCrossEntropy({
        hidden: inputs[0] as Tensor2D,
        table: tensor2d(floats, [rows, 4]),
        targets: Int32Array.of(0, 1),
        weights: new Float32Array(2).fill(1),
        totalWeight: 2,
        ...more,
      }),
    ];
    const excluded = { offsets: Int32Array.of(0, 1, 2), columns: Int32Array.of(2, 2) };
    const all = await onBoth(of(table!.values, 3, { excluded }), [hidden!]);
    const smaller = await onBoth(of(table!.values.slice(0, 8), 2, {}), [hidden!]);
    expectClose({ cpu: smaller.cpu, wasm: all.wasm });
  });

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
        fc.boolean(),
        seed,
        async ({ rows, negatives, depth }, corrects, excludes, from) => {
          const loss = (hidden: Tensor, own: Tensor, sampled: Tensor) =>
            sampledCrossEntropy({
              hidden: hidden as Tensor2D,
              own: own as Tensor2D,
              negatives: sampled as Tensor2D,
              targets: randomIntegers(rows, 9, from),
              negativeItems: randomIntegers(negatives, 9, from + 1),
              weights: weightsOf(rows, from),
              totalWeight: 2,
              ...(excludes && { excluded: randomLists(new Int32Array(rows).fill(-1), negatives, from) }),
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
