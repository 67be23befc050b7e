import { concat, gather, tensor1d, tidy, zeros, type Tensor2D } from '@tensorflow/tfjs-core';
import { positionsTensor, positionsValues, type Positions } from './raggedRows';
import { runFused } from './runFused';

export const NEIGHBOUR_ROWS = 'NeighbourRows';

/**
 * y[t] = x[t − distance] ‖ x[t] ‖ x[t + distance] within t's own sequence, zeros beyond its ends: what a convolution of
 * width 3 with this dilation multiplies. x [P, D], positions [P] (see `Positions`) → [P, 3·D].
 */
export function neighbourRows(x: Tensor2D, positions: Positions, distance: number): Tensor2D {
  return tidy(() =>
    runFused(NEIGHBOUR_ROWS, { x, positions: positionsTensor(positions) }, { distance }, () => {
      const [rows, columns] = x.shape;
      const padded = concat([x, zeros([1, columns])], 0) as Tensor2D;
      const values = positionsValues(positions);
      const shifted = (by: number) =>
        gather(
          padded,
          tensor1d(
            Int32Array.from({ length: rows }, (_, row) =>
              isNeighbour(values, row, row + by) ? row + by : rows,
            ),
            'int32',
          ),
        );
      return concat([shifted(-distance), x, shifted(distance)], 1) as Tensor2D;
    }),
  );
}

/** Whether two rows are of one sequence: their positions then differ as their numbers do. */
function isNeighbour(positions: Int32Array, row: number, other: number): boolean {
  return positions[other] === positions[row]! + other - row;
}
