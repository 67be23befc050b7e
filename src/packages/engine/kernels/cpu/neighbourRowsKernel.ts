import { NEIGHBOUR_ROWS } from '../../../../models/ops/neighbourRows';
import { matrixShape } from '../matrixShape';
import { cpuKernel } from './cpuKernel';

export const neighbourRowsKernel = cpuKernel<'x' | 'positions', 'distance'>(
  NEIGHBOUR_ROWS,
  ({ inputs, attributes: { distance }, values }) => {
    const [rows, columns] = matrixShape(inputs.x);
    const [x, positions] = [values(inputs.x), values(inputs.positions)];
    const y = new Float32Array(3 * rows * columns);
    const copy = (from: number, to: number) => {
      for (let column = 0; column < columns; column++) y[to + column] = x[from * columns + column]!;
    };
    for (let row = 0; row < rows; row++) {
      const to = 3 * row * columns;
      if (positions[row]! >= distance) copy(row - distance, to);
      copy(row, to + columns);
      if (positions[row + distance] === positions[row]! + distance) copy(row + distance, to + 2 * columns);
    }
    return { shape: [rows, 3 * columns], values: y };
  },
);
