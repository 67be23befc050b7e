import { gather, tensor1d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { runFused } from './runFused';
import { type UploadedRows } from './uploadedRows';

export const TAKE_ROWS = 'TakeRows';

/** table [N, D] → the rows with these indices, [P, D]. */
export function takeRows(table: Tensor2D, { indices, tensor }: UploadedRows): Tensor2D {
  return runFused(TAKE_ROWS, { table, rows: tensor }, {}, () =>
    tidy(() => gather(table, tensor1d(indices, 'int32'))),
  );
}
