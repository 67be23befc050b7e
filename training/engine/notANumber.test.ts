import fc from 'fast-check';
import {
  gather,
  matMul,
  setBackend,
  tensor1d,
  tensor2d,
  tidy,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { decayedAverage } from '../../src/models/ops/decayedAverage';
import { layerNorm } from '../../src/models/ops/layerNorm';
import { unitLength } from '../../src/models/ops/unitLength';
import { windowAttention } from '../../src/models/ops/windowAttention';
import { dropout } from './ops/dropout';
import { linearCrossEntropy } from './ops/linearCrossEntropy';
import { sampledCrossEntropy } from './ops/sampledCrossEntropy';
import { startEngine } from './startEngine';
import { expectClose, onBoth, randomInputs, randomValues, valueAndGradients } from './testing/onBoth';

beforeAll(() => startEngine());

const [P, D, M] = [6, 9, 7];
const ones = (length: number) => new Float32Array(length).fill(1);

const OPS: [string, (...inputs: Tensor[]) => Tensor, number[][]][] = [
  [
    'matMul',
    (a, b) => matMul(a as Tensor2D, b as Tensor2D),
    [
      [P, D],
      [D, M],
    ],
  ],
  [
    'matMul transposed',
    (a, b) => matMul(a as Tensor2D, b as Tensor2D, true, true),
    [
      [D, P],
      [M, D],
    ],
  ],
  ['layerNorm', (x, g, b) => layerNorm(x as Tensor2D, g as Tensor1D, b as Tensor1D), [[P, D], [D], [D]]],
  ['unitLength', (x) => unitLength(x as Tensor2D), [[P, D]]],
  ['dropout', (x) => dropout(x, { rate: 0.5, seed: 2, offset: 0 }), [[P, D]]],
  [
    'linearCrossEntropy',
    (hidden, table) =>
      linearCrossEntropy({
        hidden: hidden as Tensor2D,
        table: table as Tensor2D,
        targets: Int32Array.of(0, 1, 2, 3, 4, 5),
        weights: ones(P),
        totalWeight: P,
      }),
    [
      [P, D],
      [M, D],
    ],
  ],
  [
    'sampledCrossEntropy',
    (hidden, own, negatives) =>
      sampledCrossEntropy({
        hidden: hidden as Tensor2D,
        own: own as Tensor2D,
        negatives: negatives as Tensor2D,
        targets: Int32Array.of(0, 1, 2, 3, 4, 5),
        negativeItems: Int32Array.of(9, 9, 9, 9, 9, 9, 9),
        weights: ones(P),
        totalWeight: P,
        negativeCorrection: 0,
      }),
    [
      [P, D],
      [P, D],
      [M, D],
    ],
  ],
];

/** Whether a gradient overflows to ∞ or to ∞ − ∞ depends on how its formula is written. */
const finiteOrNan = (list: number[]) => list.map((value) => (Number.isFinite(value) ? value : NaN));

describe.each(OPS)('%s', (_, op, shapes) => {
  it('spreads NaN and infinities as plain operations do', async () => {
    const place = fc.record({
      input: fc.nat(shapes.length - 1),
      at: fc.nat(),
      value: fc.constantFrom(NaN, Infinity, -Infinity),
      seed: fc.nat(1000),
    });
    await fc.assert(
      fc.asyncProperty(place, async ({ input, at, value, seed }) => {
        const inputs = randomInputs(shapes, seed);
        const { values } = inputs[input]!;
        values[at % values.length] = value;
        const { cpu, wasm } = await onBoth(valueAndGradients(op), inputs);
        expectClose({ cpu: cpu.slice(0, 1), wasm: wasm.slice(0, 1) });
        expectClose({ cpu: cpu.slice(1).map(finiteOrNan), wasm: wasm.slice(1).map(finiteOrNan) });
      }),
      { numRuns: 40 },
    );
  });
});

describe('operations over sequences', () => {
  const POSITIONS = Int32Array.of(0, 1, 2, 3, 0, 1, 2);
  /** Which rows of the result hold a NaN, when row `broken` of an input does. */
  const nanRows = async (compute: (x: Tensor2D) => Tensor, broken: number) => {
    await setBackend('wasm');
    const values = randomValues([POSITIONS.length, 8], 4);
    values[broken * 8 + 3] = NaN;
    const y = tidy(() => compute(tensor2d(values, [POSITIONS.length, 8])).dataSync());
    return [...POSITIONS.keys()].filter((row) => y.subarray(row * 8, row * 8 + 8).some(Number.isNaN));
  };

  // A plain product with a matrix of zeros would carry the NaN into every row.
  it('decayedAverage carries a NaN into the rows that see it, and no other sequence', async () => {
    expect(await nanRows((x) => decayedAverage(x, tensor1d([0, 0, 0]), POSITIONS), 1)).toEqual([1, 2, 3]);
  });

  it('windowAttention carries a NaN into the rows that see it, and no other sequence', async () => {
    const attend = (x: Tensor2D) =>
      windowAttention(x, x, x, tensor2d([[0, 0, 0, 0]]), POSITIONS, { heads: 1 });
    const rows = await nanRows(attend, 2);
    expect(rows).toEqual(expect.arrayContaining([2, 3]));
    expect(rows.every((row) => row < 4)).toBe(true);
  });
});

it('refuses to gather a row that a table does not have', async () => {
  await setBackend('wasm');
  const take = (index: number) => gather(tensor2d([[1], [2]]), tensor1d([0, index], 'int32'));
  expect(() => take(2)).toThrow('gather: index 2 at 1 is not in 0 … 1');
  expect(() => take(-1)).toThrow('gather: index -1 at 1 is not in 0 … 1');
});
