import '@tensorflow/tfjs-backend-cpu';
import {
  backend,
  gather,
  grads,
  matMul,
  mul,
  setBackend,
  sum,
  tensor,
  tensor1d,
  tidy,
  unsortedSegmentSum,
  type Tensor,
} from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { seededRandom } from '../random/seededRandom';
import { startEngine } from './startEngine';

beforeAll(() => startEngine());

/** Numbers for one input of each shape, the same on every call. */
function inputsOf(shapes: number[][]): Tensor[] {
  const random = seededRandom(5);
  return shapes.map((shape) =>
    tensor(
      Array.from({ length: shape.reduce((size, length) => size * length, 1) }, () => random.next() - 0.5),
      shape,
    ),
  );
}

/** What `compute` gives on the reference backend and on ours; fails when ours keeps a tensor. */
async function onBoth(compute: (inputs: Tensor[]) => Tensor[], shapes: number[][]) {
  const run = () => tidy(() => compute(inputsOf(shapes)).map((result) => Array.from(result.dataSync())));
  await setBackend('cpu');
  const cpu = run() as unknown as number[][];
  await setBackend('wasm');
  const before = backend().numDataIds();
  const wasm = run() as unknown as number[][];
  expect(backend().numDataIds()).toBe(before);
  return { cpu, wasm };
}

function expectClose({ cpu, wasm }: { cpu: number[][]; wasm: number[][] }) {
  cpu.forEach((expected, index) => {
    const differences = expected.map((value, at) => Math.abs(value - wasm[index]![at]!));
    expect(wasm[index]).toHaveLength(expected.length);
    expect(differences.reduce((a, b) => Math.max(a, b), 0)).toBeLessThan(1e-4);
  });
}

const length = fc.integer({ min: 1, max: 50 });

describe('the product of matrices on wasm', () => {
  it('agrees with the reference backend for every batch, transposition and gradient', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          batch: fc.constantFrom([], [1], [3], [2, 2]),
          rows: length,
          inner: length,
          columns: length,
          transposeA: fc.boolean(),
          transposeB: fc.boolean(),
        }),
        async ({ batch, rows, inner, columns, transposeA, transposeB }) => {
          const a = [...batch, ...(transposeA ? [inner, rows] : [rows, inner])];
          const b = [...batch, ...(transposeB ? [columns, inner] : [inner, columns])];
          const product = (x: Tensor, y: Tensor) => matMul(x, y, transposeA, transposeB);
          expectClose(
            await onBoth(
              ([x, y]) => [
                product(x!, y!),
                ...grads((p: Tensor, q: Tensor) => sum(mul(product(p, q), product(p, q))))([x!, y!]),
              ],
              [a, b],
            ),
          );
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);

  it('still broadcasts one matrix over a batch', async () => {
    expectClose(
      await onBoth(
        ([x, y]) => [matMul(x!, y!)],
        [
          [3, 4, 5],
          [1, 5, 6],
        ],
      ),
    );
  });
});

describe('the sum of segments on wasm', () => {
  it('agrees with the reference backend, also for segments that stay empty', async () => {
    const ids = [2, 0, 2, 5, 0];
    expectClose(await onBoth(([x]) => [unsortedSegmentSum(x!, tensor1d(ids, 'int32'), 7)], [[5, 3]]));
  });

  it('is the gradient of a gather that takes one row twice', async () => {
    const total = (p: Tensor) => sum(gather(p, tensor1d([1, 1, 3], 'int32')));
    const { wasm } = await onBoth(([x]) => grads(total)([x!]), [[4, 2]]);
    expect(wasm).toEqual([[0, 0, 2, 2, 0, 0, 1, 1]]);
  });
});
