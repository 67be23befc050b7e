import { engine, registerGradient, type Tensor } from '@tensorflow/tfjs-core';
import { NEIGHBOUR_ROWS } from '../../../src/models/ops/neighbourRows';
import { POOL_SEQUENCES } from '../../../src/models/ops/poolSequences';
import { type FusedKernels } from '../loadKernels';
import { registerFusedKernel } from './fusedKernel';

const NEIGHBOUR_ROWS_GRADIENT = 'NeighbourRowsGradient';
const POOL_SEQUENCES_GRADIENT = 'PoolSequencesGradient';

export function registerPoolingKernels(kernels: FusedKernels): void {
  registerFusedKernel<'x' | 'positions', 'distance'>(
    NEIGHBOUR_ROWS,
    ({ inputs: { x, positions }, attributes: { distance }, at, make }) => {
      const [rows, columns] = x.shape as [number, number];
      const y = make([rows, 3 * columns]);
      kernels.neighbourRows(rows, columns, distance, at(x), at(positions), at(y));
      return y;
    },
  );
  registerFusedKernel<'dy' | 'positions', 'distance'>(
    NEIGHBOUR_ROWS_GRADIENT,
    ({ inputs: { dy, positions }, attributes: { distance }, at, make }) => {
      const [rows, columns] = [dy.shape[0]!, dy.shape[1]! / 3];
      const dx = make([rows, columns]);
      kernels.neighbourRowsGradient(rows, columns, distance, at(positions), at(dy), at(dx));
      return dx;
    },
  );
  registerFusedKernel<'x' | 'offsets'>(POOL_SEQUENCES, ({ inputs: { x, offsets }, at, make }) => {
    const [sequences, columns] = [offsets.shape[0]! - 1, x.shape[1]!];
    const y = make([sequences, 2 * columns]);
    kernels.poolSequences(sequences, columns, at(x), at(offsets), at(y));
    return y;
  });
  registerFusedKernel<'x' | 'offsets' | 'y' | 'dy'>(
    POOL_SEQUENCES_GRADIENT,
    ({ inputs: { x, offsets, y, dy }, at, make }) => {
      const [rows, columns] = x.shape as [number, number];
      const dx = make(x.shape);
      kernels.poolSequencesGradient(
        ...([offsets.shape[0]! - 1, columns, rows, at(x), at(offsets), at(y), at(dy), at(dx)] as const),
      );
      return dx;
    },
  );
}

/** Positions and offsets are integers: nothing asks for their gradient. */
function noGradient(): Tensor {
  throw new Error('Positions and offsets have no gradient.');
}

export function registerPoolingGradients(): void {
  registerGradient({
    kernelName: NEIGHBOUR_ROWS,
    inputsToSave: ['positions'],
    gradFunc: (dy, saved, attributes) => ({
      x: () =>
        engine().runKernel<Tensor>(
          NEIGHBOUR_ROWS_GRADIENT,
          { dy: dy as Tensor, positions: saved[0]! },
          attributes,
        ),
      positions: noGradient,
    }),
  });
  registerGradient({
    kernelName: POOL_SEQUENCES,
    inputsToSave: ['x', 'offsets'],
    outputsToSave: [true],
    gradFunc: (dy, saved) => {
      const [x, offsets, y] = saved as [Tensor, Tensor, Tensor];
      return {
        x: () => engine().runKernel<Tensor>(POOL_SEQUENCES_GRADIENT, { x, offsets, y, dy: dy as Tensor }),
        offsets: noGradient,
      };
    },
  });
}
