import fc from 'fast-check';
import { type Tensor, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { decayedAverage } from '../../src/models/ops/decayedAverage';
import { layerNorm } from '../../src/models/ops/layerNorm';
import { neighbourRows } from '../../src/models/ops/neighbourRows';
import { poolSequences } from '../../src/models/ops/poolSequences';
import { unitLength } from '../../src/models/ops/unitLength';
import { windowAttention } from '../../src/models/ops/windowAttention';
import { dropout } from './ops/dropout';
import { startEngine } from './startEngine';
import { expectClose, onBoth, randomInputs, valueAndGradients } from './testing/onBoth';

beforeAll(() => startEngine());

const seed = fc.nat(10_000);
const rows = fc.integer({ min: 0, max: 12 });
const columns = fc.integer({ min: 1, max: 37 });

/** Checks an op's value and gradients against the reference backend for random shapes. */
async function agrees<T>(
  arbitrary: fc.Arbitrary<T>,
  build: (shape: T) => { op: (...inputs: Tensor[]) => Tensor; shapes: number[][] },
  numRuns = 30,
) {
  await fc.assert(
    fc.asyncProperty(arbitrary, seed, async (shape, from) => {
      const { op, shapes } = build(shape);
      expectClose(await onBoth(valueAndGradients(op), randomInputs(shapes, from)));
    }),
    { numRuns },
  );
}

const positionsOf = (lengths: number[]) =>
  Int32Array.from(lengths.flatMap((length) => Array.from({ length }, (_, position) => position)));
const offsetsOf = (lengths: number[]) =>
  Int32Array.from([0, ...lengths]).map((_, index) => total(lengths.slice(0, index)));
const total = (lengths: number[]) => lengths.reduce((a, b) => a + b, 0);

describe('fused kernels, with their gradients, agree with the reference backend', () => {
  it('layerNorm', async () => {
    await agrees(fc.tuple(rows, columns), ([p, d]) => ({
      op: (x, gain, bias) => layerNorm(x as Tensor2D, gain as Tensor1D, bias as Tensor1D, 1e-3),
      shapes: [[p, d], [d], [d]],
    }));
  });

  it('unitLength', async () => {
    await agrees(fc.tuple(rows, columns), ([p, d]) => ({
      op: (x) => unitLength(x as Tensor2D),
      shapes: [[p, d]],
    }));
  });

  it('unitLength of a row of zeros', async () => {
    const inputs = randomInputs([[3, 5]], 1);
    inputs[0]!.values.fill(0, 5, 10);
    expectClose(
      await onBoth(
        valueAndGradients((x) => unitLength(x as Tensor2D)),
        inputs,
      ),
    );
  });

  it('dropout', async () => {
    const options = fc.record({
      rate: fc.constantFrom(0.1, 0.5, 0.9),
      seed: fc.nat(2 ** 32 - 1),
      offset: fc.constantFrom(0, 7, 2 ** 31 - 3, 2 ** 32 - 5),
    });
    await agrees(fc.tuple(rows, columns, options), ([p, d, how]) => ({
      op: (x) => dropout(x, how),
      shapes: [[p, d]],
    }));
  });

  it('decayedAverage', async () => {
    const shape = fc.record({
      lengths: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
      window: fc.integer({ min: 1, max: 6 }),
      d: fc.integer({ min: 1, max: 19 }),
    });
    await agrees(shape, ({ lengths, window, d }) => ({
      op: (x, decay) => decayedAverage(x as Tensor2D, decay as Tensor1D, positionsOf(lengths)),
      shapes: [[total(lengths), d], [window]],
    }));
  });

  it('neighbourRows', async () => {
    const shape = fc.record({
      lengths: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
      distance: fc.integer({ min: 1, max: 5 }),
      d: fc.integer({ min: 1, max: 19 }),
    });
    await agrees(shape, ({ lengths, distance, d }) => ({
      op: (x) => neighbourRows(x as Tensor2D, positionsOf(lengths), distance),
      shapes: [[total(lengths), d]],
    }));
  });

  it('poolSequences, some of them empty', async () => {
    const shape = fc.record({
      lengths: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 }),
      d: fc.integer({ min: 1, max: 19 }),
    });
    await agrees(shape, ({ lengths, d }) => ({
      op: (x) => poolSequences(x as Tensor2D, offsetsOf(lengths)),
      shapes: [[total(lengths), d]],
    }));
  });

  const attention = (longest: number, widest: number) =>
    fc.record({
      lengths: fc.array(fc.integer({ min: 1, max: longest }), { maxLength: 3 }),
      window: fc.integer({ min: 1, max: widest }),
      heads: fc.integer({ min: 1, max: 3 }),
      depth: fc.constantFrom(1, 3, 8, 13, 16),
      rate: fc.constantFrom(0, 0.3),
    });
  const attend = ({
    lengths,
    window,
    heads,
    depth,
    rate,
  }: {
    lengths: number[];
    window: number;
    heads: number;
    depth: number;
    rate: number;
  }) => ({
    op: (q: Tensor, k: Tensor, v: Tensor, bias: Tensor) =>
      windowAttention(
        q as Tensor2D,
        k as Tensor2D,
        v as Tensor2D,
        bias as Tensor2D,
        positionsOf(lengths),
        rate > 0 ? { heads, dropout: { rate, seed: 5, offset: 1000 } } : { heads },
      ),
    shapes: [
      [total(lengths), heads * depth],
      [total(lengths), heads * depth],
      [total(lengths), heads * depth],
      [heads, window],
    ],
  });

  it('windowAttention', async () => {
    await agrees(attention(12, 14), attend);
  });

  it('windowAttention over sequences of several blocks', async () => {
    await agrees(attention(150, 90), attend, 3);
  }, 60_000);
});
