import { type TensorInfo, type TypedArray } from '@tensorflow/tfjs-core';
import { PROJECT } from '../../../../models/ops/project';
import { matrixShape } from '../matrixShape';
import { cpuKernel } from './cpuKernel';
import { normaliseRows } from './layerNormKernel';

type Input = 'x' | 'weight' | 'gain' | 'offset' | 'bias' | 'residual';

export const projectKernel = cpuKernel<Input, 'epsilon' | 'relu'>(
  PROJECT,
  ({ inputs, attributes: { epsilon, relu }, values }) => {
    const { x, weight, gain, offset, bias, residual } = inputs as Partial<typeof inputs> &
      Record<'x' | 'weight', TensorInfo>;
    const [rows, depth] = matrixShape(x);
    const columns = weight.shape[1]!;
    const rowsOfX =
      gain && offset
        ? normaliseRows([rows, depth], values(x), values(gain), values(offset), epsilon)
        : values(x);
    const y = new Float32Array(rows * columns);
    multiply(rowsOfX, values(weight), y, depth, columns);
    finish(y, columns, bias && values(bias), relu === 1, residual && values(residual));
    return { shape: [rows, columns], values: y };
  },
);

/** y = x · weight, in tiles of two rows by four columns: their eight sums stay in registers. */
function multiply(x: TypedArray, weight: TypedArray, y: Float32Array, depth: number, columns: number): void {
  const rows = y.length / columns;
  const evenRows = rows - (rows % 2);
  const wideColumns = columns - (columns % 4);
  for (let row = 0; row < evenRows; row += 2) {
    const [above, below] = [row * depth, (row + 1) * depth];
    for (let column = 0; column < wideColumns; column += 4) {
      let [a0, a1, a2, a3] = [0, 0, 0, 0];
      let [b0, b1, b2, b3] = [0, 0, 0, 0];
      for (let k = 0, at = column; k < depth; k++, at += columns) {
        const a = x[above + k]!;
        const b = x[below + k]!;
        const w0 = weight[at]!;
        const w1 = weight[at + 1]!;
        const w2 = weight[at + 2]!;
        const w3 = weight[at + 3]!;
        a0 += a * w0;
        a1 += a * w1;
        a2 += a * w2;
        a3 += a * w3;
        b0 += b * w0;
        b1 += b * w1;
        b2 += b * w2;
        b3 += b * w3;
      }
      const out = row * columns + column;
      y[out] = a0;
      y[out + 1] = a1;
      y[out + 2] = a2;
      y[out + 3] = a3;
      y[out + columns] = b0;
      y[out + columns + 1] = b1;
      y[out + columns + 2] = b2;
      y[out + columns + 3] = b3;
    }
  }
  for (let row = 0; row < rows; row++) {
    for (let column = row < evenRows ? wideColumns : 0; column < columns; column++) {
      let sum = 0;
      for (let k = 0; k < depth; k++) sum += x[row * depth + k]! * weight[k * columns + column]!;
      y[row * columns + column] = sum;
    }
  }
}

function finish(
  y: Float32Array,
  columns: number,
  bias: TypedArray | undefined,
  isRectified: boolean,
  residual: TypedArray | undefined,
): void {
  for (let start = 0; start < y.length; start += columns) {
    for (let column = 0; column < columns; column++) {
      let value = y[start + column]!;
      if (bias) value += bias[column]!;
      if (isRectified && value < 0) value = 0;
      if (residual) value += residual[start + column]!;
      y[start + column] = value;
    }
  }
}
