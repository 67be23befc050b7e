import '@tensorflow/tfjs-backend-cpu';
import { backend, grads, mul, setBackend, sum, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { seededRandom } from '../../random/seededRandom';

export interface Comparison {
  /** Number lists of the results on the reference backend, then of ours. */
  cpu: number[][];
  wasm: number[][];
}

/** Numbers in (−1, 1), the same for the same seed. */
export function randomValues(shape: number[], seed: number): Float32Array {
  const random = seededRandom(seed);
  const size = shape.reduce((product, length) => product * length, 1);
  return Float32Array.from({ length: size }, () => 2 * random.next() - 1);
}

export function randomIntegers(length: number, below: number, seed: number): Int32Array {
  const random = seededRandom(seed);
  return Int32Array.from({ length }, () => random.below(below));
}

export interface Input {
  shape: number[];
  values: Float32Array;
}

export function randomInputs(shapes: number[][], seed: number): Input[] {
  return shapes.map((shape, i) => ({ shape, values: randomValues(shape, seed + 101 * i) }));
}

/** What `compute` gives on the reference backend and on ours; throws when ours keeps a tensor. */
export async function onBoth(compute: (inputs: Tensor[]) => Tensor[], inputs: Input[]): Promise<Comparison> {
  const run = () => {
    const results: number[][] = [];
    tidy(() => {
      const tensors = inputs.map(({ values, shape }) => tensor(values, shape));
      for (const result of compute(tensors)) results.push(Array.from(result.dataSync()));
    });
    return results;
  };
  await setBackend('cpu');
  const cpu = run();
  await setBackend('wasm');
  const before = backend().numDataIds();
  const wasm = run();
  if (backend().numDataIds() !== before) throw new Error('The kernel keeps a tensor.');
  return { cpu, wasm };
}

/** The op's value and the gradients, by all inputs, of a weighted sum of it, so that no symmetry hides a fault. */
export function valueAndGradients(op: (...inputs: Tensor[]) => Tensor): (inputs: Tensor[]) => Tensor[] {
  const weighted = (...inputs: Tensor[]) => {
    const y = op(...inputs);
    return sum(mul(y, tensor(randomValues(y.shape, 77), y.shape)));
  };
  return (inputs) => [op(...inputs), ...grads(weighted)(inputs)];
}

/** Fails unless both are the same numbers up to rounding, and NaN and ±∞ stand in the same places. */
export function expectClose({ cpu, wasm }: Comparison, tolerance = 1e-4): void {
  expect(wasm.map((list) => list.length)).toEqual(cpu.map((list) => list.length));
  const worst = cpu.map((list, i) =>
    list.reduce((most, expected, at) => Math.max(most, distance(expected, wasm[i]![at]!)), 0),
  );
  worst.forEach((most) => expect(most).toBeLessThan(tolerance));
}

/** Relative for large numbers, absolute for small ones; ∞ where only one is finite. */
function distance(expected: number, actual: number): number {
  if (Object.is(expected, actual) || expected === actual) return 0;
  if (!Number.isFinite(expected) || !Number.isFinite(actual)) return Infinity;
  return Math.abs(expected - actual) / Math.max(1, Math.abs(expected));
}
