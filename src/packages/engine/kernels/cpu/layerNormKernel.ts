import { type TypedArray } from '@tensorflow/tfjs-core';
import { LAYER_NORM } from '../../../../models/ops/layerNorm';
import { matrixShape } from '../matrixShape';
import { cpuKernel } from './cpuKernel';

export const layerNormKernel = cpuKernel<'x' | 'gain' | 'bias', 'epsilon'>(
  LAYER_NORM,
  ({ inputs: { x, gain, bias }, attributes: { epsilon }, values }) => {
    const shape = matrixShape(x);
    return { shape, values: normaliseRows(shape, values(x), values(gain), values(bias), epsilon) };
  },
);

/** See `layerNorm`. */
export function normaliseRows(
  [rows, columns]: readonly [number, number],
  x: TypedArray,
  gain: TypedArray,
  offset: TypedArray,
  epsilon: number,
): Float32Array {
  const y = new Float32Array(rows * columns);
  for (let start = 0; start < y.length; start += columns) {
    let sum = 0;
    for (let column = 0; column < columns; column++) sum += x[start + column]!;
    const mean = sum / columns;
    let squares = 0;
    for (let column = 0; column < columns; column++) {
      const centred = x[start + column]! - mean;
      squares += centred * centred;
    }
    const scale = 1 / Math.sqrt(squares / columns + epsilon);
    for (let column = 0; column < columns; column++) {
      y[start + column] = (x[start + column]! - mean) * scale * gain[column]! + offset[column]!;
    }
  }
  return y;
}
