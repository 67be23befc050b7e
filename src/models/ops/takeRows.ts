import { engine, gather, tensor1d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { TAKE_ROWS, type UploadedRows } from './uploadedRows';

/** table [N, D] → the rows with these indices, [P, D]. */
export function takeRows(table: Tensor2D, { indices, tensor }: UploadedRows): Tensor2D {
  if (tensor) return engine().runKernel<Tensor2D>(TAKE_ROWS, { table, rows: tensor });
  return tidy(() => gather(table, tensor1d(indices, 'int32')));
}
