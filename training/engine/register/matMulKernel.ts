import { broadcast_util } from '@tensorflow/tfjs-core';
import { type FusedKernels } from '../loadKernels';
import { sizeOf } from '../wasmMemory';
import { registerFusedKernel } from './fusedKernel';

/**
 * Replaces the product of matrices of tfjs 4.22 on wasm, which falls to 2 GFLOP/s (from about 28) as soon as a
 * factor is transposed or there is more than one pair: that is every gradient.
 */
export function registerMatMul(kernels: FusedKernels): void {
  registerFusedKernel<'a' | 'b', 'transposeA' | 'transposeB'>(
    'BatchMatMul',
    ({ inputs: { a, b }, attributes: { transposeA, transposeB }, at, make }) => {
      const [rows, inner] = lastTwo(a.shape, Boolean(transposeA));
      const columns = lastTwo(b.shape, Boolean(transposeB))[1];
      const [aPairs, bPairs] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
      const pairs = broadcast_util.assertAndGetBroadcastShape(aPairs, bPairs);
      const product = make([...pairs, rows, columns]);
      const panels = kernels.workspace(inner * kernels.panelColumns(columns));
      for (const { count, rowsOf, aMatrix, bMatrix, cMatrix, aNext, bNext } of runsOf({
        pairs,
        aPairs,
        bPairs,
        canStack: !transposeA,
      })) {
        kernels.matMul(
          ...[count, rows * rowsOf, columns, inner],
          ...[at(a) + aMatrix * rows * inner * 4, aNext * rows * inner * 4, Number(transposeA)],
          ...[at(b) + bMatrix * inner * columns * 4, bNext * inner * columns * 4, Number(transposeB)],
          ...[at(product) + cMatrix * rows * columns * 4, panels],
        );
      }
      return product;
    },
  );
}

function lastTwo(shape: number[], transposed: boolean): [number, number] {
  const [rows, columns] = shape.slice(-2) as [number, number];
  return transposed ? [columns, rows] : [rows, columns];
}

/** Consecutive products that one call of the kernel computes; numbers count matrices. */
interface Run {
  count: number;
  /** How many matrices of A are taken as one of that many times the rows. */
  rowsOf: number;
  aMatrix: number;
  bMatrix: number;
  cMatrix: number;
  aNext: number;
  bNext: number;
}

interface Pairing {
  pairs: number[];
  aPairs: number[];
  bPairs: number[];
  canStack: boolean;
}

function runsOf({ pairs, aPairs, bPairs, canStack }: Pairing): Run[] {
  const sizeOfPairs = (shape: number[]) => sizeOf({ shape } as Parameters<typeof sizeOf>[0]);
  const [count, aCount, bCount] = [sizeOfPairs(pairs), sizeOfPairs(aPairs), sizeOfPairs(bPairs)];
  const whole = { aMatrix: 0, bMatrix: 0, cMatrix: 0 };
  if (bCount === 1 && aCount === count && canStack) {
    return [{ ...whole, count: 1, rowsOf: count, aNext: 0, bNext: 0 }];
  }
  if ((aCount === count || aCount === 1) && (bCount === count || bCount === 1)) {
    return [{ ...whole, count, rowsOf: 1, aNext: aCount === 1 ? 0 : 1, bNext: bCount === 1 ? 0 : 1 }];
  }
  return Array.from({ length: count }, (_, cMatrix) => ({
    count: 1,
    rowsOf: 1,
    aMatrix: sourceOf(cMatrix, pairs, aPairs),
    bMatrix: sourceOf(cMatrix, pairs, bPairs),
    cMatrix,
    aNext: 0,
    bNext: 0,
  }));
}

/** The matrix of a broadcast factor that takes part in product number `index`. */
function sourceOf(index: number, pairs: number[], shape: number[]): number {
  let source = 0;
  let stride = 1;
  let rest = index;
  for (let back = 1; back <= pairs.length; back++) {
    const length = pairs[pairs.length - back]!;
    const own = shape[shape.length - back] ?? 1;
    if (own > 1) source += (rest % length) * stride;
    stride *= own;
    rest = Math.floor(rest / length);
  }
  return source;
}
